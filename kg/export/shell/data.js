// The rows of the page as objects that know each other. page_rows.py writes them in the same order.
// Long ones are packed: only then does the page wait for them.
const block = document.getElementById("kg-data");
const unpacked = () => {
  const letters = atob(block.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
};
const raw = JSON.parse(block.type === "application/json" ? block.textContent : await unpacked());
const classes = raw.classes;
const lines = raw.lines.map(([name, label, dashes]) => ({ name, label, dashes }));
const relations = raw.relations.map(([name, label, symmetric, lasts]) => ({ name, label, symmetric: symmetric === 1, lasts: lasts === 1 }));
const articles = raw.articles.map(([id, title, publisher, published, byline, sources], index) => ({
  index, id, title, publisher, published, byline,
  sources: sources.map(([name, link]) => ({ name, link })),
}));
const entities = raw.entities.map(([id, name, type, aliases, links, mentions], index) => ({
  index, id, name, type: classes[type], aliases, addresses: links, mentions, claims: [], says: [], links: [],
}));
const claims = raw.claims.map((row, index) => {
  const [id, subject, relation, object, line, standing, negative, speakers, qualifiers, evidence, more, from] = row;
  return {
    index, id, more,
    subject: entities[subject], relation: relations[relation], object: entities[object],
    line: lines[line], standing: raw.standings[standing], negative: negative === 1,
    speakers: speakers.map((number) => entities[number]),
    qualifiers: qualifiers.map(([name, text, number]) => ({ name, text, entity: entities[number] })),
    evidence: evidence.map(([article, sentence, start, end, pieces, basis]) => ({
      article: articles[article], sentence, start, end, pieces, basis,
    })),
    articles: from.map((number) => articles[number]),
  };
});
const links = raw.links.map(([a, b, parts], index) => ({
  index, a: entities[a], b: entities[b],
  parts: parts.map(([claim, role]) => ({ claim: claims[claim], role })),
}));

for (const link of links) {
  link.a.links.push(link);
  if (link.b !== link.a) link.b.links.push(link);
}
for (const claim of claims) {
  const involved = [claim.subject, claim.object, ...claim.qualifiers.map((qualifier) => qualifier.entity)];
  for (const entity of new Set(involved.filter(Boolean))) entity.claims.push(claim);
  for (const speaker of new Set(claim.speakers)) speaker.says.push(claim);
}

// Entities are numbered by how much they matter, the foremost first.
const byIndex = (left, right) => left.index - right.index;
const otherEnd = (link, entity) => (link.a === entity ? link.b : link.a);
const neighboursOf = (entity) => {
  const near = new Set(entity.links.map((link) => otherEnd(link, entity)));
  for (const claim of entity.says) near.add(claim.subject).add(claim.object);
  near.delete(entity);
  return [...near].sort(byIndex);
};
