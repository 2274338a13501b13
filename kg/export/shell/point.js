// Where a reader points, and what of the picture is in sight.
function distanceTo({ x, y }, a, b) {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length)) : 0;
  return Math.hypot(x - a.x - along * (b.x - a.x), y - a.y - along * (b.y - a.y));
}

const REACH = 9;

// What a reader points at: a node, its label, or the nearest line within reach. Lines of claims go before hairlines.
function under(point) {
  const id = network.getNodeAt(point);
  if (id !== undefined) return { entity: entities[id] };
  const label = picture.labels.find((box) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
  if (label) return label.owner.parts ? { link: label.owner } : { entity: label.owner };
  const near = view.now.links.map((shown) => {
    const middle = middleOf(shown);
    const [a, b] = shown.link.a === shown.link.b ? [middle, middle] : [onScreen(shown.link.a), onScreen(shown.link.b)];
    return { shown, distance: distanceTo(point, a, b) + (mainParts(shown).length ? 0 : 3) };
  }).filter(({ distance }) => distance <= REACH).sort((left, right) => left.distance - right.distance);
  return near.length ? { link: near[0].shown.link } : null;
}

const motion = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
// Far out, nodes grow so that they can be seen and hit, and lines so that dashes and arrows can be told apart; in steps,
// as each step redraws all of them.
function adjustBoost() {
  const pen = Math.min(6, 1.25 ** Math.round(Math.log(Math.max(1, 1 / network.getScale())) / Math.log(1.25)));
  if (pen === picture.pen) return;
  Object.assign(picture, { pen, boost: Math.max(1, 0.62 * pen) });
  if (view.now) showPicture(view.now);
}

const NARROW = 500; // pixels
const LEGIBLE = 0.5;
const margin = () => ({ x: Math.min(64, stage.clientWidth / 9), y: 34 }); // pixels, for labels at the rim

function fit(animation = motion()) {
  const spots = view.now.entities.map((entity) => view.drawn.get(entity));
  if (!spots.length) return;
  const [low, high] = [Math.min, Math.max].map((most) => ({ x: most(...spots.map(({ x }) => x)), y: most(...spots.map(({ y }) => y)) }));
  const across = (stage.clientWidth - 2 * margin().x) / Math.max(1, high.x - low.x);
  const down = (stage.clientHeight - 2 * margin().y) / Math.max(1, high.y - low.y);
  network.moveTo({ position: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, scale: Math.min(1.25, across, down), animation });
  if (!animation) adjustBoost();
}

const foremost = () => [...view.now.entities].sort(byIndex)[0];

// Where all would be too small to read, as on a phone, a reader starts at what matters most, as on a map.
function begin() {
  fit(false);
  const first = foremost();
  if (first && stage.clientWidth < NARROW && network.getScale() < LEGIBLE) network.moveTo({ position: view.drawn.get(first), scale: LEGIBLE });
  adjustBoost();
}

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

// On a narrow screen the panel lies over the lower part of the picture.
function lowestInSight() {
  const covers = getComputedStyle(panel).position === "fixed";
  return covers ? panel.getBoundingClientRect().top - stage.getBoundingClientRect().top : stage.clientHeight;
}

// Bring an entity into sight without moving more than needed.
function goTo(entity) {
  const { x, y } = onScreen(entity);
  const low = lowestInSight();
  const inside = x > 60 && y > 40 && x < stage.clientWidth - 60 && y < low - 40;
  const offset = { x: 0, y: (low - stage.clientHeight) / 2 };
  if (!inside) network.moveTo({ position: view.drawn.get(entity), scale: Math.max(0.7, network.getScale()), offset, animation: motion() });
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
