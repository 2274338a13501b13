// The picture: vis-network draws nodes and lines; words, crosses and counts are written on top of it.
const stage = byId("stage");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(stage, { nodes, edges }, {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { shadow: false, chosen: false },
  edges: { smooth: false, chosen: false, arrowStrikethrough: false, selfReference: { size: 16 } },
  interaction: { selectable: false, hover: false, keyboard: false, tooltipDelay: 1e9, hideEdgesOnDrag: raw.view.edges.length > 1500 },
});
// The picture is one stop of the Tab key, with the name that the stage gives it.
for (const inner of stage.querySelectorAll("[tabindex]")) inner.tabIndex = -1;
for (const canvas of stage.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");

const picture = { hover: null, labels: [], ink: {}, boost: 1 };
const FIRM = 12; // so many of the foremost labels may cover lesser nodes
const FADED = 0.18;

const linkOf = (shown) => shown.link.index;
const mainParts = ({ parts }) => parts.filter(({ role }) => !role);
const claimsOn = (shown) => [...new Set((mainParts(shown).length ? mainParts(shown) : shown.parts).map(({ claim }) => claim))];
// A line is drawn as the claim on it that commits most; a mere part in a claim, such as its place, is a hairline.
const lineOf = (shown) => lines.find((line) => mainParts(shown).some(({ claim }) => claim.line === line));

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "muted", "paper", "line", "hair", "deny", "accent"]) picture.ink[name] = style.getPropertyValue(`--${name}`).trim();
}

function inFocus() {
  const { selected } = view;
  if (!selected) return null;
  if (selected.link) return new Set([selected.link.a, selected.link.b]);
  return new Set([selected.entity, ...selected.entity.links.map((link) => otherEnd(link, selected.entity)), ...saidAbout(selected.entity)]);
}

const saidAbout = (entity) => entity.says.flatMap((claim) => [claim.subject, claim.object]);

// What makes shapes of the same size look so.
const SHAPE_SIZE = { dot: 1, square: 0.87, triangle: 1.1, diamond: 1.2, hexagon: 1.05, triangleDown: 1.1, star: 1.25 };
const sizeOf = (entity) => picture.boost * SHAPE_SIZE[entity.type.shape] * Math.min(18, entity.type.quiet ? 4 + 0.5 * Math.sqrt(entity.mentions) : 6 + 1.5 * Math.sqrt(entity.mentions));

function nodeLook(entity, focus) {
  const { x, y } = view.drawn.get(entity);
  const lit = !focus || focus.has(entity);
  const chosen = view.selected && view.selected.entity === entity;
  const { quiet, colour, shape } = entity.type;
  return {
    id: entity.index, x, y, shape, size: sizeOf(entity), opacity: lit ? 1 : FADED, hidden: false,
    borderWidth: chosen ? 4 : 2,
    color: { background: quiet ? picture.ink.paper : colour, border: chosen ? picture.ink.ink : quiet ? colour : picture.ink.paper },
  };
}

function arrowsOf(shown) {
  const directed = mainParts(shown).map(({ claim }) => claim).filter((claim) => !claim.relation.symmetric);
  const towards = (end) => ({ enabled: directed.some((claim) => claim.object === end), scaleFactor: 0.5, type: "arrow" });
  return { to: towards(shown.link.b), from: towards(shown.link.a) };
}

function isLit(shown, focus) {
  const { selected } = view;
  if (!selected) return true;
  if (selected.link) return selected.link === shown.link;
  return shown.link.a === selected.entity || shown.link.b === selected.entity
    || shown.parts.some(({ claim }) => claim.speakers.includes(selected.entity)) && focus.has(shown.link.a);
}

// Many lines are drawn fainter, so that nodes and names stay in front.
const thickness = () => Math.max(0.3, Math.min(1, 320 / view.now.links.length));

