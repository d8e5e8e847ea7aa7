"""The meter against cases computed by hand from DynamoDB's published rules."""

from types import SimpleNamespace

import pytest

from bench.sizes import item_bytes, read_units, write_units
from bench.units import Meter, Units


def item(pk="a", sk="b", doc=b"", **more):
    return {"pk": {"S": pk}, "sk": {"S": sk}, "doc": {"B": doc}, **more}


def in_portfolio(summary, p_sk="C1", doc=b""):
    index = {"p_pk": {"S": "P#1"}, "p_sk": {"S": p_sk}, "summary": {"B": summary}}
    return item(doc=doc, version={"N": "7"}, **index)


class Metered:
    """Calls the meter as botocore would, without a database."""

    def __init__(self):
        self.meter = Meter()

    def __call__(self, name, asked, answer=None, status=200):
        before, context = self.meter.units, {}
        self.meter._before(asked, context)
        self.meter._after(
            answer or {}, SimpleNamespace(name=name), context, SimpleNamespace(status_code=status)
        )
        return self.meter.units - before

    def put(self, thing, **more):
        return self("PutItem", {"Item": thing}, **more).write


@pytest.fixture
def call():
    return Metered()


def test_an_item_is_its_names_and_values():
    assert item_bytes(item(doc=b"12345")) == (2 + 1) + (2 + 1) + (3 + 5)
    assert item_bytes({"é": {"S": "é"}}) == 4


@pytest.mark.parametrize(
    ("number", "size"), [("0", 1), ("7", 2), ("-7", 3), ("1234", 3), ("12300", 3), ("123456", 4)]
)
def test_a_number_takes_a_byte_for_two_digits_and_one_more(number, size):
    assert item_bytes({"n": {"N": number}}) == 1 + size


@pytest.mark.parametrize(("size", "units"), [(0, 1), (1, 1), (1024, 1), (1025, 2), (3072, 3)])
def test_writes_count_started_kilobytes(size, units):
    assert write_units(size) == units


@pytest.mark.parametrize(("size", "units"), [(0, 1), (4096, 1), (4097, 2), (40_000, 10)])
def test_reads_count_started_four_kilobytes_and_half_when_eventual(size, units):
    assert read_units(size, consistent=True) == units
    assert read_units(size, consistent=False) == units / 2


def test_a_new_item_costs_its_size(call):
    assert call.put(item(doc=b"x" * 1500)) == 2


def test_a_replaced_item_costs_its_larger_size(call):
    call.put(item(doc=b"x" * 2500))
    assert call.put(item(doc=b"x")) == 3


def test_an_index_entry_is_one_more_write_of_what_it_carries(call):
    assert call.put(in_portfolio(b"s" * 1200, doc=b"d" * 10)) == 2 + 2


def test_an_index_entry_that_carries_the_same_is_not_written_again(call):
    call.put(in_portfolio(b"s"))
    assert call.put(in_portfolio(b"s", doc=b"other")) == 1


def test_an_index_entry_that_changed_is_one_write(call):
    call.put(in_portfolio(b"s"))
    assert call.put(in_portfolio(b"t")) == 2


def test_a_changed_index_key_is_two_writes(call):
    call.put(in_portfolio(b"s"))
    assert call.put(in_portfolio(b"s", p_sk="C2")) == 1 + 2


def test_leaving_an_index_is_one_write(call):
    call.put(in_portfolio(b"s"))
    assert call.put(item()) == 2


def test_deleting_costs_the_item_and_its_entries(call):
    call.put(in_portfolio(b"s", doc=b"x" * 2100))
    assert call("DeleteItem", {"Key": {"pk": {"S": "a"}, "sk": {"S": "b"}}}).write == 3 + 1


def test_a_failed_condition_costs_the_item_that_is_there(call):
    call.put(item(doc=b"x" * 2500))
    assert call.put(item(), status=400) == 3


def test_a_transaction_costs_twice(call):
    actions = [{"Put": {"Item": item()}}, {"Put": {"Item": item(sk="c", doc=b"x" * 1100)}}]
    assert call("TransactWriteItems", {"TransactItems": actions}).write == 2 * (1 + 2)


def test_a_batch_costs_what_its_writes_cost_without_those_left_over(call):
    puts = [{"PutRequest": {"Item": item(sk=str(n))}} for n in range(3)]
    left = {"UnprocessedItems": {"t": puts[2:]}}
    assert call("BatchWriteItem", {"RequestItems": {"t": puts}}, left) == Units(2, 0, 1)


def test_an_absent_item_costs_a_read(call):
    asked = {"Key": {}, "ConsistentRead": True}
    assert call("GetItem", asked) == Units(0, 1, 1)


def test_a_page_costs_the_sum_of_its_items(call):
    page = {"Items": [item(doc=b"x" * 1000) for _ in range(6)]}
    assert call("Query", {"ConsistentRead": True}, page).read == 2
    assert call("Query", {}, page).read == 1


def test_a_projected_page_costs_whole_entries(call):
    call.put(in_portfolio(b"s" * 8000))
    asked = {
        "IndexName": "portfolio",
        "ProjectionExpression": "p_sk",
        "ExpressionAttributeValues": {":p": {"S": "P#1"}},
    }
    assert call("Query", asked, {"Items": [{"p_sk": {"S": "C1"}}]}).read == 1


def test_an_unknown_call_is_not_free(call):
    with pytest.raises(ValueError, match="UpdateItem"):
        call("UpdateItem", {})


def test_an_insert_costs_what_a_put_costs_and_a_refused_one_the_item_that_is_there(call):
    thing = item(doc=b"x" * 1500)
    shape = ", ".join(f"'{name}': ?" for name in thing)
    insert = {"Statement": f'INSERT INTO "t" VALUE {{{shape}}}', "Parameters": list(thing.values())}
    asked = {"Statements": [insert]}
    assert call("BatchExecuteStatement", asked, {"Responses": [{}]}).write == 2
    refused = {"Responses": [{"Error": {"Code": "DuplicateItem"}}]}
    assert call("BatchExecuteStatement", asked, refused).write == 2
