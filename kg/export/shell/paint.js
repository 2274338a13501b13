// Draws marks and strokes with the few commands of a canvas that `svg.js` knows as well, so that the screen, the PNG
// and the SVG show the same. Things that look alike are one path: that is what makes ten thousand of them quick.
const batchKeys = {
  marks: ({ alpha, shape, fill, rim, border }) => `${alpha}|${shape}|${fill}|${rim}|${border}`,
  strokes: ({ alpha, colour, width, dashes }) => `${alpha}|${colour}|${width}|${dashes}`,
};

// Faint things come first, so that they lie below.
function batches(things, key) {
  const found = new Map();
  for (const thing of things) {
    const name = key(thing);
    if (found.has(name)) found.get(name).push(thing);
    else found.set(name, [thing]);
  }
  return [...found.values()].sort(([one], [other]) => one.alpha - other.alpha || (one.width || 0) - (other.width || 0));
}

const batched = ({ marks, strokes }) => ({
  marks: batches(marks, batchKeys.marks), strokes: batches(strokes, batchKeys.strokes),
});

const circle = (context, x, y, radius) => { context.moveTo(x + radius, y); context.arc(x, y, radius, 0, 2 * Math.PI); };

// A polygon from its corners, x and y in turn.
const polygon = (...corners) => (context, x, y, size) => {
  context.moveTo(x + corners[0] * size, y + corners[1] * size);
  for (let at = 2; at < corners.length; at += 2) context.lineTo(x + corners[at] * size, y + corners[at + 1] * size);
  context.closePath();
};
const onCircle = (number, start, radius = () => 1) => Array.from({ length: number }, (_, step) => start + (2 * Math.PI * step) / number)
  .flatMap((angle, step) => [Math.cos(angle) * radius(step), Math.sin(angle) * radius(step)]);
const OUTLINES = {
  dot: circle, square: polygon(-1, -1, 1, -1, 1, 1, -1, 1), diamond: polygon(0, -1, 1, 0, 0, 1, -1, 0),
  triangle: polygon(0, -1.1, 1, 0.65, -1, 0.65), triangleDown: polygon(0, 1.1, 1, -0.65, -1, -0.65),
  hexagon: polygon(...onCircle(6, 0)), star: polygon(...onCircle(10, -Math.PI / 2, (step) => (step % 2 ? 0.45 : 1.15))),
};

function paintMarks(context, lens, batch) {
  const { shape, fill, rim, border, alpha } = batch[0];
  const grown = boostOf(lens.scale) * lens.scale;
  context.beginPath();
  for (const mark of batch) {
    const x = mark.x * lens.scale + lens.left;
    const y = mark.y * lens.scale + lens.top;
    const size = mark.size * grown;
    if (x > -size && y > -size && x < lens.width + size && y < lens.height + size) OUTLINES[shape](context, x, y, size);
  }
  for (const [colour, opacity] of alpha < 1 ? [[ink.paper, 1], [fill, alpha]] : [[fill, 1]]) {
    Object.assign(context, { fillStyle: colour, globalAlpha: opacity });
    context.fill();
  }
  Object.assign(context, { strokeStyle: rim, lineWidth: border });
  context.stroke();
}

// Both ends on the screen, or null where no part of the line can be seen.
function endsOf({ from, to }, { scale, left, top, width, height }) {
  const ax = from.x * scale + left;
  const ay = from.y * scale + top;
  const bx = to.x * scale + left;
  const by = to.y * scale + top;
  const rim = 3 * LOOP * scale;
  const outside = Math.max(ax, bx) < -rim || Math.max(ay, by) < -rim || Math.min(ax, bx) > width + rim || Math.min(ay, by) > height + rim;
  return outside ? null : [ax, ay, bx, by];
}

function outline(context, lens, stroke, [ax, ay, bx, by]) {
  const loop = LOOP * lens.scale;
  if (stroke.from === stroke.to) return circle(context, ax + loop, ay - loop, loop);
  context.moveTo(ax, ay);
  return context.lineTo(bx, by);
}

// So far out, nobody could tell where an arrow points, or a cross from a knot.
const ARROWS_FROM = 0.16;

function paintStrokes(context, lens, batch) {
  const { alpha, colour, width, dashes } = batch[0];
  const pen = penOf(lens.scale) * lens.scale;
  Object.assign(context, { globalAlpha: alpha, strokeStyle: colour, fillStyle: colour, lineWidth: width * pen, lineJoin: "miter" });
  const seen = batch.map((stroke) => ({ stroke, ends: endsOf(stroke, lens) })).filter(({ ends }) => ends);
  context.setLineDash(dashes.map((length) => length * pen));
  context.beginPath();
  for (const { stroke, ends } of seen) outline(context, lens, stroke, ends);
  context.stroke();
  context.setLineDash([]);
  if (lens.scale > ARROWS_FROM) paintArrows(context, lens, seen, (4.8 + 3 * width) * pen);
}

function paintArrows(context, lens, seen, length) {
  const rim = (mark) => mark.size * boostOf(lens.scale) * lens.scale + mark.border / 2;
  context.beginPath();
  for (const { stroke: { forward, backward, from, to }, ends: [ax, ay, bx, by] } of seen) {
    if (from === to) continue;
    if (forward) arrow(context, ax, ay, bx, by, rim(to), length);
    if (backward) arrow(context, bx, by, ax, ay, rim(from), length);
  }
  context.fill();
}

function arrow(context, ax, ay, bx, by, rim, length) {
  const whole = Math.hypot(bx - ax, by - ay);
  if (whole < rim + length) return;
  const right = (bx - ax) / whole;
  const down = (by - ay) / whole;
  const x = bx - right * rim;
  const y = by - down * rim;
  context.moveTo(x, y);
  context.lineTo(x - length * (right - 0.35 * down), y - length * (down + 0.35 * right));
  context.lineTo(x - length * (right + 0.35 * down), y - length * (down - 0.35 * right));
  context.closePath();
}

function paintPicture(context, lens, { marks, strokes }) {
  for (const batch of strokes) paintStrokes(context, lens, batch);
  for (const batch of marks) paintMarks(context, lens, batch);
  context.globalAlpha = 1;
}
