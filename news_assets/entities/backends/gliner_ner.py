"""GLiNER models (extra `gliner`): names of kinds that are asked for by a word, in many languages."""

from collections.abc import Sequence

from news_assets.entities.backends.found import Found, kind_of, trimmed

_ASKED = ["person", "organization", "location"]
_LEAST = 0.5
_LONGEST = 1500


class GlinerBackend:
    """A model that is told what to look for."""

    after = False

    def __init__(self, model: str, *, download: bool = False) -> None:
        """Load a model from a folder, or by its hub id; only with `download` is anything fetched.

        OSError when it is not on this machine or GLiNER is not installed.
        """
        try:
            from gliner import GLiNER
        except ImportError as error:
            raise OSError("GLiNER is not installed: pip install 'news_assets[gliner]'") from error
        try:
            self._model = GLiNER.from_pretrained(model, local_files_only=not download)
        except (OSError, ValueError) as error:
            raise OSError(
                f"no GLiNER model {model!r} on this machine: name the folder it lies in, "
                "or allow it to be fetched (gliner:hub:NAME)"
            ) from error

    def find(self, sentences: Sequence[str]) -> list[list[Found]]:
        """Names of each sentence."""
        found = []
        for sentence in sentences:
            names = []
            for name in self._model.predict_entities(sentence[:_LONGEST], _ASKED, threshold=_LEAST):
                kind = kind_of(name["label"])
                start, end = trimmed(sentence, name["start"], name["end"])
                if kind and end > start:
                    names.append(Found(start, end, kind, float(name["score"])))
            found.append(sorted(names))
        return found
