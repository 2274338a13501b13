// Takes the commands of a canvas that the page's painting uses, and writes them down as SVG.
const SVG = "http://www.w3.org/2000/svg";
const ruler = element("canvas").getContext("2d");
const short = (number) => Number(number.toFixed(2));

function svgNode(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

// "italic 600 12px Some, Faces" as attributes, since style attributes are forbidden in this page.
function fontOf(font) {
  const [, style, weight, size, face] = /^(italic )?(\d+ )?([\d.]+)px (.*)$/.exec(font);
  return { "font-family": face, "font-size": size, "font-weight": (weight || "").trim(), "font-style": (style || "").trim() };
}

function svgContext(width, height) {
  const root = svgNode("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  let [path, dashes] = ["", []];
  const add = (name, attributes, text) => root.append(svgNode(name, attributes, text));
  const opacity = (alpha) => (alpha < 1 ? alpha : "");
  const anchors = { center: "middle", left: "start", right: "end" };
  const context = {
    root, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "12px sans-serif", textAlign: "left",
    textBaseline: "middle", lineJoin: "miter",
    beginPath() { path = ""; },
    moveTo(x, y) { path += `M${short(x)} ${short(y)}`; },
    lineTo(x, y) { path += `L${short(x)} ${short(y)}`; },
    closePath() { path += "Z"; },
    // Only whole circles are painted.
    arc(x, y, radius) {
      const [left, right, r] = [short(x - radius), short(x + radius), short(radius)];
      path += `M${right} ${short(y)}A${r} ${r} 0 1 1 ${left} ${short(y)}A${r} ${r} 0 1 1 ${right} ${short(y)}Z`;
    },
    setLineDash(lengths) { dashes = lengths.map(short); },
    fillRect(x, y, wide, high) { add("rect", { x, y, width: wide, height: high, fill: context.fillStyle }); },
    fill() { if (path) add("path", { d: path, fill: context.fillStyle, opacity: opacity(context.globalAlpha) }); },
    stroke() {
      if (path) add("path", { d: path, fill: "none", ...pen(), "stroke-dasharray": dashes.join(" ") });
    },
    fillText(text, x, y) { add("text", { ...place(x, y), fill: context.fillStyle, opacity: opacity(context.globalAlpha) }, text); },
    strokeText(text, x, y) { add("text", { ...place(x, y), fill: "none", ...pen() }, text); },
    measureText(text) { ruler.font = context.font; return ruler.measureText(text); },
  };
  const pen = () => ({
    stroke: context.strokeStyle, "stroke-width": short(context.lineWidth), "stroke-linejoin": context.lineJoin, opacity: opacity(context.globalAlpha),
  });
  const place = (x, y) => ({
    x: short(x), y: short(y), "text-anchor": anchors[context.textAlign], "dominant-baseline": "central", ...fontOf(context.font),
  });
  return context;
}
