// Claims, dates and counts in words.
const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" }; // as EDTF counts them
const dateWords = (iso) => {
  const [first, last] = iso.split("/");
  if (first === "..") return `until ${dayWords(last)}`;
  if (last === "..") return `from ${dayWords(first)} on`;
  return iso.split("/").map(dayWords).join(" to ");
};
const dayWords = (iso) => {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!match) return iso;
  const [, year, month, day] = match;
  const name = month && (MONTHS[Number(month) - 1] || SEASONS[month]);
  return [day && name && Number(day), name, year].filter(Boolean).join(" ");
};
const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
const roleWords = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
const qualifierWords = (qualifier) => (qualifier.name === "date" ? dateWords(qualifier.text) : qualifier.text);
const dateOf = (claim) => (claim.qualifiers.find((qualifier) => qualifier.name === "date") || { text: "" }).text;
const speakersOf = (claim) => claim.speakers.map((speaker) => speaker.name).join(", according to ");
// What is no fact is never told as one: "paid (promised)".
const stanceOf = (claim) => ({ asserted: "", denied: "not" }[claim.line.name] ?? claim.modality);
const relationWords = (claim) => claim.relation.label + (stanceOf(claim) && ` (${stanceOf(claim)})`);

function sentenceOf(claim) {
  const extras = claim.qualifiers.map((qualifier) => `${roleWords(qualifier.name)}: ${qualifierWords(qualifier)}`);
  const words = `${claim.subject.name} ${relationWords(claim)} ${claim.object.name}`;
  const says = claim.speakers.length ? `; according to ${speakersOf(claim)}` : "";
  return `${words}${extras.length ? ` (${extras.join("; ")})` : ""}. ${claim.standing}${says}.`;
}

function citationOf(claim, evidence) {
  const { article } = evidence;
  const quote = evidence.pieces.map(([text]) => text).join("");
  const link = (article.sources.find((source) => source.link) || article.sources[0] || { name: "" }).name;
  const published = article.published && dateWords(article.published);
  const parts = [article.byline, quote && `“${quote}”`, article.title, article.publisher, published, link].filter(Boolean);
  return `${parts.join(", ")} (sentence ${evidence.sentence + 1}, characters ${evidence.start}–${evidence.end} of ${article.id}; claim ${claim.id})`;
}

// How words are compared: without case and accents, and with plain letters for those that Unicode does not take apart.
const PLAIN = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[øłđðþßæœı]/g, (letter) => PLAIN[letter]);

// Queries that ask the graph for what the panel shows; `kg query` takes them as they are.
const prefixed = (names, body) => [...names.map((name) => `PREFIX ${name}: <${PREFIXES[name]}>`), body].join("\n");
const claimQuery = (claim) => prefixed(["kg", "oa", "schema"], `SELECT ?article ?title ?published ?words WHERE {
  ${own("claim", claim.id)} kg:evidence ?evidence .
  ?evidence kg:document ?article ; kg:sentence/oa:exact ?words .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:datePublished ?published }
}`);
const entityQuery = (entity) => prefixed(["kg", "rdf"], `SELECT ?claim ?subject ?relation ?object ?modality ?polarity WHERE {
  ?claim rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kg:modality ?modality ; kg:polarity ?polarity ; ?part ${nodeName(entity)} .
}`);