function edgeLook(shown, focus) {
  const line = lineOf(shown);
  const colour = !line ? picture.ink.hair : line.name === "denied" ? picture.ink.deny : picture.ink.line;
  const number = claimsOn(shown).length;
  const chosen = view.selected && view.selected.link === shown.link;
  return {
    id: linkOf(shown), from: shown.link.a.index, to: shown.link.b.index, hidden: false,
    width: !line ? 0.8 : (chosen ? 2 : 0) + Math.min(5, 1.5 + 0.7 * Math.log2(number)),
    dashes: line && line.dashes.length ? line.dashes : false,
    arrows: line ? arrowsOf(shown) : { to: { enabled: false }, from: { enabled: false } },
    color: { color: chosen ? picture.ink.accent : colour, opacity: isLit(shown, focus) ? (view.selected ? 1 : thickness()) : FADED, inherit: false },
  };
}

// Give a data set its rows, and only those.
function fill(set, rows) {
  const kept = new Set(rows.map((row) => row.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(rows);
}

function showPicture(now) {
  const focus = inFocus();
  fill(nodes, now.entities.map((entity) => nodeLook(entity, focus)));
  fill(edges, now.links.map((shown) => edgeLook(shown, focus)));
}

const onScreen = (entity) => network.canvasToDOM(view.drawn.get(entity));
const middleOf = ({ link }) => {
  const [a, b] = [onScreen(link.a), onScreen(link.b)];
  return link.a === link.b ? { x: a.x + 22, y: a.y - 22 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
};

function entityLabels(focus) {
  const scale = network.getScale();
  const chosen = view.selected && view.selected.entity;
  const order = (entity) => (entity === chosen || entity === picture.hover ? -1 : entity.index + (entity.type.quiet ? entities.length : 0));
  return view.now.entities
    .filter((entity) => !focus || focus.has(entity) || entity === picture.hover)
    .sort((left, right) => order(left) - order(right))
    .map((entity, rank) => ({
      ...onScreen(entity), radius: sizeOf(entity) * scale, firm: rank < FIRM, owner: entity, text: entity.name, halo: picture.ink.paper,
      ink: entity.type.quiet ? picture.ink.muted : picture.ink.ink, font: entity.type.quiet ? TYPE.quiet : TYPE.loud,
    }));
}

const linkLabel = (shown) => {
  const main = mainParts(shown);
  const words = (main.length ? main.map(({ claim }) => relationWords(claim)) : shown.parts.map(({ role }) => roleWords(role)));
  const all = [...new Set(words)];
  return all.slice(0, 2).join(", ") + (all.length > 2 ? ` +${all.length - 2}` : "");
};

// Relations are written only on the lines that the reader asks about: all at once would be a thicket.
function linkLabels() {
  const { selected } = view;
  return view.now.links.filter(({ link }) => link === picture.hover
    || (selected && (link === selected.link || link.a === selected.entity || link.b === selected.entity)))
    .map((shown) => ({
      at: middleOf(shown), owner: shown.link, text: linkLabel(shown), font: TYPE.line, halo: picture.ink.paper,
      ink: shown.parts.every(({ claim }) => claim.line.name === "denied") ? picture.ink.deny : picture.ink.muted,
    }));
}

// Marks shrink with the picture, but stay legible.
const markSize = () => Math.max(0.5, Math.min(1, network.getScale()));

function cross(context, { x, y }) {
  const arm = 5 * markSize();
  for (const [colour, width] of [[picture.ink.paper, 5], [picture.ink.deny, 2]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.stroke();
  }
}

// A cross on each line with a denial, quotation marks on what only somebody says; return where no label may be.
function marks(context, focus) {
  const boxes = [];
  for (const shown of view.now.links) {
    context.globalAlpha = isLit(shown, focus) ? 1 : FADED;
    const main = mainParts(shown);
    const middle = middleOf(shown);
    if (isOpposed(main)) {
      cross(context, middle);
      boxes.push({ ...boxAt(middle.x - 5, middle.y - 5, { width: 10, height: 10 }), owner: shown.link });
    } else if (network.getScale() > 0.4 && main.length && main.every(({ claim }) => claim.speakers.length)) quoteMark(context, middle);
  }
  context.globalAlpha = 1;
  return boxes;
}

function quoteMark(context, { x, y }) {
  context.beginPath();
  context.arc(x, y, 6.5 * markSize(), 0, 7);
  context.fillStyle = picture.ink.paper;
  context.fill();
  context.fillStyle = picture.ink.muted;
  context.font = `700 ${17 * markSize()}px Georgia, serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("”", x, y + 5.5 * markSize());
}

function writeOver(context) {
  if (!view.now) return;
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const focus = inFocus();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const crosses = marks(context, focus);
  const named = entityLabels(focus);
  const discs = named.map(({ x, y, radius, owner }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner, disc: true }));
  const frame = { left: 0, top: 0, right: context.canvas.clientWidth, bottom: context.canvas.clientHeight };
  const [first, rest] = view.selected ? [named.slice(0, 1), named.slice(1)] : [[], named];
  picture.labels = writeLabels(context, [...first, ...linkLabels(), ...rest], [...discs, ...crosses], frame);
  context.restore();
}

function distanceTo({ x, y }, a, b) {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length)) : 0;
  return Math.hypot(x - a.x - along * (b.x - a.x), y - a.y - along * (b.y - a.y));
}

const REACH = 9;

// What a reader points at: a node, its label, or the nearest line within reach. Lines of claims go before hairlines.
function under(point) {
  const id = network.getNodeAt(point);
  if (id !== undefined) return { entity: entities[id] };
  const label = picture.labels.find((box) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
  if (label) return label.owner.parts ? { link: label.owner } : { entity: label.owner };
  const near = view.now.links.map((shown) => {
    const middle = middleOf(shown);
    const [a, b] = shown.link.a === shown.link.b ? [middle, middle] : [onScreen(shown.link.a), onScreen(shown.link.b)];
    return { shown, distance: distanceTo(point, a, b) + (mainParts(shown).length ? 0 : 3) };
  }).filter(({ distance }) => distance <= REACH).sort((left, right) => left.distance - right.distance);
  return near.length ? { link: near[0].shown.link } : null;
}

const motion = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
// Far out, nodes grow so that they can be seen and hit; in steps, as each step redraws all of them.
function adjustBoost() {
  const wanted = Math.max(1, 0.62 / network.getScale());
  const boost = Math.min(4, 1.25 ** Math.round(Math.log(wanted) / Math.log(1.25)));
  if (boost === picture.boost) return;
  picture.boost = boost;
  if (view.now) showPicture(view.now);
}

const margin = () => ({ x: Math.min(64, stage.clientWidth / 9), y: 34 }); // pixels, for labels at the rim

function fit(animation = motion()) {
  const spots = view.now.entities.map((entity) => view.drawn.get(entity));
  if (!spots.length) return;
  const [low, high] = [Math.min, Math.max].map((most) => ({ x: most(...spots.map(({ x }) => x)), y: most(...spots.map(({ y }) => y)) }));
  const across = (stage.clientWidth - 2 * margin().x) / Math.max(1, high.x - low.x);
  const down = (stage.clientHeight - 2 * margin().y) / Math.max(1, high.y - low.y);
  network.moveTo({ position: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, scale: Math.min(1.25, across, down), animation });
  if (!animation) adjustBoost();
}

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

// On a narrow screen the panel lies over the lower part of the picture.
function lowestInSight() {
  const covers = getComputedStyle(panel).position === "fixed";
  return covers ? panel.getBoundingClientRect().top - stage.getBoundingClientRect().top : stage.clientHeight;
}

// Bring an entity into sight without moving more than needed.
function goTo(entity) {
  const { x, y } = onScreen(entity);
  const low = lowestInSight();
  const inside = x > 60 && y > 40 && x < stage.clientWidth - 60 && y < low - 40;
  const offset = { x: 0, y: (low - stage.clientHeight) / 2 };
  if (!inside) network.moveTo({ position: view.drawn.get(entity), scale: Math.max(0.7, network.getScale()), offset, animation: motion() });
}

// The nearest drawn entity in the direction of an arrow key.
function nextTowards(entity, [right, down]) {
  const from = view.drawn.get(entity);
  const reach = (other) => {
    const spot = view.drawn.get(other);
    const along = (spot.x - from.x) * right + (spot.y - from.y) * down;
    return along <= 0 ? Infinity : along + 2 * Math.abs((spot.x - from.x) * down - (spot.y - from.y) * right);
  };
  const others = view.now.entities.filter((other) => other !== entity && reach(other) < Infinity);
  return others.sort((left, other) => reach(left) - reach(other))[0];
}
