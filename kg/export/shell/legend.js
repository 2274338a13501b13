// The legend is the filter: what it explains it also hides. Below it are the other facets, above the picture the chips.
const openFacets = new Set(["class", "line"]);
const wholeFacets = new Set(); // those whose values are all listed
const MOST_VALUES = 12;

const styleOf = new Map(classes.map((type) => [type.name, type]));
const lineNamed = new Map([...lines, { name: ROLE, label: "takes part (place, amount …)", dashes: [] }].map((line) => [line.name, line]));
const signs = { class: [styleOf, dot], line: [lineNamed, strokeOf] };

// The sign and the label of a name; an address may hold names that nothing in the page has.
function signOfName(key, name) {
  const [named, sign] = signs[key] || [new Map()];
  return named.has(name) ? [sign(named.get(name)), named.get(name).label] : ["", name];
}

function facetButton(each, [name, number]) {
  const on = each.legend ? !each.chosen.has(name) : each.chosen.has(name);
  const [sign, label] = signOfName(each.key, name);
  return element("li", {}, element("button", {
    "aria-pressed": String(on), class: each.legend ? "key" : "pick", "data-facet": each.key, "data-name": name,
    click: () => keepFocus(each.key, name, () => toggleFacet(each.key, name)),
  }, sign, element("span", { class: "name" }, label), element("span", { class: "number" }, number.toLocaleString("en"))));
}

function keepFocus(key, name, act) {
  act();
  const again = [...byId("facets").querySelectorAll("button")].find((button) => button.dataset.facet === key && button.dataset.name === name);
  if (again) again.focus();
}

function restButton(each, number) {
  return element("button", { class: "rest", click: () => {
    wholeFacets.add(each.key);
    showLegend(null, true);
    byId("facets").querySelectorAll(`[data-facet=${each.key}]`)[MOST_VALUES].focus();
  } }, `Show ${number} more`);
}

// A facet that has one value tells nothing, unless it is a legend.
function facetBox(each, counts) {
  const values = [...counts].filter(([name, number]) => number || each.chosen.has(name));
  if (!each.legend) values.sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1));
  if (each.legend ? !values.length : counts.size < 2) return "";
  const listed = wholeFacets.has(each.key) ? values : values.filter(([name], place) => place < MOST_VALUES || each.chosen.has(name));
  const box = element("details", { open: openFacets.has(each.key) }, element("summary", {}, each.title),
    element("ul", {}, listed.map((value) => facetButton(each, value))),
    values.length > listed.length ? restButton(each, values.length - listed.length) : "");
  box.addEventListener("toggle", () => (box.open ? openFacets.add(each.key) : openFacets.delete(each.key)));
  return box;
}

const filterKey = () => JSON.stringify([facets.map(({ chosen }) => [...chosen]), time]);

function showLegend(now, again = false) {
  const key = filterKey();
  if (!again && view.filterKey === key) return;
  view.filterKey = key;
  const counts = tallies();
  const quoted = element("p", { class: "basis" }, "” marks what only somebody says. A line is as wide as its claims are many.");
  const [kinds, stands, ...rest] = facets.map((each, place) => facetBox(each, counts[place]));
  byId("facets").replaceChildren(...[kinds, stands, quoted, ...rest].filter(Boolean));
  showChips();
}

// What filters now, one chip each; a click takes it back.
function chip(words, act) {
  return element("button", { class: "chip", "aria-label": `Remove filter: ${words}`, click: () => { act(); (byId("chips").querySelector("button") || stage).focus(); } },
    words, element("span", { "aria-hidden": "true" }, " ×"));
}

function filterWords() {
  const words = facets.flatMap((each) => [...each.chosen].map((name) => {
    const label = signOfName(each.key, name)[1];
    return [each.legend ? `without ${label}` : label, () => toggleFacet(each.key, name)];
  }));
  return timeChosen() ? [...words, [rangeWords(), () => { clearTime(); changed(); }]] : words;
}

function showChips() {
  const words = filterWords();
  byId("chips").hidden = !words.length;
  byId("chips").replaceChildren(...words.map(([label, act]) => chip(label, act)),
    element("button", { id: "clear", click: () => { clearFilters(); stage.focus(); } }, "Clear all"));
}
