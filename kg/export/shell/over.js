// What is written over the picture: names, relations, crosses and quotation marks.
// So many of the foremost labels may cover lesser nodes, where there is no room beside them: more where all is small.
const firmFrom = (scale) => (scale < 0.3 ? 40 : 12);
const MARGIN = 20; // pixels beyond the window in which a mark still counts as seen
const inSight = ({ x, y }, lens) => x > -MARGIN && y > -MARGIN && x < lens.width + MARGIN && y < lens.height + MARGIN;

// The marks in sight with their places, in the order in which their names are written.
function marksInSight(lens) {
  const grown = boostOf(lens.scale) * lens.scale;
  const seen = [];
  for (const mark of scene.order) {
    if (mark.alpha < 1 && mark.entity !== picture.hover) continue;
    const at = through(lens, mark);
    if (inSight(at, lens)) seen.push({ mark, x: at.x, y: at.y, radius: mark.size * grown });
  }
  const first = (entity) => entity === picture.hover || endsSelected().includes(entity);
  return [...seen.filter(({ mark }) => first(mark.entity)), ...seen.filter(({ mark }) => !first(mark.entity))];
}

const entityLabel = (scale) => ({ mark: { entity }, x, y, radius }, rank) => {
  const { quiet } = entity.type;
  return {
    x, y, radius, firm: rank < firmFrom(scale), owner: entity, text: entity.name, halo: ink.paper, ink: quiet ? ink.muted : ink.ink,
    font: quiet ? TYPE.quiet : TYPE.loud,
  };
};

const linkLabel = (shown) => {
  const main = mainParts(shown);
  const words = (main.length ? main.map(({ claim }) => relationWords(claim)) : shown.parts.map(({ role }) => roleWords(role)));
  const all = [...new Set(words)];
  return all.slice(0, 2).join(", ") + (all.length > 2 ? ` +${all.length - 2}` : all.length > 1 ? "" : saidBy(main));
};

// What one alone says has its name behind it.
function saidBy(main) {
  const speakers = new Set(main.map(({ claim }) => claim.speakers[0]));
  const [first] = speakers;
  return speakers.size === 1 && first ? ` ” ${first.name}` : "";
}

const beside = ({ x, y }) => [0, -17, 17, -34, 34, -51, 51].map((down) => ({ x, y: y + down }));

// Relations are written only on the lines that the reader asks about: all at once would be a thicket.
function linkLabels(lens) {
  const { selected } = view;
  return view.now.links.filter(({ link }) => link === picture.hover
    || (selected && (link === selected.link || link.a === selected.entity || link.b === selected.entity)))
    .map((shown) => ({
      at: beside(middleOf(shown, lens)), firm: view.selected && shown.link === view.selected.link, owner: shown.link, text: linkLabel(shown), font: TYPE.line, halo: ink.paper,
      ink: shown.parts.every(({ claim }) => claim.line.name === "denied") ? ink.deny : ink.muted,
    }));
}

// Signs shrink with the picture, but stay legible.
const signSize = ({ scale }) => Math.max(0.75, Math.min(1, scale));

function cross(context, { x, y }, size) {
  const arm = 5 * size;
  for (const [colour, width] of [[ink.paper, 5], [ink.deny, 2]]) {
    Object.assign(context, { strokeStyle: colour, lineWidth: width });
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.stroke();
  }
}

function quoteMark(context, { x, y }, size) {
  context.fillStyle = ink.paper;
  context.beginPath();
  circle(context, x, y, 6.5 * size);
  context.fill();
  Object.assign(context, { fillStyle: ink.muted, font: `700 ${17 * size}px Georgia, serif`, textAlign: "center", textBaseline: "middle" });
  context.fillText("”", x, y + 5.5 * size);
}

const SIGNS_FROM = { cross: ARROWS_FROM, quote: 0.4 }; // scale; the colour of a denied line can be seen from farther

// A cross on each line with a denial, quotation marks on what only somebody says; return where no label may be.
function paintSigns(context, lens) {
  const boxes = [];
  for (const { sign, shown, lit, link } of scene.signed) {
    const middle = lens.scale > SIGNS_FROM[sign] ? middleOf(shown, lens) : null;
    if (!middle || !inSight(middle, lens)) continue;
    context.globalAlpha = lit ? 1 : FADED;
    (sign === "cross" ? cross : quoteMark)(context, middle, signSize(lens));
    if (sign === "cross") boxes.push({ ...boxAt(middle.x - 5, middle.y - 5, { width: 10, height: 10 }), owner: link });
  }
  context.globalAlpha = 1;
  return boxes;
}

const discOf = ({ mark, x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner: mark.entity, disc: true });

// Paint signs and labels; return the labels that found room.
function paintOver(context, lens) {
  const crosses = paintSigns(context, lens);
  const seen = marksInSight(lens);
  const named = seen.slice(0, MOST_TRIES).map(entityLabel(lens.scale));
  const ends = endsSelected().length;
  const wanted = [...named.slice(0, ends), ...linkLabels(lens), ...named.slice(ends)];
  const frame = { left: 0, top: 0, right: lens.width, bottom: lens.height };
  return writeLabels(context, wanted, [...seen.map(discOf), ...crosses, ...lens.taken], frame);
}

// A renderer calls this when it has painted the rest.
function writeOver(context, lens) {
  if (!view.now) return;
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  picture.labels = paintOver(context, lens);
  context.restore();
}
