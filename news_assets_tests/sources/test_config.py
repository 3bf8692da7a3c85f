"""Mistakes in the sources file are named with their place and what to write instead."""

from pathlib import Path

import pytest

from news_assets.sources.config import Config, ConfigError, load_config

GOOD = """
network: true
contact: mailto:desk@news.example
seconds_per_host: 7
sources:
  - {kind: folder, path: saved}
  - {kind: feed, url: "https://news.example/rss"}
  - {kind: sitemap, url: "https://news.example/news.xml", since_days: 2}
  - {kind: urls, urls: ["https://news.example/market"], file: more.txt}
  - {kind: comment_api, hosts: [news.example], find: 'data-id="(\\d+)"', url: "https://talk.example/{id}.json"}
  - {kind: warc, files: "warc/*.warc.gz"}
"""


def load(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "sources.yaml"
    path.write_text(text, "utf-8")
    return load_config(path)


def test_a_full_file(tmp_path):
    (tmp_path / "more.txt").write_text("https://b.example/\n", "utf-8")
    (tmp_path / "saved").mkdir()
    config = load(tmp_path, GOOD)
    assert [entry.kind for entry in config.sources] == ["folder", "feed", "sitemap", "urls", "comment_api", "warc"]
    assert config.user_agent == "news_assets/0.1 (+mailto:desk@news.example)"
    assert config.folder == tmp_path


def test_without_a_file_only_the_inbox_is_a_source(tmp_path):
    config = load_config(tmp_path / "none.yaml")
    assert (config.network, config.sources) == (False, [])
    assert load(tmp_path, "# nothing yet\n").sources == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("network: true", ["contact"]),
        ("netwrok: false", ["netwrok", "no such key"]),
        ("network: perhaps", ["network", "perhaps"]),
        ("- a", ["key: value"]),
        ("a: [", ["YAML"]),
        ("folder: /x", ["NEWS_ASSETS_INBOX"]),
        ("seconds_per_host: 0", ["seconds_per_host", "greater than or equal to 1"]),
        ("sources: [{kind: feed}]", ["sources[0].url", "needed"]),
        ("sources: [{kind: feed, url: news.example/rss}]", ["sources[0].url", "https://"]),
        ("sources: [{kind: feed, url: 'https://a:b@news.example'}]", ["password"]),
        ("sources: [{kind: feed, url: 'ftp://news.example'}]", ["http://"]),
        ("sources: [{kind: fed, url: 'https://news.example'}]", ["sources[0]", "folder, feed, sitemap, urls"]),
        ("sources: [{url: 'https://news.example'}]", ["sources[0]", "kind"]),
        ("sources: [{kind: urls}]", ["sources[0]", "file:"]),
        ("sources: [{kind: urls, file: none.txt}]", ["sources[0].file", "none.txt", "make it"]),
        ("sources: [{kind: folder, path: nowhere}]", ["sources[0].path", "no folder", "nowhere"]),
        ("sources: [https://news.example/rss]", ["sources[0]", "- kind: feed"]),
        ("sources: {kind: feed}", ["sources: write a list"]),
        (
            "sources: [{kind: comment_api, hosts: [], find: '(x)', url: 'https://b.example/{id}'}]",
            ["sources[0].hosts: g"],
        ),
        ("max_pages_per_tick: many", ["max_pages_per_tick: write a whole number, not 'many'"]),
        ("network: false\nnetwork: true\ncontact: a@b.example", ["network is given twice", "line 1"]),
        ("sources: [{kind: comment_api, hosts: [a.example], find: '(', url: 'https://b.example/{id}'}]", ["regular"]),
        ("sources: [{kind: comment_api, hosts: [a.example], find: 'x', url: 'https://b.example/{id}'}]", ["( )"]),
        ("sources: [{kind: comment_api, hosts: [a.example], find: '(x)', url: 'https://b.example/'}]", ["{id}"]),
        ("sources: [{kind: feed, url: 'https://a.example', every: 3}]", ["sources[0].every", "no such key"]),
    ],
)
def test_mistakes_say_what_to_do(tmp_path, text, says):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert "sources.yaml" in message
    assert all(part in message for part in says), message


def test_a_list_with_every_entry_commented_out_is_empty(tmp_path):
    path = tmp_path / "sources.yaml"
    path.write_text("network: false\nsources:\n#  - kind: feed\n", "utf-8")
    assert load_config(path).sources == []


def test_a_mistake_of_the_whole_file_shows_no_inner_things(tmp_path):
    path = tmp_path / "sources.yaml"
    path.write_text("network: true\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert "PosixPath" not in str(caught.value)
