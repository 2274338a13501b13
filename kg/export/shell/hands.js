// What a reader does with mouse, pen or fingers: move the picture, zoom it, drag a node (which pins it), click.
const STILL = 5; // pixels that a click may move
const TWICE = 380; // milliseconds between two clicks that are one double click
const hands = { pointers: new Map(), held: null, travelled: 0, last: { time: -Infinity, x: 0, y: 0 }, wheels: () => true };

function pointOf(event) {
  const { left, top } = stage.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

const between = ([one, other]) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
const apart = ([one, other]) => Math.hypot(one.x - other.x, one.y - other.y);

// Zoom so that what lies under `point` stays there.
function zoomAt(point, factor) {
  const fixed = back(screenLens(), point);
  const scale = Math.max(SCALES[0], Math.min(SCALES[1], camera.scale * factor));
  Object.assign(camera, {
    scale, x: fixed.x - (point.x - stage.clientWidth / 2) / scale, y: fixed.y - (point.y - stage.clientHeight / 2) / scale,
  });
  moveCamera();
}

// Painting takes shortcuts while the camera moves.
function moveCamera() {
  cancelAnimationFrame(camera.gliding);
  camera.moving = true;
  picture.look();
  camera.moving = false;
}

function pan(from, to) {
  camera.x -= (to.x - from.x) / camera.scale;
  camera.y -= (to.y - from.y) / camera.scale;
  moveCamera();
}

stage.addEventListener("wheel", (event) => {
  if (!hands.wheels(event)) return;
  event.preventDefault();
  const pixels = event.deltaY * (event.deltaMode === 1 ? 20 : 1);
  zoomAt(pointOf(event), Math.exp(-Math.max(-200, Math.min(200, pixels)) * (event.ctrlKey ? 0.01 : 0.0018)));
}, { passive: false });

stage.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  stage.setPointerCapture(event.pointerId);
  if (!hands.pointers.size) hands.travelled = 0;
  hands.pointers.set(event.pointerId, pointOf(event));
  const hit = under(pointOf(event));
  hands.held = hands.pointers.size === 1 && hit && hit.mark ? hit.entity : null;
});

stage.addEventListener("pointermove", (event) => {
  const before = hands.pointers.get(event.pointerId);
  const point = pointOf(event);
  if (!before) return picture.tell("hover", point);
  const were = [...hands.pointers.values()];
  hands.travelled += apart([before, point]);
  if (hands.pointers.size === 1 && hands.travelled <= STILL) return undefined;
  hands.pointers.set(event.pointerId, point);
  const are = [...hands.pointers.values()];
  if (are.length === 2) {
    pan(between(were), between(are));
    return zoomAt(between(are), apart(are) / Math.max(1, apart(were)));
  }
  if (!hands.held) return pan(before, point);
  picture.move(hands.held, back(screenLens(), point));
  return picture.tell("drag", hands.held);
});

function click(event, point) {
  const double = event.timeStamp - hands.last.time < TWICE && apart([point, hands.last]) < 3 * STILL;
  hands.last = { time: double ? -Infinity : event.timeStamp, ...point };
  picture.tell(double ? "doubleClick" : "click", point);
}

for (const name of ["pointerup", "pointercancel"]) {
  stage.addEventListener(name, (event) => {
    if (!hands.pointers.delete(event.pointerId)) return;
    if (!hands.pointers.size && hands.travelled <= STILL && name === "pointerup") click(event, pointOf(event));
    hands.held = null;
  });
}
