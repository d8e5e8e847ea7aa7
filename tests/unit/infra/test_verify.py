import pytest

from infra.verify import main
from tests.unit.features.history.test_workbook import changed, extract_of, json_file, workbook


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "history"
        path.write_bytes(content)
        return [str(path)]

    return write


def test_a_whole_workbook_ends_well(file, capsys):
    code = main(file(workbook(extract_of("a", "b"))))
    assert (code, "WHOLE" in capsys.readouterr().out) == (0, True)


def test_a_part_says_what_is_not_there(file, capsys):
    code = main(file(json_file(extract_of("a", "b", "c", skip={2}))))
    assert (code, "not in the file: 2-2" in capsys.readouterr().out) == (0, True)


def test_a_broken_one_says_where(file, capsys):
    made = changed(extract_of("a", "b"), 2, by="x").model_dump_json().encode()
    code = main(file(made))
    assert (code, "BROKEN at no. 2" in capsys.readouterr().out) == (1, True)


def test_another_file_is_no_history(file):
    assert main(file(b"code;name")) == 2


def test_it_wants_one_file():
    assert main([]) == 2
