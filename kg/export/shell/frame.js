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
  view.filterKey = "";
  changed();
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

function closeMenu(event) {
  const menu = byId("take");
  if (event.type === "keydown" ? event.key !== "Escape" || !menu.open : event.target.closest("#take")) return;
  event.stopPropagation();
  menu.open = false;
  if (event.type === "keydown") menu.querySelector("summary").focus();
}

const MENU = { ...EXPORTS, print: () => window.print(), link: copyLink };

function wireMenu() {
  for (const button of byId("take").querySelectorAll("button")) {
    onClick(button, () => { byId("take").open = false; MENU[button.value](); });
    if (button.value === "link") button.hidden = !linkIsUseful();
  }
  byId("take").addEventListener("keydown", closeMenu);
  document.addEventListener("pointerdown", closeMenu);
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

const openHelp = () => byId("help").showModal();

function wireFrame() {
  for (const name of TABS) {
    onClick(byId(`tab-${name}`), () => openTab(name));
    byId(`tab-${name}`).addEventListener("keydown", tabKey);
  }
  onClick(byId("theme"), () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  dark.addEventListener("change", () => setTheme(themes.chosen));
  onClick(byId("undo"), () => step(-1));
  onClick(byId("redo"), () => step(1));
  onClick(byId("ask"), openHelp);
  wireMenu();
  embed();
  wireTimeline();
}
