// The legend is the filter: what it explains it also hides.
const openFacets = new Set(["class", "line"]);
const MOST_VALUES = 30;

// How many entities or claims of what is drawn stand under each name, before any filter.
function tally(each) {
  const counts = new Map((each.all ? each.all() : []).map((name) => [name, 0]));
  const add = (name) => counts.set(name, (counts.get(name) || 0) + 1);
  if (!each.of) for (const entity of view.drawn.keys()) add(entity.type.name);
  else for (const claim of view.drawnClaims) each.of(claim).forEach(add);
  if (each.key === "line") counts.set(ROLE, view.drawnRoles);
  return [...counts].filter(([name, number]) => number || each.chosen.has(name));
}

function tallyDrawn() {
  const parts = links.filter((link) => view.drawn.has(link.a) && view.drawn.has(link.b)).map((link) => link.parts);
  view.drawnClaims = new Set(parts.flat().filter(({ role }) => !role).map(({ claim }) => claim));
  view.drawnRoles = parts.filter((each) => each.every(({ role }) => role)).length;
}

const styleOf = new Map(classes.map((type) => [type.name, type]));
const lineNamed = new Map([...lines, { name: ROLE, label: "takes part (place, amount …)", dashes: [] }].map((line) => [line.name, line]));
const signs = {
  class: (name) => [dot(styleOf.get(name)), styleOf.get(name).label],
  line: (name) => [strokeOf(lineNamed.get(name)), lineNamed.get(name).label],
};

function facetButton(each, [name, number]) {
  const on = each.legend ? !each.chosen.has(name) : each.chosen.has(name);
  const [sign, label] = signs[each.key] ? signs[each.key](name) : ["", name];
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

function facetBox(each) {
  const values = tally(each);
  if (!each.legend) values.sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1));
  if (values.length < 2 && !each.legend) return "";
  const box = element("details", { open: openFacets.has(each.key) }, element("summary", {}, each.title),
    element("ul", {}, values.slice(0, MOST_VALUES).map((value) => facetButton(each, value))),
    values.length > MOST_VALUES ? element("p", { class: "basis" }, `and ${values.length - MOST_VALUES} more`) : "");
  box.addEventListener("toggle", () => (box.open ? openFacets.add(each.key) : openFacets.delete(each.key)));
  return box;
}

function showLegend() {
  tallyDrawn();
  const quoted = element("p", { class: "basis" }, "” marks what only somebody says. Line width: number of claims.");
  const clear = filtered() ? element("button", { id: "clear", click: clearFacets }, "Clear all filters") : "";
  const [kinds, stands, ...rest] = facets.map(facetBox);
  byId("facets").replaceChildren(...[clear, kinds, stands, quoted, ...rest].filter(Boolean));
}
