// When claims are about, or when they were told: which of them a reader's range of days lets through.
const DAY = 864e5;
const dayOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const pairOf = (iso) => [dayOf(iso), dayOf(iso)];
const TIMES = {
  told: { title: "When it was published", of: (claim) => claim.articles.filter(({ published }) => published).map(({ published }) => pairOf(published)) },
  event: { title: "When it happened", of: (claim) => claim.days },
};
for (const claim of claims) claim.spans = Object.fromEntries(Object.entries(TIMES).map(([name, { of }]) => [name, of(claim)]));

// Whether two spans of days have one in common; null is an open end.
const meets = ([first, last], [begin, end]) => (first ?? -Infinity) <= (end ?? Infinity) && (begin ?? -Infinity) <= (last ?? Infinity);

// Claims are sorted into bins by where their spans begin, or end where that is open.
const placeOf = ([first, last]) => first ?? last;
const daysBy = (by) => claims.flatMap((claim) => claim.spans[by].map(placeOf));
const differing = (by) => new Set(daysBy(by)).size;
const DEFAULT_BY = differing("told") > 1 || !differing("event") ? "told" : "event";
const time = { by: DEFAULT_BY, from: null, to: null, undated: false };
const timeChosen = () => time.from !== null;
const spansOf = (claim) => claim.spans[time.by];

// A claim is within the range where it may be so, as one of "May" is on the third; one without a date where all are.
function timeShown(claim) {
  if (!timeChosen()) return true;
  const spans = spansOf(claim);
  if (!spans.length) return time.undated;
  return spans.some((span) => meets(span, [time.from, time.to]));
}

const clearTime = () => Object.assign(time, { from: null, to: null, undated: false });

// The bins of a histogram: days, weeks, months, years or decades, as few as tell something.
const MOST_BINS = 60;
const monthly = (months) => (start) => {
  const day = new Date(start * DAY);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1) / DAY;
};
const floorYear = (years) => (day) => {
  const start = new Date(0);
  start.setUTCFullYear(Math.floor(new Date(day * DAY).getUTCFullYear() / years) * years);
  return start.getTime() / DAY;
};
const UNITS = [
  { floor: (day) => day, next: (start) => start + 1, words: (start) => dateWords(isoOf(start)) },
  { floor: (day) => day - ((day + 3) % 7 + 7) % 7, next: (start) => start + 7, words: (start) => `week of ${dateWords(isoOf(start))}` },
  { floor: (day) => monthly(0)(day), next: monthly(1), words: (start) => dateWords(isoOf(start).slice(0, 7)) },
  { floor: floorYear(1), next: monthly(12), words: (start) => isoOf(start).slice(0, 4) },
  { floor: floorYear(10), next: monthly(120), words: (start) => `${isoOf(start).slice(0, 4)}s` },
  { floor: floorYear(100), next: monthly(1200), words: (start) => `${isoOf(start).slice(0, 4)} to ${isoOf(monthly(1200)(start) - 1).slice(0, 4)}` },
];

function binsOf(unit, low, high) {
  const starts = [];
  for (let start = unit.floor(low); start <= high && starts.length <= MOST_BINS; start = unit.next(start)) starts.push(start);
  return starts;
}

const bins = { of: null, unit: UNITS[0], list: [] };

// The bins for the days that are chosen now; they do not change with the filters, so handles stay where they are.
function timeBins() {
  if (bins.of === time.by) return bins;
  const days = daysBy(time.by);
  const [low, high] = [days.reduce((a, b) => Math.min(a, b), Infinity), days.reduce((a, b) => Math.max(a, b), -Infinity)];
  const fits = (unit) => binsOf(unit, low, high).length <= MOST_BINS;
  const unit = UNITS.find(fits) || UNITS.at(-1);
  const list = days.length ? binsOf(unit, low, high).map((start) => ({ start, end: unit.next(start) - 1, words: unit.words(start) })) : [];
  return Object.assign(bins, { of: time.by, unit, list });
}

const binAt = (day) => Math.max(0, bins.list.findLastIndex(({ start }) => start <= day));

// How many of the claims that pass the facets are in each bin, and how many have no date.
function histogram() {
  const { list } = timeBins();
  const counts = list.map(() => 0);
  let undated = 0;
  for (const claim of claims) {
    if (failed(claim).length) continue;
    const found = new Set(spansOf(claim).map((span) => binAt(placeOf(span))));
    if (!found.size) undated += 1;
    for (const bin of found) counts[bin] += 1;
  }
  return { list, counts, undated };
}
