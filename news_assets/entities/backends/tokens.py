"""Our own taggers, which label tokens, behind the interface of all."""

import re
from collections.abc import Sequence

from news_assets.entities.backends.found import Found
from news_assets.entities.tagger import Tagger

_TOKEN = re.compile(r"[^\W_]+(?:[\"'.&][^\W_]+)*'?|[^\w\s]|_")
# What runs on longer is no sentence, and would make the others wait.
_LONGEST = 200


class TokenBackend:
    """A tagger of tokens with the way back to the text."""

    after = False

    def __init__(self, model: Tagger) -> None:
        """Take the tagger."""
        self._model = model

    def find(self, sentences: Sequence[str]) -> list[list[Found]]:
        """Names of each sentence."""
        pieces: list[tuple[int, list[tuple[int, int]]]] = []
        for number, sentence in enumerate(sentences):
            tokens = [m.span() for m in _TOKEN.finditer(sentence)]
            pieces += [(number, tokens[at : at + _LONGEST]) for at in range(0, len(tokens), _LONGEST)]
        tagged = self._model.tag_all([[sentences[number][a:b] for a, b in tokens] for number, tokens in pieces])
        found: list[list[Found]] = [[] for _ in sentences]
        for (number, tokens), labels in zip(pieces, tagged, strict=True):
            found[number] += [Found(tokens[a][0], tokens[b][1], kind, score) for a, b, kind, score in spans(labels)]
        return found


def spans(labels: Sequence[tuple[str, float]]) -> list[tuple[int, int, str, float]]:
    """First and last token, kind and mean probability of every name in BIO labels."""
    found: list[tuple[int, int, str, float]] = []
    first: int | None = None
    for at, (label, _) in enumerate([*labels, ("O", 1.0)]):
        if first is not None and label != f"I-{labels[first][0][2:]}":
            chances = [chance for _, chance in labels[first:at]]
            found.append((first, at - 1, labels[first][0][2:], sum(chances) / len(chances)))
            first = None
        if label != "O" and first is None:
            first = at
    return found
