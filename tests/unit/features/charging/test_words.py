from chalicelib.features.charging.words import HERE, words


def keys(said, prefix=""):
    for name, value in said.items():
        if isinstance(value, dict):
            yield from keys(value, f"{prefix}{name}.")
        else:
            yield prefix + name


def test_every_language_says_the_same_things():
    assert len({frozenset(keys(words(path.stem))) for path in HERE.glob("*.toml")}) == 1


def test_an_unknown_language_reads_english():
    assert words("de") == words("en")
