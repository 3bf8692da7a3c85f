"""news-assets tagger and news-assets gazetteer: make the reading of names better on this machine."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from news_assets.cli.exits import fail
from news_assets.cli.options import Json
from news_assets.cli.parts import Command

tagger = typer.Typer(no_args_is_help=True, help="The trainable tagger of names.")
gazetteer = typer.Typer(no_args_is_help=True, help="The list of known names.")


@tagger.callback()
def _tagger() -> None:
    """Keep the commands words of their own."""


@gazetteer.callback()
def _gazetteer() -> None:
    """Keep `refresh` a word of its own."""


@tagger.command(cls=Command)
def train(
    data: Annotated[list[Path], typer.Argument(help="Files of 'token label' lines (BIO, BIOES or BMES).")],
    language: Annotated[str, typer.Option(help="he or en.")] = "he",
    rounds: Annotated[int, typer.Option(help="Rounds of learning; more are slower and seldom better.")] = 100,
    neural: Annotated[bool, typer.Option("--neural", help="Train LSTMs too: better, ten times slower.")] = False,
    as_json: Json = False,
) -> None:
    """Learn names from labelled text; the weights stay in the user's data folder and are used from then on.

    With --neural two small LSTMs are trained beside the CRF and all are asked together (extra `neural`).
    """
    from news_assets.cli.output import print_json, working
    from news_assets.entities.home import networks, weights
    from news_assets.entities.tagger import train as learn

    if language not in ("he", "en"):
        fail(f"no language {language}", "use --language he or --language en", code=2)
    if neural and find_spec("jax") is None:
        fail("the LSTM needs the extra `neural`", "install news_assets[neural], or leave --neural out")
    try:
        with working("learning names; minutes for tens of thousands of sentences"):
            count = learn(data, weights(language), language, rounds=rounds)
            if neural:
                from news_assets.entities.neural_train import train_neural

                for seed, path in enumerate(networks(language), 1):
                    train_neural(data, path, language, seed=seed)
    except (OSError, ValueError) as error:
        fail(str(error), "give files with one 'token label' pair a line and blank lines between sentences")
    if as_json:
        print_json({"sentences": count, "language": language, "weights": str(weights(language))})
        return
    typer.echo(f"learnt from {count} sentences: {weights(language)}")


@tagger.command(cls=Command)
def use(
    language: Annotated[str, typer.Argument(help="he or en.")],
    model: Annotated[
        str, typer.Argument(help="trained, none, spacy:NAME, transformers:FOLDER or gliner:FOLDER (hub:NAME to fetch).")
    ],
    as_json: Json = False,
) -> None:
    """Choose which model reads the names of a language; it is kept in the user's data folder."""
    from news_assets.cli.output import print_json
    from news_assets.entities.backends import use as choose

    if language not in ("he", "en"):
        fail(f"no language {language}", "name he or en", code=2)
    try:
        choose(language, model)
    except (OSError, ValueError) as error:
        fail(str(error), "news-assets tagger use LANGUAGE trained goes back to our own tagger")
    if as_json:
        print_json({"language": language, "model": model})
        return
    typer.echo(f"{language}: {model}")


@gazetteer.command(cls=Command)
def refresh(
    user_agent: Annotated[str, typer.Option(help="How to name yourself to Wikidata, with a way to reach you.")],
    as_json: Json = False,
) -> None:
    """Add companies, indices, exchanges, central banks and countries that Wikidata knows, in the user's data folder."""
    import time

    from news_assets.cli.output import print_json, working
    from news_assets.entities.home import home
    from news_assets.entities.wikidata import extend
    from news_assets.sources.net.client import Client, FetchSettings
    from news_assets.sources.net.errors import FetchError

    client = Client(FetchSettings(user_agent=user_agent, total_timeout=120.0), clock=time.time, sleep=time.sleep)
    out = home() / "gazetteer" / "wikidata.tsv"
    try:
        with working("asking Wikidata"):
            count = extend(lambda address: client.get(address).body, out)
    except (FetchError, ValueError, OSError) as error:
        fail(str(error), "try again later; nothing was changed")
    finally:
        client.close()
    if as_json:
        print_json({"names": count, "file": str(out)})
        return
    typer.echo(f"added {count} names: {out}")
