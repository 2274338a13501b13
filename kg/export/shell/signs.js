// The signs of classes and lines, painted as in the picture: for the legend, the panel and what stands below a saved picture.
function paintSign(context, { shape, colour, quiet }, x, y) {
  Object.assign(context, { fillStyle: quiet ? ink.paper : colour, strokeStyle: colour, lineWidth: 1.7 });
  context.beginPath();
  OUTLINES[shape](context, x, y, 4.6 * SHAPE_SIZE[shape]);
  context.fill();
  context.stroke();
}

function paintSample(context, { name, dashes }, x, y) {
  Object.assign(context, { strokeStyle: { denied: ink.deny, role: ink.hair }[name] || ink.line, lineWidth: name === ROLE ? 1.2 : 2 });
  context.setLineDash(dashes);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 30, y);
  context.stroke();
  context.setLineDash([]);
  if (name === "denied") cross(context, { x: x + 15, y }, 0.8);
}

function sign(name, width, height, paint) {
  const context = svgContext(width, height);
  paint(context);
  context.root.setAttribute("class", name);
  context.root.setAttribute("aria-hidden", "true");
  return context.root;
}

const dot = (type) => sign("dot", 14, 14, (context) => paintSign(context, type, 7, 7));
const strokeOf = (line) => sign("stroke", 32, 12, (context) => paintSample(context, line, 1, 6));
