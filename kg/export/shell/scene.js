// The picture as data: a mark for each entity and a stroke for each line, in the units of the layout. Both renderers
// draw these, and so do the exports.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const scene = { marks: [], strokes: [], markOf: new Map(), order: [], signed: [] };
const ink = {};
const FADED = 0.26;

const mainParts = ({ parts }) => parts.filter(({ role }) => !role);
const claimsOn = (shown) => [...new Set((mainParts(shown).length ? mainParts(shown) : shown.parts).map(({ claim }) => claim))];
// A line is drawn as the claim on it that commits most; a mere part in a claim, such as its place, is a hairline, but
// dashed as its claim: what is promised to be paid is no payment.
const lineOf = (parts) => lines.find((line) => parts.some(({ claim }) => claim.line === line));

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "muted", "paper", "line", "hair", "deny", "accent"]) ink[name] = style.getPropertyValue(`--${name}`).trim();
}

const endsSelected = ({ selected } = view) => (!selected ? [] : selected.link ? [selected.link.a, selected.link.b] : [selected.entity]);
const saidAbout = (entity) => entity.says.flatMap((claim) => [claim.subject, claim.object]);

function inFocus() {
  if (!view.selected) return null;
  const found = new Set(endsSelected());
  let rim = [...found];
  for (let steps = view.depth; steps > 0; steps -= 1) {
    const next = rim.flatMap((entity) => [...entity.links.map((link) => otherEnd(link, entity)), ...saidAbout(entity)]);
    rim = next.filter((entity) => view.drawn.has(entity) && !found.has(entity));
    rim.forEach((entity) => found.add(entity));
  }
  return found;
}

// What makes shapes of the same size look so.
const SHAPE_SIZE = { dot: 1, square: 0.87, triangle: 1.1, diamond: 1.2, hexagon: 1.05, triangleDown: 1.1, star: 1.25 };
const sizeOf = ({ type, mentions }) => SHAPE_SIZE[type.shape] * Math.min(18, type.quiet ? 4 + 0.5 * Math.sqrt(mentions) : 6 + 1.5 * Math.sqrt(mentions));

function markLook(entity, focus) {
  const { x, y } = view.drawn.get(entity);
  const chosen = view.selected && view.selected.entity === entity;
  const { quiet, colour, shape } = entity.type;
  return {
    entity, x, y, shape, size: sizeOf(entity), alpha: !focus || focus.has(entity) ? 1 : FADED, border: chosen ? 4 : 2,
    fill: quiet ? ink.paper : colour, rim: chosen ? ink.ink : quiet ? colour : ink.paper,
  };
}

function isLit(shown, focus) {
  const { selected } = view;
  if (!selected) return true;
  return endsSelected().some((end) => end === shown.link.a || end === shown.link.b)
    || (view.depth > 1 && focus.has(shown.link.a) && focus.has(shown.link.b))
    || shown.parts.some(({ claim }) => claim.speakers.includes(selected.entity)) && focus.has(shown.link.a);
}

// What stands on the middle of a line: a cross where it is denied, quotation marks where only somebody says so.
const signOf = (main) => (isOpposed(main) ? "cross" : main.length && main.every(({ claim }) => claim.speakers.length) ? "quote" : "");

// Many lines are drawn fainter, so that nodes and names stay in front.
const faintness = (number) => Math.max(0.3, Math.min(1, 320 / number));

function strokeLook(shown, focus, faint) {
  const main = mainParts(shown);
  const line = lineOf(main);
  const { link } = shown;
  const chosen = view.selected && view.selected.link === link;
  const directed = main.filter(({ claim }) => !claim.relation.symmetric);
  const lit = isLit(shown, focus);
  return {
    link, shown, from: scene.markOf.get(link.a), to: scene.markOf.get(link.b), sign: signOf(main), main: main.length > 0,
    width: !line ? 0.7 : (chosen ? 1.5 : 0) + Math.min(4, 1.1 + 0.6 * Math.log2(claimsOn(shown).length)),
    dashes: lineOf(main.length ? main : shown.parts).dashes, lit,
    forward: directed.some(({ claim }) => claim.object === link.b), backward: directed.some(({ claim }) => claim.object === link.a),
    colour: chosen ? ink.accent : !line ? ink.hair : line.name === "denied" ? ink.deny : ink.line,
    alpha: !lit ? FADED : view.selected ? 1 : faint,
  };
}

// Whose name is written first: those that act, and the foremost of them.
const nameRank = ({ entity }) => entity.index + (entity.type.quiet ? entities.length : 0);

function setScene(now) {
  const focus = inFocus();
  const faint = faintness(now.links.length);
  scene.marks = now.entities.map((entity) => markLook(entity, focus));
  scene.markOf = new Map(scene.marks.map((mark) => [mark.entity, mark]));
  scene.strokes = now.links.map((shown) => strokeLook(shown, focus, faint));
  scene.order = [...scene.marks].sort((left, right) => nameRank(left) - nameRank(right));
  scene.signed = scene.strokes.filter(({ sign }) => sign);
}
