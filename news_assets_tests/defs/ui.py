"""The Dagster UI as a user starts it, on a data folder of its own, and what a browser does in it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from news_assets.settings import ROOT
from news_assets_tests.hostile_pages import MARK

# Elements that carry a payload in a place a browser acts on; text and tooltips are not such places.
_LIVE = f"""
const mark = /{MARK}/, acting = /^(on|src|data$|action|formaction|style|srcdoc|content|poster|background|xlink)/;
return [...document.querySelectorAll('*')].filter(e =>
  (/^(SCRIPT|STYLE)$/.test(e.tagName) && mark.test(e.textContent)) ||
  [...e.attributes].some(a => mark.test(a.value) && (acting.test(a.name) || (a.name === 'href' &&
    (/^\\s*(javascript|data|vbscript):/i.test(a.value) || new URL(a.value, location).host !== location.host)))))
  .map(e => e.outerHTML.slice(0, 200)).concat(window.pwned === undefined ? [] : ['window.pwned is set']);
"""


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a deployment in the folder."""
    return {
        **os.environ,
        "DAGSTER_HOME": str(folder / "home"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "NEWS_ASSETS_DATA": str(folder / "data"),
        "NEWS_ASSETS_INBOX": str(folder / "inbox"),
        "NEWS_ASSETS_WORKERS": "0",
        "PYTHONPATH": str(ROOT),
        **more,
    }


@contextmanager
def serving(folder: Path):
    """Run `news-assets ui`; yield its address."""
    port = _free_ports()
    command = [sys.executable, "-c", "from news_assets.cli import main; main()", "ui", "--port", str(port)]
    log = folder / "ui.log"
    with log.open("w") as file:
        server = subprocess.Popen(
            command, env=environment(folder), cwd=ROOT, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: answers(f"{address}/server_info"), 240, log)
        yield address
    finally:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def _free_ports():
    """Return a port whose neighbour is free as well."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def answers(address):
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except OSError:
        return False


def wait_for(condition, seconds, log=None):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.3)
    raise AssertionError(log.read_text()[-3000:] if log else "it did not happen in time")


def ask(address, query):
    """Return the data of a GraphQL query."""
    request = urllib.request.Request(
        f"{address}/graphql", json.dumps({"query": query}).encode(), {"content-type": "application/json"}
    )
    return json.load(urllib.request.urlopen(request, timeout=60))["data"]


def text(browser):
    return browser.execute_script("return document.body.innerText")


def click(browser, label):
    find = "return [...document.querySelectorAll('button')].filter(b => b.innerText.trim().startsWith(arguments[0])"
    wait_for(lambda: browser.execute_script(f"{find} && !b.disabled).at(-1)", label), 60).click()


def picture(browser, name):
    """Keep a picture where NEWS_ASSETS_SCREENSHOTS says."""
    folder = os.environ.get("NEWS_ASSETS_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))


def live_elements(browser):
    """Return payloads that became something a browser acts on."""
    return browser.execute_script(_LIVE)


def open_view(browser, url, awaited, seconds=60):
    """Open a view and return its text once all awaited words stand in it and it has stopped growing."""
    browser.get(url)
    seen = [""]

    def settled():
        seen.append(text(browser))
        return all(word in seen[-1] for word in awaited) and seen[-1] == seen[-2]

    try:
        wait_for(settled, seconds)
    except AssertionError:
        raise AssertionError(f"{url} never showed {awaited}: {seen[-1][:2000]}") from None
    return seen[-1]


def outside_requests(browser, *addresses):
    """Return the requests since the last look that went elsewhere than the addresses."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    known = tuple(f"{address}/" for address in addresses)
    return [url for url in sent if re.match(r"(https?|wss?|ftp):", url) and not url.startswith(known)]
