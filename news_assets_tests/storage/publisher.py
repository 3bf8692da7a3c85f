"""Store a day in a process of its own and say how that went: `python -m ... ROOT TAG [--user=ID] [--limit=BYTES]`."""

import os
import resource
import sys
from pathlib import Path

from news_assets.schemas.records import Article, Quarantined
from news_assets.storage import Lake, to_arrow

DAY = "2024-05-14"
ROWS = 4000


def tables(tag):
    rows = [
        Quarantined(quarantine_id=f"{tag}{n:06}", table="facts", key=f"{n * 7919}", reason=tag) for n in range(ROWS)
    ]
    article = Article(article_id="a", page_id="p", title=tag, text=tag, text_sha256=tag)
    return {"articles": to_arrow("articles", [article]), "quarantine": to_arrow("quarantine", rows)}


def main(root, tag, *options):
    given = {name: int(number) for name, _, number in (option.removeprefix("--").partition("=") for option in options)}
    found = tables(tag)
    if "limit" in given:
        resource.setrlimit(resource.RLIMIT_FSIZE, (given["limit"], given["limit"]))
    if "user" in given:  # not from the start: the interpreter itself may be out of another user's reach
        os.setgroups([])
        os.setgid(given["user"])
        os.setuid(given["user"])
    lake = Lake(Path(root))
    try:
        with lake.writing(DAY):
            lake.publish(DAY, found)
    except OSError as error:
        sys.stdout.write(f"{type(error).__name__}: {error.strerror}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
