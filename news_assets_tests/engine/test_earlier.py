"""What an earlier day had is marked on a later one: under another address, or as a new version of the same."""

import pytest

from news_assets.engine.day import run_day
from news_assets.engine.earlier import prepare
from news_assets.extract import extract_page
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Lake

WORDS = (
    "The quarry at Tamra sold 41,000 tonnes of gravel in the spring, 7% more than a year before, and its owner "
    "expects the summer to be better still. Two new crushers came into use in May. The bank that lent the money "
    "for them, 18 million shekels over six years, asked for a report every quarter. Seventy people work there."
)
MORE = "On Wednesday evening the owner added that a third crusher had been ordered from Finland for next spring."
OTHER = "Bread will cost 3% more from Sunday, the ministry said; bakers had asked for 9% and threatened to stop baking."


def page(address, *texts, title="Gravel"):
    paragraphs = "</p><p>".join(texts)
    return address, f"<html lang=en><title>{title}, {address}</title><article><h1>{title}</h1><p>{paragraphs}</p>"


@pytest.fixture
def made(tmp_path):
    lake = Lake(tmp_path)

    def run(day, *pages):
        inputs = [PageInput(b.encode(), url=f"https://{a}.example/1", fetched_at=f"{day}T0{n}:00:00Z")
                  for n, (a, b) in enumerate(pages)]  # fmt: skip
        run_day(lake, day, inputs, "r", extract=lambda some: (_read(each) for each in some))
        rows = {page["page_id"]: page["url"][8:].partition(".")[0] for page in lake.read("raw_pages", day).to_pylist()}
        return {
            rows[row["page_id"]]: (row["article_id"], row["duplicate_of"])
            for row in lake.read("articles", day).to_pylist()
        }

    run.lake = lake
    return run


def _read(each):
    return extract_page(each.body, url=each.url, fetched_at=each.fetched_at)


def test_a_copy_and_a_new_version_of_the_days_before_are_marked_with_the_first(made):
    first = made("2024-05-01", page("a", WORDS), page("bread", OTHER))["a"][0]
    later = made("2024-05-02", page("a", WORDS, MORE), page("b", WORDS, title="Stone"), page("c", MORE, OTHER))
    assert {name: of for name, (_, of) in later.items()} == {"a": first, "b": first, "c": None}
    # What was marked leads on to the first, also when that is more than a week ago.
    assert made("2024-05-09", page("d", WORDS))["d"][1] == first


def test_a_version_that_grew_much_is_one_only_under_its_own_address(made):
    longer = (WORDS, MORE, OTHER)
    first = made("2024-05-01", page("a", WORDS, OTHER))["a"][0]
    later = made(
        "2024-05-02", page("a", *longer, MORE.upper()[:40]), page("b", OTHER, MORE, "Nobody knows who will pay.")
    )
    assert (later["a"][1], later["b"][1]) == (first, None)


def test_a_week_later_a_text_is_new(made):
    made("2024-05-01", page("a", WORDS))
    assert made("2024-05-09", page("b", WORDS))["b"][1] is None


def test_days_later_than_the_day_and_the_day_itself_mark_nothing(made):
    made("2024-05-03", page("b", WORDS))
    assert made("2024-05-02", page("a", WORDS))["a"][1] is None
    assert made("2024-05-02", page("a", WORDS))["a"][1] is None


def test_what_is_compared_is_made_anew_when_the_articles_change_or_the_file_breaks(made, tmp_path):
    first = made("2024-05-01", page("a", OTHER))["a"][0]
    kept = tmp_path / "state" / "near" / "2024-05-01.arrow"
    before = kept.read_bytes()
    prepare(made.lake, "2024-05-01")
    assert kept.read_bytes() == before
    kept.write_bytes(before[: len(before) // 2])
    assert made("2024-05-02", page("b", OTHER))["b"][1] == first
    assert kept.read_bytes() == before
    second = made("2024-05-01", page("c", WORDS))["c"][0]
    assert kept.read_bytes() != before
    assert made("2024-05-02", page("d", WORDS))["d"][1] == second


def test_a_folder_that_cannot_be_written_spoils_nothing(made, tmp_path):
    (tmp_path / "state").write_text("in the way", "utf-8")
    first = made("2024-05-01", page("a", WORDS))["a"][0]
    assert made("2024-05-02", page("b", WORDS))["b"][1] == first
