// What a reader takes away: the claims in sight as a table, a graph or RDF, and the picture.
const HEAD = "claim,subject,subject type,relation,object,object type,date,qualifiers,standing,modality,polarity,according to,confidence,articles,quote,title,publisher,published,link".split(",");
const linkOfArticle = ({ sources }) => (sources.find(({ link }) => link) || { link: "" }).link;
const quoteText = ({ pieces }) => pieces.map(([text]) => text).join("");

function csvRow(claim) {
  const best = claim.evidence[0];
  const { title, publisher, published } = best ? best.article : {};
  return [
    claim.id, claim.subject.name, claim.subject.type.label, claim.relation.label, claim.object.name, claim.object.type.label, dateOf(claim),
    claim.qualifiers.filter(({ name }) => name !== "date").map(({ name, text }) => `${roleWords(name)}: ${text}`).join("; "),
    claim.standing, claim.modality, claim.negative ? "negative" : "positive", claim.speakers.map(({ name }) => name).join("; "), claim.confidence,
    claim.articles.length, best ? quoteText(best) : "", title, publisher, published, best ? linkOfArticle(best.article) : "",
  ];
}

// A cell that begins like a formula would be run by a spreadsheet; an apostrophe before it keeps it text.
function csvCell(value) {
  const text = String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The mark at its beginning tells spreadsheets that it is UTF-8.
const writeCsv = (list) => `\ufeff${[HEAD, ...list.map(csvRow)].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;

const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " " };
const xml = (text) => String(text).replace(/[&<>"\t\n\r]/g, (character) => XML[character]).replace(/[\u0000-\u001f\ufffe\uffff]/g, "");
const tag = (name, attributes, inner = "") => `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`).join("")}>${inner}</${name}>`;
const values = (list) => tag("attvalues", {}, list.map((value, number) => tag("attvalue", { for: number, value })).join(""));
const attributes = (kind, names) => tag("attributes", { class: kind }, names.map((title, id) => tag("attribute", { id, title, type: "string" })).join(""));

function gexfNode(entity) {
  const { x, y } = view.drawn.get(entity) || { x: 0, y: 0 };
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(entity.type.colour.slice(at, at + 2), 16));
  return tag("node", { id: entity.id, label: entity.name }, values([entity.type.label, entity.aliases.join("; ")])
    + tag("viz:color", { r, g, b }) + tag("viz:position", { x, y: -y, z: 0 }));
}

const gexfEdge = (claim) => tag("edge", { id: claim.id, source: claim.subject.id, target: claim.object.id, label: claim.relation.label }, values(csvRow(claim)));

const DIRECTED = { defaultedgetype: "directed" };

// GEXF 1.3; positions are those of the picture.
function writeGexf(list) {
  const ends = [...new Set([...view.now.entities, ...list.flatMap((claim) => [claim.subject, claim.object])])];
  const graph = attributes("node", ["type", "aliases"]) + attributes("edge", HEAD) + tag("nodes", {}, ends.map(gexfNode).join("\n")) + tag("edges", {}, list.map(gexfEdge).join("\n"));
  const root = { xmlns: "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", version: "1.3" };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("gexf", root, tag("graph", DIRECTED, graph))}\n`;
}

const slug = fold(raw.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "graph";

function save(ending, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: `${slug}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`${slug}.${ending} saved`);
}

const saveText = (ending, kind, write) => () => save(ending, new Blob([write(view.now.claims)], { type: `${kind};charset=utf-8` }));
const saveSvg = () => save("svg", new Blob([new XMLSerializer().serializeToString(captionedSvg())], { type: "image/svg+xml" }));
const savePng = () => captionedCanvas().toBlob((blob) => save("png", blob), "image/png");
const EXPORTS = {
  png: savePng, svg: saveSvg, csv: saveText("csv", "text/csv", writeCsv), gexf: saveText("gexf", "application/xml", writeGexf),
  ttl: saveText("ttl", "text/turtle", writeTurtle),
};
