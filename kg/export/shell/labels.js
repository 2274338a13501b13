// Words on the picture, in the size of the screen at every zoom, and never one over the other.
const TYPE = { loud: "600 12.5px", quiet: "italic 12px", line: "12px" };
const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const LINE_HEIGHT = 14;
const LINE_WIDTH = 134;
const measured = new Map();

function cut(context, word) {
  let shown = word;
  while (shown.length > 3 && context.measureText(`${shown}…`).width > LINE_WIDTH) shown = [...shown].slice(0, -2).join("");
  return shown === word ? word : `${shown}…`;
}

// At most two lines; what does not fit ends in an ellipsis.
function wrap(context, text) {
  const words = text.split(/\s+/).slice(0, 40);
  const rows = [""];
  for (const word of words) {
    const longer = rows[rows.length - 1] ? `${rows[rows.length - 1]} ${word}` : word;
    if (context.measureText(longer).width <= LINE_WIDTH || !rows[rows.length - 1]) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  const kept = rows.slice(0, 2);
  if (rows.length > 2) kept[1] = `${kept[1]}…`;
  return kept.map((row) => (context.measureText(row).width > LINE_WIDTH ? cut(context, row) : row));
}

function measure(context, text, font) {
  const key = `${font}\n${text}`;
  if (!measured.has(key)) {
    context.font = `${font} ${FACE}`;
    const rows = wrap(context, text);
    const width = Math.max(...rows.map((row) => context.measureText(row).width));
    measured.set(key, { rows, width, height: rows.length * LINE_HEIGHT });
  }
  return measured.get(key);
}

const overlap = (one, other) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

const within = (box, frame) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

const boxAt = (left, top, { width, height }) => ({ left: left - 2, top, right: left + width + 2, bottom: top + height });

// Where a label may stand, best first: below its node, above, to the right, to the left, and between these.
function candidates({ x, y, radius }, size) {
  const beside = y - size.height / 2;
  return [
    boxAt(x - size.width / 2, y + radius + 3, size), boxAt(x - size.width / 2, y - radius - 3 - size.height, size),
    boxAt(x + radius + 5, beside, size), boxAt(x - radius - 5 - size.width, beside, size),
    ...[radius * 0.7 + 2, -radius * 0.7 - 2 - size.height].flatMap((down) =>
      [x + radius * 0.7 + 2, x - radius * 0.7 - 2 - size.width].map((left) => boxAt(left, y + down, size))),
  ];
}

function write(context, rows, box, { ink, halo, font }) {
  context.font = `${font} ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  rows.forEach((row, number) => {
    const x = (box.left + box.right) / 2;
    const y = box.top + LINE_HEIGHT * (number + 0.5);
    context.lineWidth = 4;
    context.strokeStyle = halo;
    context.strokeText(row, x, y);
    context.fillStyle = ink;
    context.fillText(row, x, y);
  });
}

const isEnd = ({ a, b }, entity) => entity === a || entity === b;

// What is taken, by the cells of a grid, so that a label asks only what is near.
const CELL = 64;
function boxGrid(boxes) {
  const cells = new Map();
  const around = (box) => {
    const names = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) names.push(x * 4096 + y);
    }
    return names;
  };
  const add = (box) => {
    for (const name of around(box)) {
      if (cells.has(name)) cells.get(name).push(box);
      else cells.set(name, [box]);
    }
  };
  boxes.forEach(add);
  return { add, some: (box, test) => around(box).some((name) => (cells.get(name) || []).some((other) => test(other) && overlap(box, other))) };
}

const MOST_LABELS = 80;
const MOST_TRIES = 500;

// Write as many labels as fit, in their order; return those written. `marks` are boxes that no label may cover.
function writeLabels(context, wanted, marks, frame) {
  const taken = boxGrid(marks);
  const written = [];
  let tries = 0;
  for (const label of wanted) {
    if (written.length >= MOST_LABELS || (tries += 1) > MOST_TRIES) break;
    const size = measure(context, label.text, label.font);
    const spots = label.at ? label.at.map(({ x, y }) => boxAt(x - size.width / 2, y - size.height / 2, size)) : candidates(label, size);
    const hinders = (firm) => (other) => other.owner !== label.owner && !(firm && other.disc && !isEnd(label.owner, other.owner));
    const free = (firm) => (box) => within(box, frame) && !taken.some(box, hinders(firm));
    const box = spots.find(free(false)) || (label.firm && spots.find(free(true)));
    if (!box) continue;
    taken.add(box);
    written.push({ ...box, owner: label.owner, text: label.text });
    write(context, size.rows, box, label);
  }
  return written;
}
