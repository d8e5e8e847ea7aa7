"""Bringing data in over HTTP: what scripts and the wizard rely on."""

import pytest

from tests.fakes.extracts import Drops, extract, row


@pytest.fixture
def drops(world):
    return Drops(world, world.admin)


def _arrived(drops, import_id, content):
    """The form was posted: the storage tells that the file is there."""
    key = drops.imports.get(drops.actor, import_id).key
    drops.world.uploads.put(key, content, "text/csv")
    from chalicelib.features.imports.ledger import Upload
    from tests.fakes.extracts import STARTED

    drops.tell(Upload(key, STARTED, "1"))
    drops.work()


def _uploaded(admin, drops, content, **request):
    ticket = admin.post("/uploads", {"filename": "extract.csv", **request}).json
    _arrived(drops, ticket["import_id"], content)
    return f"/imports/{ticket['import_id']}"


CONTENT = extract(row("A", "1"), row("A", "2", "50.25"), row("B", "3", "-1"), row("B", "4", "x"))


def test_a_ticket_names_the_import_and_the_form_to_post(admin):
    answer = admin.post("/uploads", {"filename": "../../été 2026.csv"})
    assert answer.status == 201
    assert answer.json["upload"]["fields"]["key"].endswith(
        f"/-/{answer.json['import_id']}/été 2026.csv"
    )


def test_an_import_without_a_profile_waits_with_a_proposal_and_a_dry_run(admin, drops):
    found = admin.get(_uploaded(admin, drops, CONTENT)).json
    assert found["state"] == "waiting_for_mapping"
    assert {c["column"]: c["field"] for c in found["proposal"]["columns"]}["due_on"] == "due_on"
    assert (found["preview"]["items_created"], found["preview"]["rows_refused"]) == (3, 1)
    assert found["preview"]["samples"][0]["number"] == "1"


