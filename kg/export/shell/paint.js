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

const polygon = (...points) => (context, x, y, size) => {
  points.forEach(([right, down], number) => context[number ? "lineTo" : "moveTo"](x + right * size, y + down * size));
  context.closePath();
};
const circle = (context, x, y, radius) => { context.moveTo(x + radius, y); context.arc(x, y, radius, 0, 2 * Math.PI); };
const onCircle = (number, start, radius = () => 1) => Array.from({ length: number }, (_, step) =>
  [Math.cos(start + (2 * Math.PI * step) / number) * radius(step), Math.sin(start + (2 * Math.PI * step) / number) * radius(step)]);
const OUTLINES = {
  dot: circle, square: polygon([-1, -1], [1, -1], [1, 1], [-1, 1]), diamond: polygon([0, -1], [1, 0], [0, 1], [-1, 0]),
  triangle: polygon([0, -1.1], [1, 0.65], [-1, 0.65]), triangleDown: polygon([0, 1.1], [1, -0.65], [-1, -0.65]),
  hexagon: polygon(...onCircle(6, 0)), star: polygon(...onCircle(10, -Math.PI / 2, (step) => (step % 2 ? 0.45 : 1.15))),
};

function paintMarks(context, lens, batch) {
  const { shape, fill, rim, border, alpha } = batch[0];
  const grown = boostOf(lens.scale) * lens.scale;
  context.beginPath();
  for (const mark of batch) {
    const [x, y, size] = [mark.x * lens.scale + lens.left, mark.y * lens.scale + lens.top, mark.size * grown];
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
function endsOf({ from, to }, lens) {
  const [ax, ay] = [from.x * lens.scale + lens.left, from.y * lens.scale + lens.top];
  const [bx, by] = [to.x * lens.scale + lens.left, to.y * lens.scale + lens.top];
  const rim = 3 * LOOP * lens.scale;
  const outside = Math.max(ax, bx) < -rim || Math.max(ay, by) < -rim || Math.min(ax, bx) > lens.width + rim || Math.min(ay, by) > lens.height + rim;
  return outside ? null : [ax, ay, bx, by];
}

function paintStrokes(context, lens, batch) {
  const { alpha, colour, width, dashes } = batch[0];
  const pen = penOf(lens.scale) * lens.scale;
  Object.assign(context, { globalAlpha: alpha, strokeStyle: colour, fillStyle: colour, lineWidth: width * pen, lineJoin: "miter" });
  context.setLineDash(dashes.map((length) => length * pen));
  context.beginPath();
  for (const stroke of batch) {
    const ends = endsOf(stroke, lens);
    if (!ends) continue;
    const [ax, ay, bx, by] = ends;
    if (stroke.from === stroke.to) circle(context, ax + LOOP * lens.scale, ay - LOOP * lens.scale, LOOP * lens.scale);
    else {
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
  }
  context.stroke();
  context.setLineDash([]);
  paintArrows(context, lens, batch, (4.8 + 3 * width) * pen);
}

function paintArrows(context, lens, batch, length) {
  context.beginPath();
  for (const stroke of batch) {
    const ends = (stroke.forward || stroke.backward) && stroke.from !== stroke.to && endsOf(stroke, lens);
    if (!ends) continue;
    const [ax, ay, bx, by] = ends;
    if (stroke.forward) arrow(context, [ax, ay], [bx, by], rimOf(stroke.to, lens), length);
    if (stroke.backward) arrow(context, [bx, by], [ax, ay], rimOf(stroke.from, lens), length);
  }
  context.fill();
}

const rimOf = (mark, lens) => mark.size * boostOf(lens.scale) * lens.scale + mark.border / 2;

function arrow(context, [ax, ay], [bx, by], rim, length) {
  const whole = Math.hypot(bx - ax, by - ay);
  if (whole < rim + length) return;
  const [right, down] = [(bx - ax) / whole, (by - ay) / whole];
  const [x, y] = [bx - right * rim, by - down * rim];
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
