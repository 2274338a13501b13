// What is drawn, what the filters let through, and what is selected. Nothing here touches the page.
const ROLE = "role";
const view = { drawn: new Map(), selected: null, depth: 1, tab: "graph", listeners: [] };
function startAgain() {
  view.drawn.clear();
  raw.view.nodes.forEach((id, place) => view.drawn.set(entities[id], { x: raw.view.x[place], y: raw.view.y[place] }));
}
startAgain();

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
