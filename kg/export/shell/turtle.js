// The claims in sight as Turtle, in the words of docs/rdf-model.md: claims, their ends, their evidence and its articles.
// Left out is what the page does not have: texts of articles, folders of files, and how names were told apart.
const PREFIXES = {
  kg: "https://example.org/kg/ns#", modality: "https://example.org/kg/modality/", oa: "http://www.w3.org/ns/oa#", prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", schema: "https://schema.org/", sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  skos: "http://www.w3.org/2004/02/skos/core#", owl: "http://www.w3.org/2002/07/owl#", dcterms: "http://purl.org/dc/terms/",
  edtf: "http://id.loc.gov/datatypes/edtf/", xsd: "http://www.w3.org/2001/XMLSchema#",
};
const ESCAPED = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/g;
const percent = (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
const iri = (address) => `<${address.replace(NOT_IN_IRI, percent)}>`;
const own = (kind, id) => iri(`${facts.base}${kind}/${encodeURIComponent(id).replace(/[!'()*]/g, percent)}`);
const termOf = (name) => iri(facts.iris[name] || PREFIXES.kg + name);
const quoted = (text) => `"${String(text).replace(/[\\"\n\r\t]/g, (character) => ESCAPED[character])}"`;
const typed = (text, type) => (type === "xsd:string" ? quoted(text) : `${quoted(text)}^^${type}`);
const integer = (number) => typed(number, "xsd:integer");
const lengthOf = (text) => [...text].length; // in code points, as all offsets are

const isValue = (entity) => typeof facts.things[entity.index][0] === "string";
const nodeName = (entity) => (isValue(entity) ? termOfValue(entity.name, facts.things[entity.index], () => {}) : own("entity", entity.id));

// The term of an entity or a value; `told` gets what there is to say about it.
function termOfNode(entity, told) {
  if (isValue(entity)) return termOfValue(entity.name, facts.things[entity.index], told);
  const here = own("entity", entity.id);
  const certain = facts.things[entity.index];
  told(here, "a", termOf(entity.type.name));
  told(here, "skos:prefLabel", quoted(entity.name));
  for (const alias of entity.aliases) told(here, "skos:altLabel", quoted(alias));
  entity.addresses.forEach((address, place) => told(here, certain.includes(place) ? "owl:sameAs" : "skos:closeMatch", iri(address)));
  return here;
}

function termOfValue(words, [value, type, id, unit, limit, unstable], told) {
  if (!id) return typed(value, type);
  const here = own("value", id);
  const [, upper] = /^to (-?\d+(?:\.\d+)?)$/.exec(limit || "") || [];
  told(here, "a", "kg:Value");
  told(here, "kg:value", typed(value, type));
  told(here, "kg:words", quoted(words));
  if (unit) told(here, "kg:unit", quoted(unit));
  if (limit) told(here, "kg:limit", quoted(limit));
  if (upper) told(here, "kg:upTo", typed(upper, "xsd:decimal"));
  if (unstable) { told(here, "kg:lexical", quoted(value)); told(here, "kg:datatype", quoted(type)); }
  return here;
}

const termOfQualifier = ({ entity, plain }, told) => (entity ? termOfNode(entity, told) : termOfValue(plain.words, plain.value, told));

function tellClaim(claim, told) {
  const here = own("claim", claim.id);
  told(here, "a", "kg:Claim");
  told(here, "a", "rdf:Statement");
  told(here, "rdf:subject", termOfNode(claim.subject, told));
  told(here, "rdf:predicate", termOf(claim.relation.name));
  told(here, "rdf:object", termOfNode(claim.object, told));
  told(here, "kg:modality", `modality:${claim.modality}`);
  told(here, "kg:polarity", `kg:${claim.negative ? "negative" : "positive"}`);
  for (const qualifier of claim.qualifiers) told(here, termOf(qualifier.name), termOfQualifier(qualifier, told));
  tellDays(here, claim, told);
  claim.speakers.forEach((speaker, place) => tellSpeaker(here, iri(`${here.slice(1, -1)}/attribution/${place + 1}`), [speaker, place + 1], told));
  for (const evidence of claim.evidence) if (evidence.id) tellEvidence(here, evidence, told);
}

// The days that all dates together leave open, where none of them is open at that end.
function tellDays(here, { days }, told) {
  const firsts = days.map(([first]) => first).filter((day) => day !== null);
  const lasts = days.map(([, last]) => last).filter((day) => day !== null);
  if (firsts.length && firsts.length === days.length) told(here, "sem:hasEarliestBeginTimeStamp", typed(isoOf(Math.min(...firsts)), "xsd:date"));
  if (lasts.length && lasts.length === days.length) told(here, "sem:hasLatestEndTimeStamp", typed(isoOf(Math.max(...lasts)), "xsd:date"));
}

function tellSpeaker(claim, here, [speaker, rank], told) {
  const agent = termOfNode(speaker, told);
  told(claim, "prov:wasAttributedTo", agent);
  told(claim, "prov:qualifiedAttribution", here);
  told(here, "a", "prov:Attribution");
  told(here, "prov:agent", agent);
  told(here, "kg:rank", integer(rank));
}

function spanOfMark(evidence, mark) {
  let at = evidence.start;
  const found = evidence.pieces.flatMap(([text, role]) => {
    const start = at;
    at += lengthOf(text);
    return role.includes(mark) ? [start, at] : [];
  });
  return found.length ? [found[0], found.at(-1)] : [0, 0];
}

function tellSpan(article, [start, end], kind, words, told) {
  const here = iri(`${own("document", article.id).slice(1, -1)}#char=${start},${end}`);
  told(here, "a", `kg:${kind}`);
  told(here, "oa:hasSource", own("document", article.id));
  told(here, "oa:start", integer(start));
  told(here, "oa:end", integer(end));
  if (words !== null) told(here, "oa:exact", quoted(words));
  return here;
}

function tellEvidence(claim, evidence, told) {
  const { article, start, end } = evidence;
  const here = own("evidence", evidence.id);
  const quote = [...quoteText(evidence)];
  const whole = quote.length === end - start;
  const sentence = tellSpan(article, [start, end], "Sentence", whole ? quote.join("") : null, told);
  told(claim, "kg:evidence", here);
  told(here, "a", "kg:Evidence");
  told(here, "kg:document", own("document", article.id));
  told(here, "kg:sentence", sentence);
  told(here, "kg:rule", quoted(evidence.rule));
  told(here, "kg:confidence", typed(evidence.confidence, "xsd:decimal"));
  told(sentence, "kg:number", integer(evidence.sentence));
  const ends = evidence.ends.length ? evidence.ends : [spanOfMark(evidence, "s"), spanOfMark(evidence, "o")];
  ends.forEach(([first, last], place) => {
    const inside = whole && start <= first && first <= last && last <= end;
    const words = inside ? quote.slice(first - start, last - start).join("") : null;
    told(here, ["kg:subjectMention", "kg:objectMention"][place], tellSpan(article, [first, last], "Mention", words, told));
  });
  const [basis, words] = evidence.basis;
  if (basis) told(here, "kg:dateBasis", quoted(basis));
  if (words) told(here, "kg:dateWords", quoted(words));
  tellArticle(article, told);
}

function tellArticle(article, told) {
  const here = own("document", article.id);
  const [language, titled] = facts.articles[article.index];
  if (!language) return;
  told(here, "a", "schema:NewsArticle");
  told(here, "schema:inLanguage", quoted(language));
  if (titled) told(here, "schema:headline", quoted(article.title));
  if (article.published) told(here, "schema:datePublished", typed(article.published, "xsd:date"));
  if (article.publisher) told(here, "schema:publisher", quoted(article.publisher));
  if (article.byline) told(here, "schema:author", quoted(article.byline));
  for (const { link } of article.sources) if (link) told(here, "dcterms:source", quoted(link));
}

function writeTurtle(list) {
  const subjects = new Map();
  const told = (subject, predicate, object) => {
    if (!subjects.has(subject)) subjects.set(subject, new Set());
    subjects.get(subject).add(`${predicate} ${object}`);
  };
  for (const claim of list) tellClaim(claim, told);
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .\n`).join("");
  return prefixes + [...subjects].map(([subject, said]) => `\n${subject} ${[...said].join(" ;\n    ")} .\n`).join("");
}
