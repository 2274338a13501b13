// Where entities go that are drawn later: in the free spot nearest to those that they are linked to, or below all.
const STEP = 44;
const SPOT = 64;

function isFree(x, y) {
  for (const spot of view.drawn.values()) {
    if (Math.abs(spot.x - x) < SPOT && Math.abs(spot.y - y) < SPOT * 0.6) return false;
  }
  return true;
}

function freeSpot(x, y) {
  for (let turn = 1; turn < 4000; turn += 1) {
    const radius = STEP * Math.sqrt(turn);
    const angle = turn * 2.399963;
    const spot = { x: Math.round(x + radius * Math.cos(angle)), y: Math.round(y + radius * Math.sin(angle)) };
    if (isFree(spot.x, spot.y)) return spot;
  }
  return { x, y };
}

function anchorOf(entity) {
  const near = neighboursOf(entity).filter((other) => view.drawn.has(other)).map((other) => view.drawn.get(other));
  const spots = near.length ? near : [...view.drawn.values()];
  const mean = (key) => spots.reduce((sum, spot) => sum + spot[key], 0) / Math.max(1, spots.length);
  return [mean("x"), near.length ? mean("y") : Math.max(0, ...spots.map(({ y }) => y)) + STEP];
}

function draw(entity) {
  if (view.drawn.has(entity)) return false;
  view.drawn.set(entity, freeSpot(...anchorOf(entity)));
  return true;
}

// The shortest way from an entity to what is drawn, itself first; empty where there is none.
function wayToDrawn(entity) {
  const before = new Map([[entity, null]]);
  for (const here of before.keys()) {
    if (view.drawn.has(here)) {
      const way = [];
      for (let step = here; step; step = before.get(step)) way.push(step);
      return way;
    }
    for (const next of neighboursOf(here)) if (!before.has(next)) before.set(next, here);
  }
  return [];
}

const MOST_NEIGHBOURS = 8;

// Draw an entity with its way to the rest and its foremost neighbours.
function reveal(entity) {
  if (view.drawn.has(entity)) return;
  for (const step of wayToDrawn(entity)) draw(step);
  draw(entity);
  for (const near of neighboursOf(entity).slice(0, MOST_NEIGHBOURS)) draw(near);
}

// Draw the next most relevant entities, those first that touch what is drawn.
function drawMore(number) {
  const rest = entities.filter((entity) => !view.drawn.has(entity));
  const touching = rest.filter((entity) => neighboursOf(entity).some((near) => view.drawn.has(near)));
  const apart = rest.filter((entity) => !touching.includes(entity));
  const next = [...touching, ...apart].slice(0, number);
  next.forEach(draw);
  return next.length;
}
