// What keys do: a few everywhere, the rest in the picture.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function goTowards(direction) {
  const here = view.selected && view.selected.entity;
  const next = here && view.drawn.has(here) ? nextTowards(here, direction) : foremost();
  if (next) choose(next);
}

const selectedEntity = () => view.selected && view.selected.entity;
const STAGE_KEYS = {
  Enter: () => view.selected && panel.focus(),
  e: () => selectedEntity() && growOrShrink(selectedEntity()),
  "+": () => zoom(1.3),
  "-": () => zoom(1 / 1.3),
  1: () => setDepth(1),
  2: () => setDepth(2),
  3: () => setDepth(3),
};
for (const [key, direction] of Object.entries(ARROWS)) STAGE_KEYS[key] = () => goTowards(direction);

function stageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !STAGE_KEYS[event.key]) return;
  event.preventDefault();
  STAGE_KEYS[event.key]();
}

const PAGE_KEYS = { "/": () => searchBox.focus(), "?": () => openHelp(), Escape: () => view.selected && clearSelection() };
const CONTROL_KEYS = { z: () => step(-1), y: () => step(1), Z: () => step(1) };

function pageKey(event) {
  if (event.target.closest("input:not([type=range]), textarea, dialog") || event.altKey) return;
  const keys = event.ctrlKey || event.metaKey ? CONTROL_KEYS : PAGE_KEYS;
  if (!keys[event.key]) return;
  if (event.key !== "Escape") event.preventDefault();
  keys[event.key]();
}

function setDepth(depth) {
  view.depth = depth;
  changed();
  say(`${depth === 1 ? "One step" : `${depth} steps`} around`);
}
