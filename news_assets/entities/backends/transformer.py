"""Token classification models in the format of Hugging Face (extra `transformers`), from a folder or a hub."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from news_assets.entities.backends.found import Found, kind_of, trimmed

_BATCH = 16
_LONGEST = 512


class Word(NamedTuple):
    """A word with the label that the model gives it."""

    start: int
    end: int
    label: str
    score: float


class TransformerBackend:
    """A model that labels the pieces of words."""

    after = False

    def __init__(self, model: str, *, download: bool = False) -> None:
        """Load model and tokenizer from a folder, or by their hub id; only with `download` is anything fetched.

        OSError when they are not on this machine, do not label tokens, or transformers is not installed.
        """
        try:
            import torch
            from transformers import AutoModelForTokenClassification, AutoTokenizer
        except ImportError as error:
            raise OSError("transformers is not installed: pip install 'news_assets[transformers]'") from error
        # Pages are read by several processes side by side: more threads than cores make all of them slower.
        torch.set_num_threads(1)
        try:
            tokenizer = AutoTokenizer.from_pretrained(model, local_files_only=not download, use_fast=True)
            network = AutoModelForTokenClassification.from_pretrained(model, local_files_only=not download)
        except (OSError, ValueError, KeyError) as error:
            raise OSError(
                f"no token classification model {model!r} on this machine: name the folder it lies in, "
                "or allow it to be fetched (transformers:hub:NAME)"
            ) from error
        if not any(kind_of(label) for label in network.config.id2label.values()):
            raise OSError(f"the model {model!r} finds no people, organisations or places: {network.config.id2label}")
        self._torch: Any = torch
        self._tokenizer: Any = tokenizer
        self._network: Any = network.eval()
        self._labels = {number: str(label) for number, label in network.config.id2label.items()}
        places = getattr(network.config, "max_position_embeddings", _LONGEST + 2)
        self._longest = min(tokenizer.model_max_length, places - 2, _LONGEST)

    def find(self, sentences: Sequence[str]) -> list[list[Found]]:
        """Names of each sentence; what runs past the model's length is cut."""
        # Sentences of like length together: a batch is as slow as its longest.
        order = sorted((at for at, text in enumerate(sentences) if text.strip()), key=lambda at: len(sentences[at]))
        found: list[list[Found]] = [[] for _ in sentences]
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            for at, words in zip(chosen, self._words([sentences[at] for at in chosen]), strict=True):
                found[at] = list(_names(sentences[at], words))
        return found

    def _words(self, texts: list[str]) -> Iterator[list[Word]]:
        """Span, label and probability of each word, by its first piece."""
        read = self._tokenizer(
            texts,
            truncation=True,
            max_length=self._longest,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        inputs = {name: read[name] for name in self._tokenizer.model_input_names if name in read}
        with self._torch.inference_mode():
            chances, labels = self._network(**inputs).logits.softmax(dim=-1).max(dim=-1)
        spans = read["offset_mapping"].tolist()
        for row in range(len(texts)):
            words: dict[int, Word] = {}
            for piece, word in enumerate(read.word_ids(row)):
                if word is None:
                    continue
                begin, end = spans[row][piece]
                if word in words:
                    words[word] = words[word]._replace(end=end)
                else:
                    words[word] = Word(begin, end, self._labels[int(labels[row, piece])], float(chances[row, piece]))
            yield list(words.values())


def _names(sentence: str, words: Sequence[Word]) -> Iterator[Found]:
    """Words of one kind that follow each other, as the labels' B- and I- join them."""
    group: list[Word] = []
    for word in [*words, Word(0, 0, "O", 1.0)]:
        goes_on = group and word.label[:2] != "B-" and kind_of(word.label) == kind_of(group[0].label)
        if group and not goes_on:
            kind = kind_of(group[0].label)
            start, end = trimmed(sentence, group[0].start, group[-1].end)
            if kind and end > start:
                yield Found(start, end, kind, sum(w.score for w in group) / len(group))
            group = []
        if kind_of(word.label):
            group.append(word)
