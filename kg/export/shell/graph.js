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

const picture = { hover: null, labels: [], ink: {}, boost: 1, pen: 1 };
const FIRM = 12; // so many of the foremost labels may cover lesser nodes, where there is no room beside them
const FADED = 0.26;

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
  return new Set(endsSelected().flatMap((entity) => [entity, ...entity.links.map((link) => otherEnd(link, entity)), ...saidAbout(entity)]));
}

const endsSelected = ({ selected } = view) => (selected.link ? [selected.link.a, selected.link.b] : [selected.entity]);

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
  const towards = (end) => ({ enabled: directed.some((claim) => claim.object === end), scaleFactor: 0.32 * picture.pen, type: "arrow" });
  return { to: towards(shown.link.b), from: towards(shown.link.a) };
}

function isLit(shown, focus) {
  const { selected } = view;
  if (!selected) return true;
  return endsSelected().some((end) => end === shown.link.a || end === shown.link.b)
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
    width: picture.pen * (!line ? 0.7 : (chosen ? 1.5 : 0) + Math.min(4, 1.1 + 0.6 * Math.log2(number))),
    dashes: line && line.dashes.length ? line.dashes.map((length) => length * picture.pen) : false,
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
