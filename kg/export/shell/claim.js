// A claim as a reader checks it: its words, how far they go, and the sentences that it stands on.
const entityButton = (entity, text = entity.name) => element("button", { class: "entity", click: () => choose(entity) }, text);

function headline(claim) {
  const stance = stanceOf(claim);
  const denied = stance === "not";
  return element("p", { class: "headline" },
    entityButton(claim.subject), " ",
    element("span", { class: denied ? "relation struck" : "relation" }, claim.relation.label),
    element("span", { class: denied ? "not" : "number" }, stance && ` (${stance})`), " ",
    entityButton(claim.object));
}

const terms = (pairs) => element("dl", {}, pairs.map(([term, meaning]) => [element("dt", {}, term), element("dd", {}, meaning)]));

function qualifierTerms(claim) {
  return claim.qualifiers.map((qualifier) => [
    roleWords(qualifier.name),
    qualifier.entity ? entityButton(qualifier.entity, qualifier.text) : qualifierWords(qualifier),
  ]);
}

const BASES = {
  stated: (words) => `The date is stated in the text${words}.`,
  dateline: (words) => `The date was read${words} relative to the day of the article.`,
  none: (words) => `The text has a date${words} that could not be resolved.`,
};

function basisOf(evidence) {
  const [basis, words] = evidence.basis;
  return basis && BASES[basis] ? element("p", { class: "basis" }, BASES[basis](words ? ` as “${words}”` : "")) : "";
}

const MARKS = { s: "subject", o: "object", so: "subject object" };
const quoteOf = (evidence) => (evidence.pieces.length ? element("blockquote", {},
  evidence.pieces.map(([text, role]) => (role ? element("mark", { class: MARKS[role], title: MARKS[role] }, text) : text))) : "");

function sourceOf({ article }) {
  const rest = [article.byline, article.publisher, article.published && dateWords(article.published)].filter(Boolean).join(" · ");
  return element("p", { class: "source" },
    element("cite", {}, article.title), rest ? ` · ${rest}` : "",
    article.sources.filter((source) => source.name !== article.title).map((source) => [" · ", outward(source.link, source.link ? hostOf(source.link) : source.name)]));
}

function hostOf(address) {
  return address.replace(/^https?:\/\/(www\.)?/i, "").split("/")[0];
}

function copyButton(words, text) {
  const button = element("button", { class: "copy", click: async () => {
    button.textContent = await copied(text(), "Copied");
    setTimeout(() => { button.textContent = words; }, 2000);
  } }, words);
  return button;
}

// How likely it is that the sentence says so, by which rule it was read, and what it is called in the graph.
const recordOf = ({ confidence, rule }) => (rule ? element("p", { class: "basis" }, `Likelihood ${Math.round(100 * confidence)} %, rule ${rule}`) : "");

const evidenceOf = (claim) => [
  ...claim.evidence.map((evidence) => element("div", { class: "evidence" }, quoteOf(evidence), sourceOf(evidence), basisOf(evidence), recordOf(evidence),
    element("div", { class: "copies" }, copyButton("Copy citation", () => citationOf(claim, evidence)), copyButton("Copy SPARQL", () => claimQuery(claim))))),
  claim.more ? element("p", { class: "basis" }, `${count(claim.more, "more sentence says", "more sentences say")} the same.`) : "",
];

// Who says otherwise: claims of the same relation between the same two, of which one is denied and the other is not,
// unless each has a day of its own.
const isDenied = (claim) => claim.line.name === "denied";
const triple = ({ subject, relation, object }) => {
  const ends = [subject.index, object.index];
  return [relation.name, ...(relation.symmetric ? ends.sort((left, right) => left - right) : ends)].join(" ");
};
const sameTriple = new Map();
for (const claim of claims) sameTriple.set(triple(claim), [...(sameTriple.get(triple(claim)) || []), claim]);
const mayBeOne = (claim, other) => !claim.days.length || !other.days.length || claim.days.some((span) => other.days.some((each) => meets(span, each)));
const opponents = (claim) => sameTriple.get(triple(claim)).filter((other) => isDenied(other) !== isDenied(claim) && mayBeOne(claim, other));

function againstOf(claim) {
  return opponents(claim).map((other) => element("p", { class: "against" }, "Against this: ",
    element("button", { class: "entity", click: () => chooseClaim(other) }, other.standing.toLowerCase()),
    other.speakers.length ? ` by ${speakersOf(other)}` : "", other.articles.length ? `, ${other.articles[0].title}` : ""));
}

function standingOf(claim) {
  return element("p", { class: `standing ${claim.line.name}` },
    strokeOf(claim.line), element("span", {}, claim.standing),
    claim.speakers.length ? [" · according to ", claim.speakers.map((speaker, number) => [number ? ", according to " : "", entityButton(speaker)])] : "");
}

function claimCard(claim, { open }) {
  const number = claim.evidence.length + claim.more;
  return element("article", { class: `claim ${claim.line.name}`, "data-claim": claim.id },
    headline(claim), standingOf(claim), terms(qualifierTerms(claim)), againstOf(claim),
    element("details", { open }, element("summary", {}, count(number, "sentence")), evidenceOf(claim)));
}
