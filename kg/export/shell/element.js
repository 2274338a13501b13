// The only way that this page makes elements: text is text, and an address is one that a reader may follow.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "click") onClick(made, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

const onClick = (node, act) => node.addEventListener("click", act);
const byId = (id) => document.getElementById(id);

function outward(address, text) {
  if (!/^https?:\/\//i.test(address)) return element("span", {}, text);
  return element("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}

function drawing(name, viewBox, ...paths) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  for (const [key, value] of Object.entries({ class: name, viewBox, "aria-hidden": "true" })) made.setAttribute(key, value);
  for (const attributes of paths) {
    const path = document.createElementNS(space, "path");
    for (const [key, value] of Object.entries(attributes)) path.setAttribute(key, value);
    made.append(path);
  }
  return made;
}

const SHAPES = {
  dot: "M11 6A5 5 0 1 1 1 6A5 5 0 1 1 11 6Z", square: "M1.5 1.5H10.5V10.5H1.5Z", diamond: "M6 .5L11.5 6L6 11.5L.5 6Z",
  triangle: "M6 1L11.5 10.5H.5Z", triangleDown: "M6 11L11.5 1.5H.5Z", hexagon: "M3.2 1.2H8.8L11.6 6L8.8 10.8H3.2L.4 6Z",
  star: "M6 .4L7.5 4.2L11.6 4.4L8.4 7L9.5 11L6 8.7L2.5 11L3.6 7L.4 4.4L4.5 4.2Z",
};

// The sign of a class as in the picture: filled for those that act, an outline for the rest.
function dot(type) {
  const look = type.quiet ? { fill: "none", stroke: type.colour, "stroke-width": 1.7 } : { fill: type.colour };
  return drawing("dot", "-1 -1 14 14", { d: SHAPES[type.shape], ...look });
}

// A sample of a line, drawn as in the picture.
function strokeOf(line) {
  const crossed = line.name === "denied";
  return drawing(`stroke ${line.name}`, "0 0 34 10", {
    d: crossed ? "M0 5H34M13 1l8 8M21 1l-8 8" : "M0 5H34", "stroke-dasharray": crossed ? "" : line.dashes.join(" "),
  });
}

function say(text) {
  byId("live").textContent = text;
}

async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = element("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done ? undefined : Promise.reject(new Error("the browser refused"));
}
