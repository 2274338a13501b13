// What is written over the picture: names, relations, crosses and quotation marks.
const onScreen = (entity) => network.canvasToDOM(view.drawn.get(entity));
const middleOf = ({ link }) => {
  const [a, b] = [onScreen(link.a), onScreen(link.b)];
  return link.a === link.b ? { x: a.x + 22, y: a.y - 22 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
};

function entityLabels(focus) {
  const scale = network.getScale();
  const ends = view.selected ? endsSelected() : [];
  const order = (entity) => (ends.includes(entity) || entity === picture.hover ? -1 : entity.index + (entity.type.quiet ? entities.length : 0));
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

const beside = ({ x, y }) => [0, -17, 17, -34, 34, -51, 51].map((down) => ({ x, y: y + down }));

// Relations are written only on the lines that the reader asks about: all at once would be a thicket.
function linkLabels() {
  const { selected } = view;
  return view.now.links.filter(({ link }) => link === picture.hover
    || (selected && (link === selected.link || link.a === selected.entity || link.b === selected.entity)))
    .map((shown) => ({
      at: beside(middleOf(shown)), firm: view.selected && shown.link === view.selected.link, owner: shown.link, text: linkLabel(shown), font: TYPE.line, halo: picture.ink.paper,
      ink: shown.parts.every(({ claim }) => claim.line.name === "denied") ? picture.ink.deny : picture.ink.muted,
    }));
}

// Marks shrink with the picture, but stay legible.
const markSize = () => Math.max(0.75, Math.min(1, network.getScale()));

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

const zoomBox = stage.parentElement.querySelector(".zoom");

function writeOver(context) {
  if (!view.now) return;
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const focus = inFocus();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const crosses = marks(context, focus);
  const named = entityLabels(focus);
  const discs = named.map(({ x, y, radius, owner }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, owner, disc: true }));
  const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = zoomBox;
  const buttons = { left, top, right: left + offsetWidth, bottom: top + offsetHeight };
  const frame = { left: 0, top: 0, right: context.canvas.clientWidth, bottom: context.canvas.clientHeight };
  const ends = view.selected ? endsSelected().length : 0;
  picture.labels = writeLabels(context, [...named.slice(0, ends), ...linkLabels(), ...named.slice(ends)], [...discs, ...crosses, buttons], frame);
  context.restore();
}
