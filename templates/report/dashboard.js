"use strict";
/* Sorts, filters and pages the table of units. Nothing is fetched and nothing is stored: what is chosen stands in the
   address after #, such as #q=jawa&tone=near&sort=total&dir=desc&page=2, so that a view can be sent to somebody. */
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const PAGE = 100, KINDS = ["parent", "type", "region"], FIELDS = ["q", "tone", ...KINDS, "gate"];
  const collator = new Intl.Collator(data.language, { numeric: true, sensitivity: "base" });
  const number = (text) => (text ? Number(text.replace(",", ".")) : null);
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // The places of a row are those of `row_json` in units.py.
  const units = data.units.map((row, order) => {
    const groups = [row[2], row[3], row[4]];
    const names = groups.map((place, kind) => (place < 0 ? "" : data.groups[kind][place]));
    return {
      order, name: row[0], id: row[1], groups, names, tone: data.tones[row[5]], toneOrder: row[5], total: row[6],
      missed: row[7], gates: row[8], areas: row[9], levels: row[10], steps: row[11], step: row[12],
      errors: row[13], warnings: row[14], reports: row[15],
      text: plain([row[0], row[1], ...names, data.tone_words[row[5]]].join(" ")),
    };
  });

  const keys = {
    name: (unit) => unit.name, parent: (unit) => unit.names[0], type: (unit) => unit.names[1],
    region: (unit) => unit.names[2], verdict: (unit) => unit.toneOrder, total: (unit) => number(unit.total),
    missed: (unit) => (unit.missed ? unit.missed.length : null),
    step: (unit) => (unit.steps === null ? null : unit.steps < 0 ? Infinity : unit.steps),
    findings: (unit) => (unit.missed ? unit.errors * 100000 + unit.warnings : null),
  };
  data.areas.forEach((_, place) => { keys["area" + (place + 1)] = (unit) => number(unit.areas[place]); });
  const headings = [...document.querySelectorAll("#units th[data-sort]")];
  headings.forEach((heading, place) => {
    if (heading.classList.contains("area")) keys[heading.dataset.sort] = keys["area" + (place - 6)];
  });

  let state = {}, found = [], page = 1, printing = false;
  const body = byId("rows");

  function read() {
    const hash = location.hash.slice(1);
    if (hash && !hash.includes("=")) return false;
    const asked = new URLSearchParams(hash);
    state = { sort: "", dir: "asc" };
    FIELDS.forEach((name) => { state[name] = asked.get(name) || ""; });
    if (keys[asked.get("sort")]) state.sort = asked.get("sort");
    if (asked.get("dir") === "desc") state.dir = "desc";
    page = Math.max(1, parseInt(asked.get("page"), 10) || 1);
    FIELDS.forEach((name) => {
      const field = byId(name);
      if (field.value !== state[name]) field.value = state[name];
      if (field.value !== state[name]) state[name] = field.value = ""; // no such choice
    });
    return true;
  }

  function remember() {
    const kept = new URLSearchParams();
    FIELDS.forEach((name) => { if (state[name]) kept.set(name, state[name]); });
    if (state.sort) { kept.set("sort", state.sort); if (state.dir === "desc") kept.set("dir", "desc"); }
    if (page > 1) kept.set("page", page);
    try { history.replaceState(null, "", "#" + (kept.toString() || "unit")); } catch { /* some browsers limit it */ }
  }

  function select() {
    const words = plain(state.q).split(/\s+/).filter(Boolean);
    found = units.filter((unit) =>
      words.every((word) => unit.text.includes(word)) &&
      (!state.tone || unit.tone === state.tone) &&
      KINDS.every((name, kind) => state[name] === "" || unit.groups[kind] === Number(state[name])) &&
      (state.gate === "" || (unit.missed !== null && unit.missed.includes(Number(state.gate)))));
    if (!state.sort) return;
    const key = keys[state.sort], turn = state.dir === "desc" ? -1 : 1;
    const keyed = found.map((unit) => [key(unit), unit]);
    keyed.sort(([a, one], [b, other]) => {
      const none = (a === null || a === "") - (b === null || b === ""); // what is not known comes last, either way
      if (none || a === null || a === "") return none || one.order - other.order;
      const by = typeof a === "string" ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
      return turn * by || one.order - other.order;
    });
    found = keyed.map(([, unit]) => unit);
  }

  function add(parent, tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  }

  // The same cells as in units.j2.
  function row(unit) {
    const line = document.createElement("tr");
    const name = add(line, "th", "", unit.name);
    name.scope = "row";
    if (unit.id) add(name, "span", "place", unit.id);
    unit.names.forEach((text) => add(line, "td", "", text || "–"));
    add(add(line, "td"), "span", "state " + unit.tone, data.tone_words[unit.toneOrder]);
    add(line, "td", "n", unit.total || "–");
    add(line, "td", "n", unit.missed ? unit.missed.length + " / " + unit.gates : "–");
    data.areas.forEach((_, place) => {
      const level = unit.levels[place], text = unit.areas[place];
      if (!text) { add(line, "td", "heat", "–"); return; }
      const cell = add(line, "td", "heat h" + level), low = level >= 0 && level < 3;
      add(cell, "span", low ? "low" : "high", text);
      if (low) add(cell, "span", "unseen", " " + data.words.below_minimum);
    });
    add(line, "td", "step", unit.step || "–");
    add(line, "td", "n", unit.missed ? unit.errors + " / " + unit.warnings : "–");
    const reports = add(line, "td");
    if (!unit.reports.length) reports.textContent = "–";
    unit.reports.forEach(([ending, href], place) => {
      if (place) reports.append(" ");
      const link = add(reports, "a");
      link.href = href;
      add(link, "span", "unseen", data.words.report + " " + unit.name + " ");
      link.append(ending.toUpperCase());
    });
    return line;
  }

  function draw() {
    const paged = !data.static && !printing, pages = paged ? Math.max(1, Math.ceil(found.length / PAGE)) : 1;
    page = Math.min(page, pages);
    const first = paged ? (page - 1) * PAGE : 0, part = paged ? found.slice(first, first + PAGE) : found;
    const rows = document.createDocumentFragment();
    part.forEach((unit) => rows.append(row(unit)));
    body.replaceChildren(rows);
    const values = { shown: found.length, all: units.length, first: first + 1, last: first + part.length };
    const told = !found.length ? data.words.no_match : fill(pages > 1 ? data.words.shown_page : data.words.shown, values);
    if (byId("shown").textContent !== told) byId("shown").textContent = told;
    byId("pages").hidden = pages < 2;
    byId("page").textContent = fill(data.words.page_of, { page, pages });
    byId("previous").disabled = page <= 1;
    byId("next").disabled = page >= pages;
    headings.forEach((heading) => {
      if (heading.dataset.sort !== state.sort) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", state.dir === "desc" ? "descending" : "ascending");
    });
  }

  function show() { select(); draw(); }
  function changed() { page = 1; show(); remember(); }
  function turned(by) { page += by; draw(); remember(); byId("unit").scrollIntoView(); }

  headings.forEach((heading) => {
    const button = document.createElement("button");
    button.type = "button";
    const onPaper = document.createElement("span"); // browsers leave buttons out of a head that is repeated on paper
    onPaper.className = "on-paper";
    onPaper.setAttribute("aria-hidden", "true");
    onPaper.append(heading.firstChild.cloneNode());
    button.append(...heading.childNodes);
    heading.append(button, onPaper);
    button.addEventListener("click", () => {
      const first = heading.dataset.first || "asc", again = state.sort === heading.dataset.sort;
      state.dir = again ? (state.dir === "asc" ? "desc" : "asc") : first;
      state.sort = heading.dataset.sort;
      changed();
    });
  });
  let waiting = 0;
  byId("q").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state.q = byId("q").value; changed(); }, 120);
  });
  FIELDS.slice(1).forEach((name) => byId(name).addEventListener("change", () => { state[name] = byId(name).value; changed(); }));
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    FIELDS.forEach((name) => { state[name] = byId(name).value = ""; });
    state.sort = "";
    state.dir = "asc";
    changed();
    byId("q").focus();
  });
  byId("print").addEventListener("click", () => window.print());
  byId("previous").addEventListener("click", () => turned(-1));
  byId("next").addEventListener("click", () => turned(1));
  document.querySelectorAll("a[data-filter]").forEach((link) => { link.href = "#" + link.dataset.filter; });
  window.addEventListener("hashchange", () => { if (read()) { show(); byId("unit").scrollIntoView(); byId("unit").focus({ preventScroll: true }); } });

  // On paper: all rows that are chosen, and everything that can be opened but what is left to recap.xlsx.
  let closed = [];
  window.addEventListener("beforeprint", () => {
    printing = true;
    closed = [...document.querySelectorAll("details:not([open]):not(.rest)")];
    closed.forEach((details) => { details.open = true; });
    if (!data.static) draw();
  });
  window.addEventListener("afterprint", () => {
    printing = false;
    closed.forEach((details) => { details.open = false; });
    if (!data.static) draw();
  });

  byId("controls").hidden = false;
  if (!read()) { state = { sort: "", dir: "asc" }; FIELDS.forEach((name) => { state[name] = ""; }); }
  if (location.hash.includes("=")) setTimeout(() => byId("unit").scrollIntoView(), 0);
  show();
})();
