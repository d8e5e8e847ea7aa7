"""A pasted list of account codes comes out as it went in, whatever stands between."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.bulk.codes import pasted_codes, sorted_out

codes = st.lists(
    st.text("ABCZ0189-_/.éß", min_size=1, max_size=12), min_size=1, max_size=30, unique=True
)
between = st.sampled_from(
    ["\n", "\r\n", "\t", ";", ",", "|", " ;\n\n", "\r\n\r\n", ",\u00a0", " \n "]
)
around = st.sampled_from(["{}", '"{}"', "'{}'", " {} ", "\u00a0{}", "« {} »", "\ufeff{}", "“{}”"])


@given(codes, st.data())
def test_codes_are_found_whatever_stands_between_and_around(names, data):
    parts = [data.draw(around).format(name) + data.draw(between) for name in names]
    assert pasted_codes("".join(parts)) == tuple(names)


@given(st.text(max_size=200))
def test_any_text_gives_codes_without_blanks_or_repeats(text):
    found = pasted_codes(text)
    assert all(code and code == code.strip() for code in dict.fromkeys(found))


@given(codes, codes)
def test_every_code_is_an_account_or_is_listed(names, known):
    found, unknown = sorted_out(tuple(names), frozenset(known))
    assert set(found) == set(names) & set(known) or {c.casefold() for c in names} & {
        c.casefold() for c in known
    }
    assert not set(unknown) & set(known)


@given(codes)
def test_a_list_separated_by_spaces_is_understood(names):
    found, _ = sorted_out(pasted_codes(" ".join(names)), frozenset(names))
    assert found == tuple(names)


def test_a_code_with_a_space_inside_is_one_code():
    assert sorted_out(pasted_codes("C 12\nC13"), frozenset({"C 12", "C13"})) == (
        ("C 12", "C13"),
        (),
    )


def test_a_code_in_another_case_is_taken_for_the_account():
    assert sorted_out(("c1", "x9"), frozenset({"C1"})) == (("C1",), ("x9",))
