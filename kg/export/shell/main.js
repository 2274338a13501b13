// What happens when a reader does something.
const linkOfClaim = (claim) => links.find((link) => link.parts.some((part) => part.claim === claim && !part.role));

function choose(entity) {
  reveal(entity);
  select({ entity });
  goTo(entity);
  say(`${entity.name}, ${entity.type.label}, ${count(entity.claims.length, "claim")}`);
  panel.scrollTop = 0;
}

function chooseLink(link) {
  select({ link });
  say([...new Set(partsShown(link).map(({ claim }) => claim))].map(sentenceOf).join(" "));
  panel.scrollTop = 0;
}

function chooseClaim(claim) {
  draw(claim.subject);
  draw(claim.object);
  chooseLink(linkOfClaim(claim));
}

function clearSelection() {
  select(null);
  say("Selection cleared");
}

function grow(entity, near = neighboursOf(entity)) {
  const number = near.filter(draw).length;
  choose(entity);
  fit();
  say(`${count(number, "entity", "entities")} added`);
}

// Take back what hangs on nothing but this entity.
function shrink(entity) {
  const leaves = neighboursOf(entity).filter((near) => view.drawn.has(near) && neighboursOf(near).filter((other) => view.drawn.has(other)).length === 1);
  leaves.forEach((leaf) => view.drawn.delete(leaf));
  choose(entity);
  say(`${count(leaves.length, "entity", "entities")} taken back`);
}

const undrawn = (list) => list.filter((entity) => !view.drawn.has(entity));
const growOrShrink = (entity) => (undrawn(neighboursOf(entity)).length ? grow(entity) : shrink(entity));

// How much of all is shown, and of what the filters let through how much is not drawn.
function showStatus(now) {
  const [some, all] = [now.entities.length, entities.length];
  const fits = filtered() ? claims.filter(claimPasses).length : claims.length;
  const why = filtered() ? ` Filters are on: ${count(fits, "claim passes", "claims pass")}.` : "";
  byId("shown").textContent = `${some.toLocaleString("en")} of ${count(all, "entity", "entities")} and ${now.claims.length.toLocaleString("en")} of ${count(claims.length, "claim")} shown.${why}`;
  byId("nothing").hidden = !filtered() || some > 0;
  byId("more").hidden = view.drawn.size >= all || fits <= now.claims.length;
}

function pointAt(point) {
  const hit = under(point);
  const hover = hit && (hit.entity || hit.link);
  stage.style.cursor = hit ? "pointer" : "grab";
  if (hover !== picture.hover) {
    picture.hover = hover;
    picture.repaint();
  }
}

function stageClick(point) {
  stage.focus({ preventScroll: true });
  const hit = under(point);
  if (!hit) return view.selected && clearSelection();
  return hit.entity ? choose(hit.entity) : chooseLink(hit.link);
}

function wire() {
  picture.on("click", stageClick);
  picture.on("doubleClick", (point) => { const hit = under(point); if (hit && hit.entity) growOrShrink(hit.entity); });
  picture.on("hover", pointAt);
  picture.on("look", writeAddress);
  stage.addEventListener("pointerup", remember);
  stage.addEventListener("keydown", stageKey);
  document.addEventListener("keydown", pageKey);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  wireFrame();
  addEventListener("hashchange", followAddress);
  onClick(byId("zoom-in"), () => zoom(1.4));
  onClick(byId("zoom-out"), () => zoom(1 / 1.4));
  onClick(byId("zoom-fit"), () => fit());
  onClick(byId("more"), () => { const added = drawMore(25); changed(); fit(); say(`${added} more shown`); });
  onClick(byId("reset"), () => { startAgain(); view.selected = null; view.depth = 1; clearFilters(); begin(); });
}

// On paper all sentences are open, and the picture is as it stands on the screen, in light colours and with its key.
function beforePrint() {
  afterPrint();
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  const paint = (name) => { dataset.theme = name; readInk(); setScene(view.now); };
  paint("light");
  const drawn = captionedSvg();
  paint(theme);
  drawn.setAttribute("class", "printed");
  byId("graph").prepend(drawn);
  for (const details of document.querySelectorAll("details:not([open])")) Object.assign(details, { open: true }).classList.add("opened");
}

function afterPrint() {
  for (const image of document.querySelectorAll(".printed")) image.remove();
  for (const details of document.querySelectorAll(".opened")) Object.assign(details, { open: false }).classList.remove("opened");
}

// For tests: what a reader sees, in numbers; places are in pixels of the window.
function state() {
  const { left, top } = stage.getBoundingClientRect();
  const lens = screenLens();
  const place = ({ x, y }) => ({ x: left + x, y: top + y });
  const { selected, now } = view;
  return {
    renderer: picture.renderer.name, scale: camera.scale, positions: Object.fromEntries(picture.positions()),
    filters: Object.fromEntries(facets.map(({ key, chosen }) => [key, [...chosen].sort()])),
    entities: now.entities.map((entity) => ({ id: entity.id, name: entity.name, ...place(through(lens, view.drawn.get(entity))) })),
    edges: now.links.map((shown) => ({
      claims: [...new Set(shown.parts.map(({ claim }) => claim.id))], role: !mainParts(shown).length,
      ends: [shown.link.a.id, shown.link.b.id], ...place(middleOf(shown, lens)) })),
    claims: now.claims.map((claim) => claim.id),
    total: { entities: entities.length, claims: claims.length },
    labels: picture.labels.map(({ left: start, top: high, right, bottom, text }) => ({ left: start, top: high, right, bottom, text })),
    selected: selected ? (selected.link ? { link: [selected.link.a.id, selected.link.b.id] } : { entity: selected.entity.id }) : null,
  };
}

// For tests: draw with one renderer, whatever the number.
function use(name) {
  picture.only = name;
  picture.show(view.now);
}

// For tests: select the line between two entities by their ids.
function open(ends) {
  chooseLink(links.find(({ a, b }) => ends.includes(a.id) && ends.includes(b.id) && (a !== b || ends[0] === ends[1])));
}

showTheme();
readInk();
view.listeners.push(picture.show, showPanel, showLegend, showTable, showSentences, showTimeline, showStatus, remember, writeAddress);
wire();
if (matchMedia("(max-width: 900px)").matches) byId("legend").open = false;
if (raw.focus.length === 1) view.selected = { entity: entities[raw.focus[0]] };
changed();
begin();
startHere();
window.__kg = { state, open, use, settled: () => past.settled };
