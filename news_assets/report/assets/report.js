"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const bars = (id, rows, color, label, whole) => {
    const canvas = byId(id);
    if (!canvas) return;
    if (!rows.length) { canvas.parentElement.hidden = true; return; }
    canvas.parentElement.style.height = `${Math.max(8, rows.length * 1.7 + 4)}rem`;
    new Chart(canvas, {
      type: "bar",
      data: { labels: rows.map((r) => r[0]), datasets: [{ label, data: rows.map((r) => r[1]), backgroundColor: rows.map(color) }] },
      options: {
        indexAxis: "y", animation: false, maintainAspectRatio: false,
        plugins: { legend: { display: false } },
        scales: { x: { ticks: { color: css("--fg"), ...(whole ? { precision: 0 } : {}) }, grid: { color: css("--line") } }, y: { ticks: { color: css("--fg"), autoSkip: false }, grid: { display: false } } },
        onClick: (_, hit) => { if (hit.length && rows[hit[0].index][2]) location.hash = rows[hit[0].index][2]; },
      },
    });
  };
  bars("chart-movers", data.movers, (r) => css(r[1] < 0 ? "--down" : "--up"), "change in %");
  bars("chart-comments", data.comments.map((r) => [r[0], r[1]]), () => css("--link"), "comments", true);

  const rows = [...document.querySelectorAll("main tbody tr, .claim")].map((el) => ({ el, text: el.textContent.toLowerCase() }));
  const apply = () => {
    const words = byId("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    const modality = byId("modality").value, refused = byId("refused").checked;
    let shown = 0;
    for (const { el, text } of rows) {
      const cell = el.cells && el.cells.length === 7 ? el.cells[4].textContent : "";
      const ok = words.every((w) => text.includes(w)) && (!modality || cell === modality || !cell) &&
        (!refused || el.classList.contains("invalid") || el.classList.contains("inconsistent"));
      el.hidden = !ok;
      shown += ok;
    }
    byId("shown").textContent = `${shown} of ${rows.length} lines`;
  };
  let timer;
  byId("filter").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(apply, 80); });
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  apply();

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest && event.target.closest("tr[data-href]");
    if (row && event.key === "Enter" && event.target === row) location.hash = row.dataset.href;
    if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) { event.preventDefault(); byId("q").focus(); }
  });
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    const mark = target && (target.closest("mark") || target);
    if (mark && mark.tabIndex === -1) mark.focus({ preventScroll: true });
  });

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
        const compare = column === 2 ? (a, b) => size(key(a)) - size(key(b)) : (a, b) => key(a).localeCompare(key(b));
        body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * compare(a, b)));
      });
    });
  }
})();
