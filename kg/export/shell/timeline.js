// The strip of time below the picture: a histogram with two handles, which are sliders, so keys move them too.
const HIGH = 34; // of the bars, in the units of their drawing
const PACE = 900; // milliseconds that the play button stays at a step
const player = { timer: null };
// The year that both share is said once.
const betweenWords = (first, last) => (first === last ? first : `${first.slice(-5) === last.slice(-5) ? first.replace(/ \d{4}$/, "") : first} – ${last}`);
const rangeWords = () => betweenWords(dateWords(isoOf(time.from)), dateWords(isoOf(time.to))) + (time.undated ? " or undated" : "");

// The numbers of the first and the last chosen bin.
const chosenBins = () => (timeChosen() ? [binAt(time.from), binAt(time.to)] : [0, bins.list.length - 1]);

function chooseBins(low, high) {
  const all = low <= 0 && high >= bins.list.length - 1;
  Object.assign(time, all ? { from: null, to: null } : { from: bins.list[low].start, to: bins.list[high].end });
  changed();
}

// A long bar must not make the others vanish, so heights grow with the square root.
function bars(counts, [low, high]) {
  const most = Math.max(1, ...counts);
  const path = (chosen) => counts.map((number, place) => {
    const height = number ? Math.max(2, HIGH * Math.sqrt(number / most)) : 0;
    return chosen === (place >= low && place <= high) && height ? `M${place + 0.08} ${HIGH}v${-height}h.84v${height}Z` : "";
  }).join("");
  const made = drawing("bars", `0 0 ${counts.length} ${HIGH}`, { d: path(true) }, { d: path(false), class: "off" });
  made.setAttribute("preserveAspectRatio", "none");
  return made;
}

function slider(end, value) {
  const made = byId(`time-${end}`);
  made.max = bins.list.length - 1;
  made.value = value;
  made.setAttribute("aria-valuetext", bins.list[value].words);
}

function showTimeline() {
  const { list, counts, undated } = histogram();
  byId("timeline").hidden = list.length < 2 && differing("told") < 2 && differing("event") < 2;
  if (!list.length) return;
  const chosen = chosenBins();
  byId("bars").replaceChildren(bars(counts, chosen));
  slider("from", chosen[0]);
  slider("to", chosen[1]);
  byId("time-words").textContent = betweenWords(...chosen.map((bin) => list[bin].words));
  byId("time-by").value = time.by;
  byId("undated").textContent = `${undated.toLocaleString("en")} undated`;
  byId("undated").hidden = !undated;
  byId("undated").disabled = !timeChosen();
  byId("undated").setAttribute("aria-pressed", String(!timeChosen() || time.undated));
  byId("play").textContent = player.timer ? "Pause" : "Play";
}

// Neither handle passes the other.
function slide(end) {
  const [low, high] = [Number(byId("time-from").value), Number(byId("time-to").value)];
  chooseBins(end === "from" ? Math.min(low, high) : low, end === "to" ? Math.max(low, high) : high);
}

function stop() {
  clearInterval(player.timer);
  player.timer = null;
  showTimeline();
}

// Move the chosen range on by a step; where all was chosen, begin with the first bin and grow.
function advance() {
  const [low, high] = chosenBins();
  if (high >= bins.list.length - 1) return stop();
  return chooseBins(player.grows ? low : low + 1, high + 1);
}

function play() {
  if (player.timer) return stop();
  const [low, high] = chosenBins();
  player.grows = !timeChosen();
  player.timer = setInterval(advance, PACE);
  return chooseBins(player.grows || high === bins.list.length - 1 ? 0 : low, player.grows ? 0 : high === bins.list.length - 1 ? high - low : high);
}

function wireTimeline() {
  for (const end of ["from", "to"]) byId(`time-${end}`).addEventListener("input", () => slide(end));
  onClick(byId("bars"), (event) => {
    const { left, width } = byId("bars").getBoundingClientRect();
    const bin = Math.min(bins.list.length - 1, Math.floor(((event.clientX - left) / width) * bins.list.length));
    chooseBins(bin, bin);
  });
  onClick(byId("play"), play);
  onClick(byId("undated"), () => { time.undated = !time.undated; changed(); });
  byId("time-by").append(...Object.entries(TIMES).filter(([name]) => differing(name)).map(([name, { title }]) => element("option", { value: name }, title)));
  byId("time-by").addEventListener("change", () => { clearTime(); time.by = byId("time-by").value; changed(); });
}
