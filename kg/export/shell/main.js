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

function grow(entity) {
  const number = expand(entity);
  choose(entity);
  fit();
  say(`${count(number, "entity", "entities")} added`);
}

function showStatus(now) {
  const [some, all] = [now.entities.length, entities.length];
  const why = filtered() ? " Filters are on." : "";
  byId("shown").textContent = `${some.toLocaleString("en")} of ${count(all, "entity", "entities")} and ${now.claims.length.toLocaleString("en")} of ${count(claims.length, "claim")} shown.${why}`;
  byId("more").hidden = view.drawn.size >= all;
}

function showTab(name) {
  for (const each of ["graph", "table"]) {
    byId(each).hidden = each !== name;
    byId(`tab-${each}`).setAttribute("aria-selected", String(each === name));
    byId(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
  panel.parentElement.classList.toggle("tabling", name === "table");
  showTable();
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function stageKey(event) {
  const here = view.selected && view.selected.entity;
  if (ARROWS[event.key]) {
    const next = here && view.drawn.has(here) ? nextTowards(here, ARROWS[event.key]) : foremost();
    event.preventDefault();
    if (next) choose(next);
  } else if (event.key === "Enter" && here) panel.focus();
  else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.3 : 1 / 1.3);
}

function pageKey(event) {
  const typing = event.target.closest("input, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    searchBox.focus();
  } else if (event.key === "Escape" && !typing && view.selected) clearSelection();
}

function tabKey(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = event.target.id === "tab-graph" ? "table" : "graph";
  showTab(other);
  byId(`tab-${other}`).focus();
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
  picture.on("doubleClick", (point) => { const hit = under(point); if (hit && hit.entity) grow(hit.entity); });
  picture.on("hover", pointAt);
  stage.addEventListener("keydown", stageKey);
  document.addEventListener("keydown", pageKey);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  dark.addEventListener("change", () => { readInk(); picture.show(view.now); });
  for (const name of ["graph", "table"]) {
    byId(`tab-${name}`).addEventListener("click", () => showTab(name));
    byId(`tab-${name}`).addEventListener("keydown", tabKey);
  }
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => fit());
  byId("more").addEventListener("click", () => { const added = drawMore(25); changed(); fit(); say(`${added} more shown`); });
  byId("reset").addEventListener("click", () => { startAgain(); view.selected = null; clearFacets(); begin(); });
}

// On paper all sentences are open, and the picture is as it stands on the screen.
function beforePrint() {
  afterPrint();
  byId("graph").prepend(element("img", { class: "printed", alt: "The picture as on the screen", src: picture.toCanvas().toDataURL("image/png") }));
  for (const details of document.querySelectorAll("details:not([open])")) Object.assign(details, { open: true }).classList.add("opened");
}

function afterPrint() {
  for (const image of document.querySelectorAll(".printed")) image.remove();
  for (const details of document.querySelectorAll(".opened")) Object.assign(details, { open: false }).classList.remove("opened");
}

// For tests: what a reader sees, in numbers; places are in pixels of the window.
function state() {
  const { left, top } = stage.getBoundingClientRect();
  const place = ({ x, y }) => ({ x: left + x, y: top + y });
  const { selected, now } = view;
  return {
    renderer: picture.renderer.name, scale: camera.scale, positions: Object.fromEntries(picture.positions()),
    filters: Object.fromEntries(facets.map(({ key, chosen }) => [key, [...chosen].sort()])),
    entities: now.entities.map((entity) => ({ id: entity.id, name: entity.name, ...place(onScreen(entity)) })),
    edges: now.links.map((shown) => ({
      claims: [...new Set(shown.parts.map(({ claim }) => claim.id))], role: !mainParts(shown).length,
      ends: [shown.link.a.id, shown.link.b.id], ...place(middleOf(shown)) })),
    claims: now.claims.map((claim) => claim.id),
    total: { entities: entities.length, claims: claims.length },
    labels: picture.labels.map(({ left: start, top: high, right, bottom, text }) => ({ left: start, top: high, right, bottom, text })),
    selected: selected ? (selected.link ? { link: [selected.link.a.id, selected.link.b.id] } : { entity: selected.entity.id }) : null,
  };
}

// For tests: select the line between two entities by their ids.
function open(ends) {
  chooseLink(links.find(({ a, b }) => ends.includes(a.id) && ends.includes(b.id) && (a !== b || ends[0] === ends[1])));
}

readInk();
view.listeners.push(picture.show, showPanel, showLegend, showTable, showStatus);
wire();
if (matchMedia("(max-width: 900px)").matches) byId("legend").open = false;
changed();
begin();
if (raw.focus.length === 1) select({ entity: entities[raw.focus[0]] });
window.__kg = { state, open };
