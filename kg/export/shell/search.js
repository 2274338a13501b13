// Search over all entities and their other names, drawn or not.
const searchBox = byId("search");
const results = byId("results");
const MOST_RESULTS = 12;
const keys = entities.map((entity) => [entity.name, ...entity.aliases].map((name) => ({ name, key: fold(name) })));
const search = { found: [], active: -1 };

// 0 for a name that begins so, 1 for a word in it that does, 2 for anything else that contains it; 3 for none.
function fitOf(key, wanted) {
  const at = key.indexOf(wanted);
  if (at < 0) return 3;
  return at === 0 ? 0 : key[at - 1] === " " ? 1 : 2;
}

function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const scored = entities.map((entity) => {
    const best = keys[entity.index].map((each) => ({ ...each, fit: fitOf(each.key, wanted) })).sort((left, right) => left.fit - right.fit)[0];
    return { entity, alias: best.name === entity.name ? "" : best.name, fit: best.fit };
  });
  return scored.filter(({ fit }) => fit < 3).sort((left, right) => left.fit - right.fit || left.entity.index - right.entity.index);
}

function option({ entity, alias }, number) {
  return element("li", { role: "option", id: `result-${number}`, "aria-selected": String(number === search.active), "data-entity": entity.id,
    click: () => pick(number) },
  dot(entity.type), element("span", { class: "name" }, entity.name), alias ? element("span", { class: "alias" }, alias) : "",
  element("span", { class: "number" }, view.drawn.has(entity) ? count(entity.claims.length, "claim") : "not drawn yet"));
}

function showResults() {
  const shown = search.found.slice(0, MOST_RESULTS);
  const rest = search.found.length - shown.length;
  const note = searchBox.value.trim() && !search.found.length ? "Nothing of this name is in the graph" : rest > 0 ? `and ${count(rest, "more", "more")}; type more letters` : "";
  results.replaceChildren(...shown.map(option), ...(note ? [element("li", { class: "note", role: "presentation" }, note)] : []));
  results.hidden = !searchBox.value.trim();
  searchBox.setAttribute("aria-expanded", String(!results.hidden));
  if (search.active >= 0) searchBox.setAttribute("aria-activedescendant", `result-${search.active}`);
  else searchBox.removeAttribute("aria-activedescendant");
  const active = results.children[search.active];
  if (active) active.scrollIntoView({ block: "nearest" });
}

function pick(number) {
  const hit = search.found[number];
  if (!hit) return;
  closeSearch();
  choose(hit.entity);
  panel.focus();
}

function closeSearch() {
  searchBox.value = "";
  Object.assign(search, { found: [], active: -1 });
  showResults();
}

function moveResult(step) {
  const size = Math.min(MOST_RESULTS, search.found.length);
  if (size) search.active = (search.active + step + size) % size;
  showResults();
}

const SEARCH_KEYS = {
  ArrowDown: () => moveResult(1),
  ArrowUp: () => moveResult(search.active < 0 ? 0 : -1),
  Enter: () => pick(Math.max(0, search.active)),
  Escape: () => { closeSearch(); stage.focus(); },
};

searchBox.addEventListener("input", () => {
  search.found = find(searchBox.value);
  search.active = search.found.length ? 0 : -1;
  showResults();
});
searchBox.addEventListener("keydown", (event) => {
  if (!SEARCH_KEYS[event.key]) return;
  event.preventDefault();
  event.stopPropagation();
  SEARCH_KEYS[event.key]();
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".search")) results.hidden = true;
});