def test_posting_the_proposal_takes_the_file_in(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    answer = admin.post(f"{path}/mappings", admin.get(path).json["proposal"])
    drops.work()
    found = admin.get(path).json
    assert answer.status == 202
    assert found["state"] == "done"
    assert (found["rows_read"], found["rows_refused"], found["items_created"]) == (4, 1, 3)
    assert found["totals"] == found["portfolio_totals"] == [{"amount": "149.25", "currency": "EUR"}]
    assert found["errors"][0] | {"reason": ""} == {
        "row": 5,
        "column": "balance",
        "value": "x",
        "code": "amount_invalid",
        "reason": "",
        "severity": "error",
    }


def test_a_dry_run_changes_nothing(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    before = dict(drops.world.table.rows)
    answer = admin.post(f"{path}/previews", admin.get(path).json["proposal"])
    assert (answer.status, answer.json["accounts_created"]) == (200, 2)
    assert dict(drops.world.table.rows) == before


def test_a_mapping_saved_under_a_name_is_used_for_the_next_file(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    admin.post(f"{path}/mappings", admin.get(path).json["proposal"] | {"save_as": "My ERP"})
    drops.work()
    assert [p["name"] for p in admin.get("/profiles").json["items"]] == ["My ERP"]
    drops.tell(drops.put(extract(row("A", "1")), "My ERP"))
    drops.work()
    assert drops.newest().state.value in {"done", "waiting_for_approval"}


def test_a_forgotten_profile_is_asked_again(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    admin.post(f"{path}/mappings", admin.get(path).json["proposal"] | {"save_as": "erp"})
    drops.work()
    assert admin.call("DELETE", "/profiles/erp").status == 204
    assert admin.get("/profiles").json["items"] == []


def test_a_mapping_without_an_account_is_refused_with_the_reason(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    proposal = admin.get(path).json["proposal"]
    proposal["columns"] = [c for c in proposal["columns"] if c["field"] not in {"code", "name"}]
    answer = admin.post(f"{path}/mappings", proposal)
    assert (answer.status, answer.json["errors"][0]["reason"]) == (
        422,
        "no column gives the account code",
    )


def test_two_columns_for_one_field_are_refused(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    proposal = admin.get(path).json["proposal"]
    for column in proposal["columns"]:
        column["field"] = "code" if column["field"] == "name" else column["field"]
    assert admin.post(f"{path}/mappings", proposal).status == 422


def test_the_same_mapping_twice_is_one_answer(admin, drops):
    path = _uploaded(admin, drops, CONTENT)
    proposal = admin.get(path).json["proposal"]
    assert [admin.post(f"{path}/mappings", proposal).status for _ in range(2)] == [202, 202]
    drops.work()
    assert admin.get(path).json["items_created"] == 3


def test_rows_in_the_request_go_the_same_way(admin, drops):
    rows = [
        {"code": "A", "number": "1", "due_on": "2026-02-01", "balance": "12.50", "currency": "EUR"}
    ]
    answer = admin.post("/imports", {"rows": rows})
    _arrived(
        drops, answer.json["id"], drops.world.uploads.kept[next(iter(drops.world.uploads.kept))]
    )
    path = f"/imports/{answer.json['id']}"
    admin.post(f"{path}/mappings", admin.get(path).json["proposal"])
    drops.work()
    assert answer.status == 202
    assert drops.books() == {"A": {"1": 1250}}


def test_csv_in_the_request_goes_the_same_way(admin, drops):
    answer = admin.post("/imports", {"csv": CONTENT.decode(), "mode": "DELTA"})
    assert (answer.status, answer.json["state"]) == (202, "waiting_for_file")


@pytest.mark.parametrize(
    "body", [{}, {"rows": [], "csv": ""}, {"rows": [{"code": 1.5}]}, {"csv": "x" * 5_000_001}]
)
def test_a_body_that_is_no_extract_is_refused(admin, body):
    assert admin.post("/imports", body).status == 422


def test_errors_can_be_paged_and_downloaded(admin, drops):
    good, bad = ([row("A", f"{v}{n}", v) for n in range(250)] for v in ("1.00", "oops"))
    path = _uploaded(admin, drops, extract(*good, *bad))
    first = admin.get(f"{path}/errors").json
    second = admin.get(f"{path}/errors?cursor={first['next_cursor']}").json
    assert (len(first["items"]), len(second["items"]), second["next_cursor"]) == (200, 50, None)
    lines = admin.get(f"{path}/errors.csv").body.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1].split(";")[:3]) == (251, ["252", "balance", "oops"])


@pytest.mark.parametrize("attack", ["=1+1", "+cmd|x", "@SUM(A1)", "-2+3"])
def test_the_download_holds_no_formula(admin, drops, attack):
    path = _uploaded(admin, drops, extract(row("A", "1"), row("A", "2", attack)))
    assert f";'{attack};" in admin.get(f"{path}/errors.csv").body.decode("utf-8-sig")


def test_imports_are_listed_newest_first_in_pages(admin, drops):
    for n in range(5):
        drops.world.clock.advance(minutes=1)
        admin.post("/imports", {"csv": f"code;name\nA;{n}\n", "filename": f"{n}.csv"})
    first = admin.get("/imports?limit=3").json
    second = admin.get(f"/imports?limit=3&cursor={first['next_cursor']}").json
    assert {(len(i["errors"]), i["proposal"]) for i in first["items"]} == {(0, None)}
    assert [i["filename"] for i in first["items"]] == ["4.csv", "3.csv", "2.csv"]
    assert [i["filename"] for i in second["items"]] == ["1.csv", "0.csv"]


def test_a_foreign_import_is_as_unknown_as_one_that_is_not_there(admin, drops, world, browser_of):
    path = _uploaded(admin, drops, CONTENT)
    other = browser_of(world.add_tenant("other"))
    assert other.get(path).status == other.get("/imports/none").status == 404


def test_a_file_under_another_companys_ticket_is_refused(drops, world):
    from chalicelib.core.errors import NotFoundError
    from chalicelib.features.imports.ledger import Upload
    from tests.fakes.extracts import STARTED

    found, _ = drops.imports.expect(drops.actor, "x.csv")
    world.add_tenant("other")
    with pytest.raises(NotFoundError):
        drops.imports.arrived("other", Upload(found.key.replace("acme", "other"), STARTED, "1"))
