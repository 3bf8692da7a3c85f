"""spaCy pipelines (extra `spacy`): a package or folder that the user installed."""

from collections.abc import Sequence

from news_assets.entities.backends.found import Found, kind_of, trimmed

# spaCy gives no probability; this is about the share of right names of its small English model in financial news.
_SCORE = 0.7
_NEEDED = ("ner", "entity_ruler", "span_ruler")


class SpacyBackend:
    """A pipeline that names things."""

    after = True

    def __init__(self, model: str) -> None:
        """Load a pipeline by the name of its package or the path of its folder.

        OSError when it is not on this machine, holds no component for names, or spaCy is not installed.
        """
        try:
            import spacy
        except ImportError as error:
            raise OSError("spaCy is not installed: pip install 'news_assets[spacy]'") from error
        try:
            self._pipeline = spacy.load(model, exclude=["parser", "lemmatizer", "attribute_ruler", "textcat"])
        except (OSError, ValueError) as error:
            raise OSError(
                f"no spaCy pipeline {model!r} on this machine: install its package "
                f"(python -m spacy download {model}) or name the folder it lies in"
            ) from error
        if not set(_NEEDED) & set(self._pipeline.pipe_names):
            raise OSError(f"the spaCy pipeline {model!r} finds no names: it has {self._pipeline.pipe_names}")

    def find(self, sentences: Sequence[str]) -> list[list[Found]]:
        """Names of each sentence."""
        found = []
        for sentence, doc in zip(sentences, self._pipeline.pipe(sentences, batch_size=64), strict=True):
            names = []
            for entity in doc.ents:
                kind = kind_of(entity.label_)
                start, end = trimmed(sentence, entity.start_char, entity.end_char)
                if kind and end > start:
                    names.append(Found(start, end, kind, _SCORE))
            found.append(names)
        return found
