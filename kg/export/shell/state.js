// What a reader sees as words for the address: whoever opens it sees the same. Undo and redo go by the same words.
const entityById = new Map(entities.map((entity) => [entity.id, entity]));
const linkBetween = (one, other) => links.find(({ a, b }) => (a.id === one && b.id === other) || (a.id === other && b.id === one));
const startSpots = new Map(view.drawn);
const home = {}; // where the page has put the camera
const past = { list: [], at: -1, busy: false, written: "" };
const MOST_STEPS = 200;

const idsSelected = ({ selected } = view) => (!selected ? [] : selected.link ? [selected.link.a.id, selected.link.b.id] : [selected.entity.id]);

// What is drawn beside the first picture or elsewhere than there, and what of it is not.
function drawnWords() {
  const same = (entity, { x, y }) => startSpots.has(entity) && startSpots.get(entity).x === x && startSpots.get(entity).y === y;
  const more = [...view.drawn].filter(([entity, spot]) => !same(entity, spot));
  const less = [...startSpots.keys()].filter((entity) => !view.drawn.has(entity));
  return [more.map(([{ index }, { x, y }]) => [index, x, y].join(".")).join("_"), less.map(({ index }) => index).join("_")];
}

function wordsOf(look = "") {
  const words = new URLSearchParams();
  for (const id of view.selected || !raw.focus.length ? idsSelected() : [""]) words.append("s", id);
  if (view.depth > 1) words.set("d", view.depth);
  for (const { key, chosen } of facets) for (const name of [...chosen].sort()) words.append(key, name);
  if (time.by !== DEFAULT_BY) words.set("by", time.by);
  if (timeChosen()) words.set("t", `${isoOf(time.from)}..${isoOf(time.to)}`);
  if (time.undated) words.set("u", 1);
  if (view.tab !== "graph") words.set("w", view.tab);
  const [more, less] = drawnWords();
  if (more) words.set("n", more);
  if (less) words.set("r", less);
  if (look) words.set("v", look);
  return words.toString();
}

function readDrawn(words) {
  startAgain();
  for (const each of (words.get("n") || "").split("_")) {
    const [index, x, y] = each.split(".").map(Number);
    if (entities[index] && Number.isFinite(x) && Number.isFinite(y)) view.drawn.set(entities[index], { x, y });
  }
  for (const index of (words.get("r") || "").split("_")) if (index) view.drawn.delete(entities[index]);
}

function readTime(words) {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(words.get("t")) || [];
  const days = [dayOf(from), dayOf(to)];
  clearTime();
  Object.assign(time, { by: Object.hasOwn(TIMES, words.get("by")) ? words.get("by") : DEFAULT_BY, undated: words.has("u") });
  if (days.every(Number.isFinite)) Object.assign(time, { from: days[0], to: days[1] });
  timeBins();
}

function readSelected(words) {
  const [one, other] = words.getAll("s");
  const link = other === undefined ? undefined : linkBetween(one, other);
  if (link) [link.a, link.b].forEach(draw);
  view.selected = link ? { link } : entityById.has(one) ? { entity: entityById.get(one) } : null;
  if (view.selected && !link) reveal(view.selected.entity);
  view.depth = [2, 3].find((depth) => String(depth) === words.get("d")) || 1;
}

// Show what words say, and return where the reader stood; what they name that is not here is passed over.
function readWords(text) {
  const words = new URLSearchParams(text);
  past.busy = true;
  readDrawn(words);
  readTime(words);
  readSelected(words);
  for (const { key, chosen, known } of facets) { chosen.clear(); words.getAll(key).forEach((name) => known.has(name) && chosen.add(name)); }
  showTab(TABS.includes(words.get("w")) ? words.get("w") : "graph");
  changed();
  past.busy = false;
  const look = (words.get("v") || "").split(",").map(Number);
  return look.length === 3 && look.every(Number.isFinite) ? look : null;
}

// Each change is a step to go back to; many changes of the range in a row are one.
function remember() {
  const words = wordsOf();
  if (past.busy || past.list[past.at] === words) return showSteps();
  const still = (text) => { const rest = new URLSearchParams(text); ["t", "u"].forEach((name) => rest.delete(name)); return rest.toString(); };
  const [before, last] = [past.list[past.at - 1], past.list[past.at]];
  const merged = before !== undefined && [before, last].every((each) => still(each) === still(words));
  past.list.splice(merged ? past.at : past.at + 1, Infinity, words);
  past.list.splice(0, past.list.length - MOST_STEPS);
  past.at = past.list.length - 1;
  return showSteps();
}

function step(by) {
  if (past.list[past.at + by] === undefined) return;
  past.at += by;
  readWords(past.list[past.at]);
  showSteps();
  writeAddress();
  say(by < 0 ? "Undone" : "Done again");
}

function showSteps() {
  byId("undo").disabled = past.at <= 0;
  byId("redo").disabled = past.at >= past.list.length - 1;
}

const addressOf = (words) => location.href.split("#")[0] + (words ? `#${words}` : "");

// A page in a sandboxed frame may not change its address; it does without.
function writeAddress() {
  clearTimeout(past.timer);
  past.settled = false;
  past.timer = setTimeout(() => {
    past.written = wordsOf(lookWords());
    past.settled = true;
    try {
      history.replaceState(null, "", addressOf(past.written));
    } catch (error) {
      if (error.name !== "SecurityError") throw error;
    }
  }, 250);
}

function followAddress() {
  const words = location.hash.slice(1);
  if (words === past.written) return;
  past.written = words;
  lookAt(readWords(words));
  remember();
}

// Where the reader stands, if not where the page began.
function lookWords() {
  const { x, y, scale } = camera;
  const same = Math.abs(x - home.x) < 1 && Math.abs(y - home.y) < 1 && Math.abs(scale / home.scale - 1) < 0.01;
  return same ? "" : [Math.round(x), Math.round(y), Number(scale.toFixed(3))].join();
}

function lookAt(look) {
  if (look) glide({ x: look[0], y: look[1], scale: look[2] }, { jump: true });
  else begin();
}

function startHere() {
  Object.assign(home, { x: camera.x, y: camera.y, scale: camera.scale });
  past.written = location.hash.slice(1);
  if (past.written) lookAt(readWords(past.written));
  past.list = [wordsOf()];
  past.at = 0;
  showSteps();
}
