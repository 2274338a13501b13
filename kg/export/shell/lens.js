// Where a reader stands: the middle of the window in the units of the layout, and pixels for each unit.
const stage = byId("stage");
const camera = { x: 0, y: 0, scale: 1 };
const SCALES = [0.01, 6];
const zoomBox = stage.parentElement.querySelector(".zoom");

// A lens is a camera with a window: all that painting needs in order to know where things are.
function lensOf({ x, y, scale }, width, height, taken = []) {
  return { x, y, scale, width, height, taken, left: width / 2 - x * scale, top: height / 2 - y * scale };
}

function screenLens() {
  const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = zoomBox;
  return lensOf(camera, stage.clientWidth, stage.clientHeight, [{ left, top, right: left + offsetWidth, bottom: top + offsetHeight }]);
}

const through = (lens, { x, y }) => ({ x: x * lens.scale + lens.left, y: y * lens.scale + lens.top });
const back = (lens, { x, y }) => ({ x: (x - lens.left) / lens.scale, y: (y - lens.top) / lens.scale });
const onScreen = (entity) => through(screenLens(), view.drawn.get(entity));

const LOOP = 15; // radius of a line from a node to itself
function middleOf({ link }, lens = screenLens()) {
  const [a, b] = [link.a, link.b].map((entity) => through(lens, view.drawn.get(entity)));
  if (link.a === link.b) return { x: a.x + 1.7 * LOOP * lens.scale, y: a.y - 1.7 * LOOP * lens.scale };
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

// Far out, nodes grow so that they can be seen and hit, and lines so that dashes and arrows can be told apart; in
// steps, as vis-network has to be told of each.
const penOf = (scale) => Math.min(6, 1.25 ** Math.round(Math.log(Math.max(1, 1 / scale)) / Math.log(1.25)));
const boostOf = (scale) => Math.max(1, 0.62 * penOf(scale));

const bounds = (spots) => [Math.min, Math.max].map((most) =>
  ["x", "y"].map((axis) => spots.reduce((found, spot) => most(found, spot[axis]), spots[0][axis])));

// The camera that has all spots in a window of this size, with room for labels at the rim.
function cameraFor(spots, width, height) {
  if (!spots.length) return camera;
  const [[left, top], [right, bottom]] = bounds(spots);
  const across = (width - 2 * Math.min(64, width / 9)) / Math.max(1, right - left);
  const down = (height - 68) / Math.max(1, bottom - top);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(SCALES[0], Math.min(1.25, across, down)) };
}
