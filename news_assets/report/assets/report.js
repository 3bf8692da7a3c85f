"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const FOLD = 15;

  const bars = (id, rows, color, scale = 1) => {
    const canvas = byId(`chart-${id}`);
    if (!canvas || rows.length < 2) return;
    canvas.closest("figure").hidden = false;
    canvas.parentElement.style.height = `${rows.length * 1.5 + 3}rem`;
    const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
    const whole = rows.every((r) => Number.isInteger(r[1]));
    new Chart(canvas, {
      type: "bar",
      data: { labels: rows.map((r) => r[0]), datasets: [{ data: rows.map((r) => r[1] / scale), backgroundColor: rows.map(color), maxBarThickness: 18, minBarLength: 2, borderRadius: 3 }] },
      options: {
        indexAxis: "y", animation: false, maintainAspectRatio: false,
        plugins: { legend: { display: false }, tooltip: { displayColors: false } },
        scales: {
          x: { ticks: { color: css("--dim"), font, ...(whole && scale === 1 ? { precision: 0 } : {}) }, grid: { color: css("--line") }, border: { display: false } },
          y: { ticks: { color: css("--fg"), autoSkip: false, font }, grid: { display: false }, border: { display: false } },
        },
        onHover: (event, hit) => { event.native.target.style.cursor = hit.length ? "pointer" : ""; },
        onClick: (_, hit) => { if (hit.length) location.hash = rows[hit[0].index][2]; },
      },
    });
  };
  const signed = (r) => css(r[1] < 0 ? "--down" : "--up");
  const draw = () => {
    for (const canvas of document.querySelectorAll("canvas")) Chart.getChart(canvas)?.destroy();
    bars("movers", data.movers, signed);
    bars("longer", data.longer, signed);
    bars("wealth", data.wealth, () => css("--link"), 1e9);
    bars("comments", data.comments, () => css("--link"));
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  const rows = [...document.querySelectorAll("main tbody tr, .claim")].map((el) => ({ el, text: el.textContent.toLowerCase() }));
  for (const body of document.querySelectorAll("main tbody")) {
    if (body.rows.length <= FOLD + 5) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    const label = () => { button.textContent = body.classList.contains("folded") ? `Show all ${body.rows.length}` : "Show fewer"; };
    button.addEventListener("click", () => { body.classList.toggle("folded"); label(); });
    body.classList.add("folded");
    label();
    body.closest(".scroll").after(button);
  }
  const apply = () => {
    const words = byId("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    const modality = byId("modality").value, refused = byId("refused").checked, sure = Number(byId("sure").value);
    const filtering = Boolean(words.length || modality || refused || sure);
    document.body.classList.toggle("filtering", filtering);
    for (const details of document.querySelectorAll("#claims details")) details.open = filtering;
    let shown = 0;
    for (const { el, text } of rows) {
      const cell = el.querySelector(":scope > .m");
      const ok = words.every((w) => text.includes(w)) && (!modality || (cell && cell.textContent === modality)) &&
        (!sure || Number(el.dataset.sure) >= sure) &&
        (!refused || el.classList.contains("invalid") || el.classList.contains("inconsistent"));
      el.hidden = !ok;
      shown += ok;
    }
    byId("shown").textContent = filtering ? `${shown} of ${rows.length} lines` : "";
  };
  let timer;
  byId("filter").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  byId("filter").addEventListener("submit", (event) => event.preventDefault());

  const card = byId("card");
  let from = null;
  const back = () => {
    card.hidden = true;
    if (from) { from.scrollIntoView({ block: "center" }); from.focus({ preventScroll: true }); }
  };
  card.querySelector("button").addEventListener("click", back);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('main a[href^="#f-"], main tr[data-href]');
    if (!link) return;
    from = event.target.closest("tr, .claim");
    if (link.matches("tr") && !event.target.closest("a") && !getSelection().toString()) location.hash = link.dataset.href;
  });
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest && event.target.closest("tr[data-href]");
    if (row && event.key === "Enter" && event.target === row) { from = row; location.hash = row.dataset.href; }
    if (event.key === "Escape" && !card.hidden) back();
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); byId("q").focus(); }
  });
  const arrive = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    const mark = target && target.closest("mark");
    card.hidden = !mark;
    if (!mark) return;
    card.firstElementChild.textContent = mark.title;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", arrive);
  arrive();

  for (const table of document.querySelectorAll("table.sortable")) {
    table.querySelectorAll("th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const body = table.tBodies[0];
        const key = (row) => row.cells[column].textContent.trim();
        const size = (text) => { const m = /^[^\d+-]*([+-]?[\d.,]+)([TBM])?/.exec(text); return m ? parseFloat(m[1].replaceAll(",", "")) * ({ T: 1e12, B: 1e9, M: 1e6 }[m[2]] || 1) : -Infinity; };
        const compare = head.textContent === "value" || head.textContent === "sure" ? (a, b) => size(key(a)) - size(key(b)) : (a, b) => key(a).localeCompare(key(b));
        body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * compare(a, b)));
      });
    });
  }
})();
