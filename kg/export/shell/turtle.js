// The claims in sight as Turtle, in the words of docs/rdf-model.md: claims, their ends, their evidence and its articles.
// Left out is what the page does not have: texts of articles, folders of files, and how names were told apart.
const PREFIXES = facts.prefixes;
const ESCAPED = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/g;
const percent = (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
const iri = (address) => `<${address.replace(NOT_IN_IRI, percent)}>`;
const own = (kind, id) => iri(`${facts.base}${kind}/${encodeURIComponent(id).replace(/[!'()*]/g, percent)}`);
const termOf = (name) => iri(Object.hasOwn(facts.iris, name) ? facts.iris[name] : PREFIXES.kg + name);
const quoted = (text) => `"${String(text).replace(/[\\"\n\r\t]/g, (character) => ESCAPED[character])}"`;
const typed = (text, type) => (type === "xsd:string" ? quoted(text) : `${quoted(text)}^^${type}`);
const integer = (number) => typed(number, "xsd:integer");
const lengthOf = (text) => [...text].length; // in code points, as all offsets are

const isValue = (entity) => typeof facts.things[entity.index][0] === "string";
const nodeName = (entity) => (isValue(entity) ? termOfValue(entity.name, facts.things[entity.index], () => {}) : own("entity", entity.id));

// Terms of an entity, a value or a claim; `told` gets what there is to say about it, as pairs of predicate and object.
function termOfNode(entity, told) {
  if (isValue(entity)) return termOfValue(entity.name, facts.things[entity.index], told);
  const certain = facts.things[entity.index];
  const addresses = entity.addresses.map((address, place) => [certain.includes(place) ? "owl:sameAs" : "skos:closeMatch", iri(address)]);
  return told(own("entity", entity.id), ["a", termOf(entity.type.name)], ["skos:prefLabel", quoted(entity.name)],
    ...entity.aliases.map((alias) => ["skos:altLabel", quoted(alias)]), ...addresses);
}

function termOfValue(words, [value, type, id, unit, limit, unstable], told) {
  if (!id) return typed(value, type);
  const [, upper] = /^to (-?\d+(?:\.\d+)?)$/.exec(limit || "") || [];
  return told(own("value", id), ["a", "kg:Value"], ["kg:value", typed(value, type)], ["kg:words", quoted(words)],
    unit && ["kg:unit", quoted(unit)], limit && ["kg:limit", quoted(limit)], upper && ["kg:upTo", typed(upper, "xsd:decimal")],
    unstable && ["kg:lexical", quoted(value)], unstable && ["kg:datatype", quoted(type)]);
}

const termOfQualifier = ({ entity, plain }, told) => (entity ? termOfNode(entity, told) : termOfValue(plain.words, plain.value, told));

function tellClaim(claim, told) {
  const here = told(own("claim", claim.id), ["a", "kg:Claim"], ["a", "rdf:Statement"],
    ["rdf:subject", termOfNode(claim.subject, told)], ["rdf:predicate", termOf(claim.relation.name)], ["rdf:object", termOfNode(claim.object, told)],
    ["kg:modality", `modality:${claim.modality}`], ["kg:polarity", `kg:${claim.negative ? "negative" : "positive"}`],
    ...claim.qualifiers.map((qualifier) => [termOf(qualifier.name), termOfQualifier(qualifier, told)]), ...daysTold(claim));
  claim.speakers.forEach((speaker, place) => tellSpeaker(here, speaker, place + 1, told));
  for (const evidence of claim.evidence) if (evidence.id) tellEvidence(here, evidence, told);
}

// The days that all dates together leave open, where none of them is open at that end.
function daysTold({ days }) {
  const ends = [["sem:hasEarliestBeginTimeStamp", 0, Math.min], ["sem:hasLatestEndTimeStamp", 1, Math.max]];
  return ends.map(([name, end, most]) => {
    const found = days.map((span) => span[end]);
    return found.length && !found.includes(null) ? [name, typed(isoOf(most(...found)), "xsd:date")] : null;
  });
}

function tellSpeaker(claim, speaker, rank, told) {
  const agent = termOfNode(speaker, told);
  const here = told(iri(`${claim.slice(1, -1)}/attribution/${rank}`), ["a", "prov:Attribution"], ["prov:agent", agent], ["kg:rank", integer(rank)]);
  told(claim, ["prov:wasAttributedTo", agent], ["prov:qualifiedAttribution", here]);
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
  const document = own("document", article.id);
  return told(iri(`${document.slice(1, -1)}#char=${start},${end}`), ["a", `kg:${kind}`], ["oa:hasSource", document],
    ["oa:start", integer(start)], ["oa:end", integer(end)], words !== null && ["oa:exact", quoted(words)]);
}

function tellEvidence(claim, evidence, told) {
  const { article, start, end } = evidence;
  const quote = [...quoteText(evidence)];
  const whole = quote.length === end - start;
  const wordsOfSpan = ([first, last]) => (whole && start <= first && first <= last && last <= end ? quote.slice(first - start, last - start).join("") : null);
  const ends = evidence.ends.length ? evidence.ends : [spanOfMark(evidence, "s"), spanOfMark(evidence, "o")];
  const [subject, object] = ends.map((span) => tellSpan(article, span, "Mention", wordsOfSpan(span), told));
  const sentence = told(tellSpan(article, [start, end], "Sentence", wordsOfSpan([start, end]), told), ["kg:number", integer(evidence.sentence)]);
  const [basis, words] = evidence.basis;
  const here = told(own("evidence", evidence.id), ["a", "kg:Evidence"], ["kg:document", own("document", article.id)], ["kg:sentence", sentence],
    ["kg:rule", quoted(evidence.rule)], ["kg:confidence", typed(evidence.confidence, "xsd:decimal")], ["kg:subjectMention", subject],
    ["kg:objectMention", object], basis && ["kg:dateBasis", quoted(basis)], words && ["kg:dateWords", quoted(words)]);
  told(claim, ["kg:evidence", here]);
  tellArticle(article, told);
}

function tellArticle(article, told) {
  const [language, titled] = facts.articles[article.index];
  if (!language) return;
  told(own("document", article.id), ["a", "schema:NewsArticle"], ["schema:inLanguage", quoted(language)], titled && ["schema:headline", quoted(article.title)],
    article.published && ["schema:datePublished", typed(article.published, "xsd:date")], article.publisher && ["schema:publisher", quoted(article.publisher)],
    article.byline && ["schema:author", quoted(article.byline)], ...article.sources.map(({ link }) => link && ["dcterms:source", quoted(link)]));
}

function writeTurtle(list) {
  const subjects = new Map();
  const told = (subject, ...pairs) => {
    if (!subjects.has(subject)) subjects.set(subject, new Set());
    for (const pair of pairs) if (pair) subjects.get(subject).add(pair.join(" "));
    return subject;
  };
  for (const claim of list) tellClaim(claim, told);
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .\n`).join("");
  return prefixes + [...subjects].map(([subject, said]) => `\n${subject} ${[...said].join(" ;\n    ")} .\n`).join("");
}
