// What stands around the picture: tabs, light and dark, the menu of exports, help, and pages within pages.
const TABS = ["graph", "table", "sentences"];

function showTab(name) {
  view.tab = name;
  for (const each of TABS) {
    byId(each).hidden = each !== name;
    byId(`tab-${each}`).setAttribute("aria-selected", String(each === name));
    byId(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
  document.querySelector("main").classList.toggle("tabling", name !== "graph");
}

function openTab(name) {
  showTab(name);
  changed();
}

function tabKey(event) {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by) return;
  const name = TABS.at((TABS.indexOf(view.tab) + by) % TABS.length);
  openTab(name);
  byId(`tab-${name}`).focus();
}

// Light or dark as the system has it, until the reader says otherwise.
const themes = { chosen: "" };

function showTheme() {
  const now = themes.chosen || (dark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = now;
  const other = now === "dark" ? "light" : "dark";
  byId("theme").setAttribute("aria-label", `Show in ${other} colours`);
  byId("theme").textContent = now === "dark" ? "☀" : "☾";
}

function setTheme(name) {
  themes.chosen = name;
  showTheme();
  readInk();
  picture.show(view.now);
}

const linkIsUseful = () => /^(https?|file):/.test(location.protocol);

async function copyLink() {
  await copied(addressOf(wordsOf(lookWords())), "Link copied");
}

async function copied(text, words) {
  try {
    await copyText(text);
    say(words);
    return words;
  } catch {
    say("The browser refused to copy");
    return "The browser refused to copy";
  }
}

function menuItem(words, act) {
  return element("li", {}, element("button", { click: () => { byId("take").open = false; act(); } }, words));
}

function fillMenu() {
  byId("take-list").append(
    ...EXPORTS.map(([, words, act]) => menuItem(words, act)),
    menuItem("Print", () => window.print()),
    ...(linkIsUseful() ? [menuItem("Copy link to this view", copyLink)] : []));
  byId("take").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !byId("take").open) return;
    event.stopPropagation();
    byId("take").open = false;
    byId("take").querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#take")) byId("take").open = false; });
}

// In a frame of another page only the picture and its panel are shown; the wheel scrolls that page until a click.
const embedded = new URLSearchParams(location.search).has("embed");

function embed() {
  if (!embedded) return;
  document.documentElement.classList.add("embed");
  const whole = addressOf("").replace(/[?&]embed\b[^&]*/, "");
  byId("whole").replaceChildren(element("a", { href: whole, target: "_blank", rel: "noopener" }, "Open the full page"));
  hands.wheels = (event) => event.ctrlKey || stage.contains(document.activeElement);
}

const KEYS = [
  ["/", "search"], ["Arrow keys", "go to the next entity in that direction"], ["Enter", "read its claims in the panel"], ["E", "draw its neighbours, or take them back"],
  ["1 2 3", "light up what is one, two or three steps away"], ["+ −", "zoom"], ["Ctrl Z, Ctrl Y", "undo, redo"], ["Esc", "clear the selection"], ["?", "this help"],
];

function fillHelp() {
  byId("keys").replaceChildren(terms(KEYS.map(([key, words]) => [element("kbd", {}, key), words])));
  byId("help").addEventListener("click", (event) => { if (event.target === byId("help")) byId("help").close(); });
}

const openHelp = () => byId("help").showModal();

function wireFrame() {
  for (const name of TABS) {
    byId(`tab-${name}`).addEventListener("click", () => openTab(name));
    byId(`tab-${name}`).addEventListener("keydown", tabKey);
  }
  byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  dark.addEventListener("change", () => setTheme(themes.chosen));
  byId("undo").addEventListener("click", () => step(-1));
  byId("redo").addEventListener("click", () => step(1));
  byId("ask").addEventListener("click", openHelp);
  fillMenu();
  fillHelp();
  embed();
  wireTimeline();
}
