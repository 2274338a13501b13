// Where a reader points, and what of the picture is in sight.
function distanceTo({ x, y }, [ax, ay, bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

const REACH = 9; // pixels, to either side of a line
const inside = ({ x, y }, box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

// The foremost mark under a point; those painted last lie on top.
function markUnder(point, lens) {
  const grown = boostOf(lens.scale) * lens.scale;
  return scene.marks.findLast((mark) => {
    const at = through(lens, mark);
    return Math.hypot(at.x - point.x, at.y - point.y) <= mark.size * grown + 2;
  });
}

// The nearest line within reach. Lines of claims go before hairlines.
function strokeUnder(point, lens) {
  let [best, least] = [null, REACH];
  for (const stroke of scene.strokes) {
    const middle = stroke.from === stroke.to ? middleOf(stroke, lens) : null;
    const ends = middle ? [middle.x, middle.y, middle.x, middle.y] : endsOf(stroke, lens);
    const distance = ends ? distanceTo(point, ends) + (stroke.main ? 0 : 3) : Infinity;
    if (distance <= least) [best, least] = [stroke, distance];
  }
  return best;
}

// What a reader points at: a node, its label, or the nearest line.
function under(point) {
  const lens = screenLens();
  const mark = markUnder(point, lens);
  if (mark) return { entity: mark.entity, mark };
  const label = picture.labels.find((box) => inside(point, box));
  if (label) return label.owner.parts ? { link: label.owner } : { entity: label.owner };
  const stroke = strokeUnder(point, lens);
  return stroke && { link: stroke.link };
}

// Let the camera glide to another place, or jump where the reader wants no motion.
const GLIDE = 350; // milliseconds
function glide(target, { jump = calm.matches } = {}) {
  cancelAnimationFrame(camera.gliding);
  const [start, from] = [performance.now(), { ...camera }];
  const step = (now) => {
    const done = jump ? 1 : Math.min(1, Math.max(0, now - start) / GLIDE);
    const eased = done < 0.5 ? 2 * done * done : 1 - 2 * (1 - done) ** 2;
    for (const [key, value] of Object.entries(target)) camera[key] = from[key] + (value - from[key]) * eased;
    camera.moving = done < 1;
    picture.look();
    if (done < 1) camera.gliding = requestAnimationFrame(step);
  };
  step(start);
}

const NARROW = 500; // pixels
const LEGIBLE = 0.5;

// Show all of these entities, or all that are shown.
function fit(shown = view.now.entities, options = {}) {
  glide(cameraFor(shown.map((entity) => view.drawn.get(entity)), stage.clientWidth, stage.clientHeight), options);
}

const foremost = () => [...view.now.entities].sort(byIndex)[0];

// Where all would be too small to read, as on a phone, a reader starts at what matters most, as on a map.
function begin() {
  fit(view.now.entities, { jump: true });
  const first = foremost();
  if (first && stage.clientWidth < NARROW && camera.scale < LEGIBLE) glide({ ...view.drawn.get(first), scale: LEGIBLE }, { jump: true });
}

const zoom = (factor) => glide({ scale: Math.max(SCALES[0], Math.min(SCALES[1], camera.scale * factor)) });

// On a narrow screen the panel lies over the lower part of the picture.
function lowestInSight() {
  const covers = getComputedStyle(panel).position === "fixed";
  return covers ? panel.getBoundingClientRect().top - stage.getBoundingClientRect().top : stage.clientHeight;
}

// Bring an entity into sight without moving more than needed.
function goTo(entity) {
  const at = onScreen(entity);
  const low = lowestInSight();
  if (inside(at, { left: 60, top: 40, right: stage.clientWidth - 60, bottom: low - 40 })) return;
  const scale = Math.max(0.7, camera.scale);
  const { x, y } = view.drawn.get(entity);
  glide({ x, y: y + (stage.clientHeight - low) / 2 / scale, scale });
}

// The nearest drawn entity in the direction of an arrow key.
function nextTowards(entity, [right, down]) {
  const from = view.drawn.get(entity);
  const reach = (other) => {
    const spot = view.drawn.get(other);
    const along = (spot.x - from.x) * right + (spot.y - from.y) * down;
    return along <= 0 ? Infinity : along + 2 * Math.abs((spot.x - from.x) * down - (spot.y - from.y) * right);
  };
  const others = view.now.entities.filter((other) => other !== entity && reach(other) < Infinity);
  return others.sort((left, other) => reach(left) - reach(other))[0];
}
