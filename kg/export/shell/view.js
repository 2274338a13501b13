// What is drawn, what the filters let through, and what is selected. Nothing here touches the page.
const ROLE = "role";
const view = { drawn: new Map(), selected: null, listeners: [] };
function startAgain() {
  view.drawn.clear();
  raw.view.nodes.forEach((id, place) => view.drawn.set(entities[id], { x: raw.view.x[place], y: raw.view.y[place] }));
}
startAgain();

// A facet sorts claims (or entities) under names. In a legend all is shown but what was clicked away; elsewhere
// all is shown until something is picked.
const facets = [
  { key: "class", title: "Who and what", legend: true, all: () => classes.map((type) => type.name), of: null, chosen: new Set() },
  { key: "line", title: "Standing", legend: true, all: () => [...lines.map((line) => line.name), ROLE],
    of: (claim) => [claim.line.name], chosen: new Set() },
  { key: "relation", title: "Relations", all: () => relations.map((relation) => relation.label),
    of: (claim) => [claim.relation.label], chosen: new Set() },
  { key: "speaker", title: "According to", of: (claim) => (claim.speakers.length ? claim.speakers.map((speaker) => speaker.name) : [VOICE]),
    chosen: new Set() },
  { key: "article", title: "Articles", of: (claim) => claim.articles.map((article) => article.title), chosen: new Set() },
];
const VOICE = "the articles themselves";
const facet = Object.fromEntries(facets.map((each) => [each.key, each]));

const passes = ({ legend, chosen }, names) =>
  (legend ? !names.some((name) => chosen.has(name)) : chosen.size === 0 || names.some((name) => chosen.has(name)));
const classShown = (entity) => !facet.class.chosen.has(entity.type.name);
const claimShown = (claim) => facets.every((each) => !each.of || passes(each, each.of(claim)));
const endsShown = (claim) => classShown(claim.subject) && classShown(claim.object);
const filtered = () => facets.some((each) => each.chosen.size > 0);
const partsShown = (link) =>
  link.parts.filter(({ claim, role }) => claimShown(claim) && (role === "" || !facet.line.chosen.has(ROLE)));

function linksShown() {
  const shown = [];
  for (const link of links) {
    if (!view.drawn.has(link.a) || !view.drawn.has(link.b) || !classShown(link.a) || !classShown(link.b)) continue;
    const parts = partsShown(link);
    if (parts.length) shown.push({ link, parts });
  }
  return shown;
}

function entitiesShown(shownLinks) {
  const joined = new Set(shownLinks.flatMap(({ link }) => [link.a, link.b]));
  const alone = (entity) => !filtered() || (view.selected && view.selected.entity === entity);
  return [...view.drawn.keys()].filter((entity) => classShown(entity) && (joined.has(entity) || alone(entity)));
}

const claimsOf = (shownLinks) =>
  [...new Set(shownLinks.flatMap(({ parts }) => parts.filter(({ role }) => !role).map(({ claim }) => claim)))]
    .sort(byIndex);

const isOpposed = (parts) => parts.some(({ claim }) => claim.line.name === "denied");

function changed() {
  const shownLinks = linksShown();
  const now = { links: shownLinks, entities: entitiesShown(shownLinks), claims: claimsOf(shownLinks) };
  view.now = now;
  for (const listener of view.listeners) listener(now);
}

function select(selected) {
  view.selected = selected;
  changed();
}

function toggleFacet(key, name) {
  const { chosen } = facet[key];
  if (!chosen.delete(name)) chosen.add(name);
  changed();
}

function clearFacets() {
  for (const each of facets) each.chosen.clear();
  changed();
}
