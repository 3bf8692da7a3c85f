"""Make the filters of known words (news_assets/language/LANGUAGE/*.bloom).

python -m benchmarks.known_words
Needs the package wordfreq, of the extra `bench`. Prints how many words each holds and how often it is wrong.
"""

from pathlib import Path

from news_assets.language.known import places

_FOLDER = Path(__file__).parents[1] / "news_assets/language"
_TABLES = {  # least frequency (log10 per 1e9 words), bytes
    ("he", "known"): (2.0, 1 << 18),
    ("he", "frequent"): (4.5, 1 << 13),
    ("en", "frequent"): (4.5, 1 << 13),
}


def main() -> None:
    """Write both tables."""
    from wordfreq import get_frequency_dict

    for (language, name), (least, size) in _TABLES.items():
        shares = get_frequency_dict(language, "large")
        words = [word for word, share in shares.items() if share >= 10 ** (least - 9) and len(word) > 1]
        table = bytearray(size)
        for word in words:
            for place in places(word, size * 8):
                table[place >> 3] |= 1 << (place & 7)
        (_FOLDER / language / f"{name}.bloom").write_bytes(table)
        others = [f"{word}§" for word in words[:20_000]]
        wrong = sum(all(table[p >> 3] >> (p & 7) & 1 for p in places(word, size * 8)) for word in others)
        print(
            f"{language} {name}: {len(words)} words, {size} bytes, {wrong / len(others):.2%} of others taken for known"
        )


if __name__ == "__main__":
    main()
