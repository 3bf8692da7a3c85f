"""The one file that says where pages come from; see docs/sources.md for an example with every key."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator


class ConfigError(ValueError):
    """The file cannot be used; the message has one line per mistake: where, what, and what to write instead."""


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise ValueError("write a full address that begins with http:// or https://, without a password")
    return value


def _pattern(value: str) -> str:
    try:
        groups = re.compile(value).groups
    except re.error as error:
        raise ValueError(f"this is no regular expression ({error})") from error
    if groups != 1:
        raise ValueError("put exactly one pair of ( ) around the part that becomes {id}")
    return value


Url = Annotated[str, AfterValidator(_web_address)]
Hours = Annotated[float, Field(gt=0, le=24 * 365)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Feed(_Strict):
    """RSS or Atom: every entry's page is fetched once, and again when the feed says it was updated."""

    kind: Literal["feed"]
    url: Url
    every_hours: Hours = 0.25


class Sitemap(_Strict):
    """News sitemap, sitemap, or an index of them; entries dated more than `since_days` ago are left alone."""

    kind: Literal["sitemap"]
    url: Url
    every_hours: Hours = 1.0
    since_days: float = Field(default=3.0, gt=0)


class Urls(_Strict):
    """Addresses that are looked at again and again; `file` holds one a line."""

    kind: Literal["urls"]
    urls: list[Url] = []
    file: Path | None = None
    every_hours: Hours = 24.0

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.urls and self.file is None:
            raise ValueError("give `urls:` (a list) or `file:` (a text file with one address a line)")
        return self


class CommentApi(_Strict):
    """Answers of a comment service that pages name: `find` picks the id out of a page of `hosts`."""

    kind: Literal["comment_api"]
    hosts: list[str] = Field(min_length=1)
    find: Annotated[str, AfterValidator(_pattern)]
    url: str
    every_hours: Hours = 12.0
    for_days: float = Field(default=3.0, gt=0)

    @model_validator(mode="after")
    def _has_place(self) -> Self:
        _web_address(self.url.replace("{id}", "1"))
        if "{id}" not in self.url:
            raise ValueError("write {id} into `url` where the id found on the page belongs")
        return self


class Warc(_Strict):
    """WARC or WARC.gz files; `files` is a pattern such as warc/*.warc.gz."""

    kind: Literal["warc"]
    files: str = Field(min_length=1)


class Folder(_Strict):
    """Another folder like the inbox: pages that some other program saves, with or without sidecars."""

    kind: Literal["folder"]
    path: Path


Entry = Annotated[Folder | Feed | Sitemap | Urls | CommentApi | Warc, Field(discriminator="kind")]


class Config(_Strict):
    """Everything of the file; relative paths count from the folder it lies in."""

    network: bool = False
    contact: str | None = None
    seconds_per_host: float = Field(default=5.0, ge=1.0)
    max_pages_per_tick: int = Field(default=500, ge=1)
    max_minutes_per_tick: float = Field(default=30.0, gt=0)
    sources: list[Entry] = []
    folder: Path = Field(default=Path(), exclude=True)

    @model_validator(mode="after")
    def _who_is_asking(self) -> Self:
        if self.network and not (self.contact or "").strip():
            raise ValueError("with `network: true` give `contact:`, an e-mail or web address for the sites' operators")
        return self

    @property
    def user_agent(self) -> str:
        """How we introduce ourselves to sites."""
        return f"news_assets/0.1 (+{self.contact})"


def load_config(path: Path) -> Config:
    """Read the file; without one nothing but the inbox is a source. Raises ConfigError."""
    try:
        data = yaml.load(path.read_text("utf-8"), _OnceEach)  # noqa: S506 - a SafeLoader
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{path}: cannot be read as YAML: {error}") from error
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: the file must consist of `key: value` lines, such as `network: false`")
    if "folder" in data:
        raise ConfigError(
            f"{path}: folder: there is no such key; the inbox is set by NEWS_ASSETS_INBOX, others are `- kind: folder`"
        )
    # A list whose every entry is commented out.
    given = {name: value for name, value in data.items() if not (name == "sources" and value is None)}
    try:
        config = Config.model_validate({**given, "folder": path.absolute().parent})
    except ValidationError as error:
        lines = [_mistake(e["loc"], e["type"], e["msg"], e.get("input")) for e in error.errors()]
        raise ConfigError("\n".join(f"{path}: {line}" for line in lines)) from error
    for number, entry in enumerate(config.sources):
        if isinstance(entry, Folder) and not (config.folder / entry.path).is_dir():
            place = config.folder / entry.path
            raise ConfigError(
                f"{path}: sources[{number}].path: there is no folder {place}; make it or take the entry out"
            )
        if isinstance(entry, Urls) and entry.file and not (config.folder / entry.file).is_file():
            place = config.folder / entry.file
            raise ConfigError(f"{path}: sources[{number}].file: there is no file {place}; make it or take the key out")
    return config


class _OnceEach(yaml.SafeLoader):
    """Refuses a key that is given twice, where YAML would silently take the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for key in {key for key in keys if keys.count(key) > 1}:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key} is given twice", node.start_mark)
        return super().construct_mapping(node, deep)


_KINDS = ("folder", "feed", "sitemap", "urls", "comment_api", "warc")
_SAYS = {
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "int_parsing": "write a whole number",
    "float_parsing": "write a number",
    "list_type": "write a list, one line `- …` for each entry",
    "model_attributes_type": "write an entry as lines of `key: value`, the first of them `- kind: feed`",
    "string_type": "write a text, in quotes if it looks like a number",
    "too_short": "give at least one",
}


def _mistake(place: tuple[int | str, ...], kind: str, message: str, value: object) -> str:
    where = ".".join(f"[{part}]" if isinstance(part, int) else part for part in place if part not in _KINDS)
    where = where.replace(".[", "[") or "the file"
    match kind:
        case "extra_forbidden":
            return f"{where}: there is no such key; take it out or look for a slip of the pen"
        case "missing":
            return f"{where}: this key is needed"
        case "union_tag_invalid" | "union_tag_not_found":
            return f"{where}: `kind:` must be {', '.join(_KINDS[:-1])} or {_KINDS[-1]}"
    says = _SAYS.get(kind, message.removeprefix("Value error, ").replace("Input should be", "must be"))
    return f"{where}: {says}" if isinstance(value, dict) else f"{where}: {says}, not {str(value)[:80]!r}"
