// What stands below a saved picture, so that it explains itself: a key, the heading, how much it shows, the filters, the day.
const ROW = 22; // pixels
const RIM = 16;

const captionWords = () => [
  raw.title,
  byId("shown").textContent,
  ...filterWords().map(([words]) => `Filter: ${words}.`),
  `Seen on ${dateWords(new Date().toISOString().slice(0, 10))}.`,
];

// The classes and lines of the picture, each with what draws its sign at a place.
function keyItems() {
  const types = new Set(scene.marks.map(({ entity }) => entity.type));
  const kinds = new Set(scene.strokes.flatMap(({ shown }) => shown.parts.map(({ claim, role }) => (role ? lineNamed.get(ROLE) : claim.line))));
  const sign = (type) => (context, x, y) => paintSign(context, type, x + 15, y);
  const sample = (line) => (context, x, y) => paintSample(context, line, x, y);
  return [...classes.filter((type) => types.has(type)).map((type) => [type.label, sign(type)]),
    ...[...lineNamed.values()].filter((line) => kinds.has(line)).map((line) => [line.label, sample(line)])];
}

const inscribe = (context, text, x, y, weight = "") => {
  Object.assign(context, { font: `${weight}13px ${FACE}`, fillStyle: ink.ink, textAlign: "left", textBaseline: "middle", globalAlpha: 1 });
  context.fillText(text, x, y);
};

// Where each sign goes: in rows as wide as the picture.
function keyPlaces(context, items, width) {
  let [x, y] = [RIM, 0];
  return items.map(([label, sign]) => {
    context.font = `13px ${FACE}`;
    const wide = 38 + context.measureText(label).width + 18;
    if (x + wide > width && x > RIM) [x, y] = [RIM, y + ROW];
    x += wide;
    return { label, sign, x: x - wide, y };
  });
}

function paintCaption(context, { places, words, width, height }) {
  Object.assign(context, { fillStyle: ink.paper, globalAlpha: 1 });
  context.fillRect(0, 0, width, height);
  for (const { label, sign, x, y } of places) {
    sign(context, x, y + ROW);
    inscribe(context, label, x + 38, y + ROW);
  }
  const below = (places.length ? places.at(-1).y + ROW : 0) + ROW;
  words.forEach((text, line) => inscribe(context, text, RIM, below + line * ROW, line ? "" : "600 "));
}

function captionOf(width) {
  const places = keyPlaces(ruler, keyItems(), width);
  const words = captionWords();
  return { places, words, width, height: ((places.length ? places.at(-1).y / ROW + 1 : 0) + words.length + 1) * ROW };
}

function captionedCanvas(ratio = 2) {
  const upper = picture.toCanvas({ ratio });
  const caption = captionOf(upper.width / ratio);
  const sheet = element("canvas", { width: upper.width, height: upper.height + caption.height * ratio });
  const context = sheet.getContext("2d");
  context.drawImage(upper, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, upper.height);
  paintCaption(context, caption);
  return sheet;
}

function captionedSvg() {
  const root = picture.toSVG();
  const [width, height] = ["width", "height"].map((name) => Number(root.getAttribute(name)));
  const caption = captionOf(width);
  const lower = svgContext(width, caption.height);
  paintCaption(lower, caption);
  lower.root.setAttribute("y", height);
  root.setAttribute("height", height + caption.height);
  root.setAttribute("viewBox", `0 0 ${width} ${height + caption.height}`);
  root.prepend(svgNode("title", {}, raw.title));
  root.append(lower.root);
  return root;
}
