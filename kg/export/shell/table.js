// The same claims as a table: for readers who do not see the picture, and for those who would rather sort.
const COLUMNS = [
  ["Subject", (claim) => claim.subject.name],
  ["Relation", (claim) => relationWords(claim)],
  ["Object", (claim) => claim.object.name],
  ["Date", (claim) => dateOf(claim), dateWords],
  ["Standing", (claim) => claim.standing],
  ["According to", (claim) => speakersOf(claim)],
  ["Article", (claim) => (claim.evidence[0] ? claim.evidence[0].article.title : "")],
];
const MOST_ROWS = 200;
const sorting = { column: 0, down: 1, all: false, rows: MOST_ROWS };

function tableClaims() {
  const list = sorting.all ? claims.filter((claim) => claimShown(claim) && endsShown(claim)) : view.now.claims;
  const [, value] = COLUMNS[sorting.column];
  const keyed = list.map((claim) => [fold(value(claim)), claim]);
  return keyed.sort(([left, one], [right, other]) => sorting.down * (left < right ? -1 : left > right ? 1 : 0) || one.index - other.index)
    .map(([, claim]) => claim);
}

function headCell([name], number) {
  const sorted = number === sorting.column;
  const button = element("button", { click: () => {
    Object.assign(sorting, { down: sorted ? -sorting.down : 1, column: number });
    showTable();
    byId("table").querySelectorAll("th button")[number].focus();
  } }, name, element("span", { "aria-hidden": "true" }, sorted ? (sorting.down > 0 ? " ↑" : " ↓") : ""));
  return element("th", { scope: "col", "aria-sort": sorted ? (sorting.down > 0 ? "ascending" : "descending") : "none" }, button);
}

function row(claim) {
  const cells = COLUMNS.map(([name, value, words = (text) => text], number) => {
    const text = words(value(claim));
    return element(number ? "td" : "th", { "data-column": name, scope: number ? undefined : "row" },
      number ? text : element("button", { class: "entity", click: () => chooseClaim(claim) }, text));
  });
  return element("tr", { class: claim.line.name, "data-claim": claim.id }, cells);
}

function showTable() {
  if (view.tab !== "table") return;
  const list = tableClaims();
  const all = element("button", { class: "pick", "aria-pressed": String(sorting.all), click: () => { sorting.all = !sorting.all; showTable(); } }, "Also claims that are not drawn");
  const more = list.length > sorting.rows
    ? element("button", { click: () => { sorting.rows += MOST_ROWS; showTable(); } }, `Show ${Math.min(MOST_ROWS, list.length - sorting.rows)} more of ${list.length}`) : "";
  byId("table").replaceChildren(
    element("p", { class: "aliases" }, `${count(list.length, "claim")}; click a subject for its sentences. `, all),
    element("table", {}, element("caption", { class: "unseen" }, "Claims"),
      element("thead", {}, element("tr", {}, COLUMNS.map(headCell))),
      element("tbody", {}, list.slice(0, sorting.rows).map(row))),
    ...(more ? [more] : []));
}

// The same claims once more with all their sentences, to be read or printed from first to last.
function showSentences() {
  if (view.tab !== "sentences") return;
  byId("sentences").replaceChildren(element("p", { class: "aliases" }, `${count(view.now.claims.length, "claim")} with the sentences behind them.`), ...cards(view.now.claims, { open: true }));
}
