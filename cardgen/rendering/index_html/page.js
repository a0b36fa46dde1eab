// The controls: search box, filters, sorting, keys, and the address that remembers them.

const data = JSON.parse(document.getElementById("data").textContent);
const list = new CardList(data);
const table = new CardTable(list, data.texts);
const widths = new ColumnWidths(list, table);
const search = document.getElementById("search");
const sortChoice = document.getElementById("sort");
const filters = [...document.querySelectorAll("select[data-column]")];
const heads = [...table.table.tHead.querySelectorAll("[data-column]")];
const numbers = new Intl.NumberFormat(data.language);
const REMEMBER_AFTER = 250; // browsers refuse a page that rewrites its address at every keystroke
let sorted = { column: list.name, descending: false };
let remembering = 0;

function update() {
  const words = matchers(search.value);
  const rows = list.hits(words, filters.filter((filter) => filter.value).map((filter) => [Number(filter.dataset.column), Number(filter.value)]));
  table.table.hidden = rows.length === 0; // rows are measured while they are shown
  table.show(rows, words);
  const text = rows.length === list.length ? data.texts.all : data.texts.hits;
  document.getElementById("count").textContent = fill(text, { hits: rows.length, all: list.length });
  document.getElementById("none").hidden = rows.length > 0;
  clearTimeout(remembering);
  remembering = setTimeout(remember, REMEMBER_AFTER);
}

function fill(text, named) {
  return text.replace(/\{(\w+)\}/g, (_, name) => numbers.format(named[name]));
}

function searchAgain() {
  if (window.scrollY > 0) window.scrollTo({ top: 0, behavior: "instant" });
  update();
}

function sort(column, descending) {
  sorted = { column, descending };
  list.sortBy(column, descending);
  for (const head of heads) {
    const here = Number(head.dataset.column) === column;
    head.setAttribute("aria-sort", here ? (descending ? "descending" : "ascending") : "none");
  }
  sortChoice.value = `${descending ? "-" : ""}${column}`;
}

function clear() {
  search.value = "";
  for (const filter of filters) filter.value = "";
  searchAgain();
  search.focus();
}

function remember() {
  const state = new URLSearchParams();
  if (search.value) state.set("q", search.value);
  for (const filter of filters) {
    if (filter.value) state.set(`f.${pathOf(filter)}`, filter.selectedOptions[0].textContent);
  }
  if (sorted.column !== list.name || sorted.descending) {
    state.set("sort", `${sorted.descending ? "-" : ""}${list.columns[sorted.column].path}`);
  }
  const wanted = state.size ? `#${state}` : "";
  if (wanted !== location.hash) history.replaceState(null, "", wanted || location.pathname + location.search);
}

function recall() {
  const state = new URLSearchParams(location.hash.slice(1));
  search.value = state.get("q") ?? "";
  for (const filter of filters) {
    const wanted = state.get(`f.${pathOf(filter)}`);
    const option = [...filter.options].find((option) => option.value && option.textContent === wanted);
    filter.value = option ? option.value : "";
  }
  const asked = state.get("sort") ?? "";
  const column = list.columns.findIndex((column) => column.path === asked.replace(/^-/, ""));
  sort(column < 0 ? list.name : column, column >= 0 && asked.startsWith("-"));
  update();
}

function pathOf(filter) {
  return list.columns[Number(filter.dataset.column)].path;
}

/** Keys that move between rows, given the row in focus (-1: the search box). */
function moved(key, at) {
  if (key === "ArrowDown") return at + 1;
  if (at < 0) return null;
  const last = table.rows.length - 1;
  return { ArrowUp: at - 1, PageDown: Math.min(at + table.page, last), PageUp: Math.max(at - table.page, 0), Home: 0, End: last }[key] ?? null;
}

function onKey(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target === search;
  const at = table.focused;
  if (event.key === "/" && !typing) search.select();
  else if (event.key === "Escape" && event.target.tagName !== "SELECT") clear();
  else if (event.key === "Enter" && typing) table.body.querySelector("a.pick")?.click();
  else if (typing || at >= 0) {
    const place = moved(event.key, at);
    if (place === null) return;
    if (place < 0) search.focus();
    else table.focus(place);
  } else return;
  event.preventDefault();
}

function layOut() {
  widths.fit();
  document.documentElement.style.setProperty("--bar", `${document.getElementById("bar").offsetHeight}px`);
}

for (const head of heads) {
  const column = Number(head.dataset.column);
  head.firstElementChild.addEventListener("click", () => {
    sort(column, sorted.column === column && !sorted.descending);
    searchAgain();
  });
}
sortChoice.addEventListener("change", () => {
  sort(Math.abs(Number(sortChoice.value)), sortChoice.value.startsWith("-"));
  searchAgain();
});
search.addEventListener("input", searchAgain);
for (const filter of filters) filter.addEventListener("change", searchAgain);
for (const button of document.querySelectorAll("button.clear")) button.addEventListener("click", clear);
document.addEventListener("keydown", onKey);
window.addEventListener("hashchange", recall);
window.addEventListener("resize", () => {
  layOut();
  table.measure();
});
document.getElementById("bar").hidden = false;
layOut();
recall();
