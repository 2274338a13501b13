// The filters: each facet sorts claims under names. In a legend all is shown but what was clicked away; elsewhere all
// is shown until something is picked. Claims have to pass all facets; of what is picked in one, any will do.
const VOICE = "the articles themselves";
const NO_SOURCE = "no publisher named";
const sourceName = (article) => article.publisher || (article.sources.some(({ link }) => link) ? hostOf(article.sources.find(({ link }) => link).link) : NO_SOURCE);
const BANDS = [[0.95, "95 % and more"], [0.9, "90 to 94 %"], [0.8, "80 to 89 %"], [0, "less than 80 %"]];
const bandOf = ({ confidence }) => BANDS.find(([least]) => confidence >= least)[1];
const facets = [
  { key: "class", title: "Who and what", legend: true, all: () => classes.map((type) => type.name), of: (claim) => [claim.subject.type.name, claim.object.type.name] },
  { key: "line", title: "Lines", legend: true, all: () => [...lines.map((line) => line.name), ROLE], of: (claim) => [claim.line.name] },
  { key: "standing", title: "How far the text goes", of: (claim) => [claim.standing] },
  { key: "relation", title: "Relations", of: (claim) => [claim.relation.label] },
  { key: "speaker", title: "According to", of: (claim) => (claim.speakers.length ? claim.speakers.map((speaker) => speaker.name) : [VOICE]) },
  { key: "source", title: "Sources", of: (claim) => claim.articles.map(sourceName) },
  { key: "article", title: "Articles", of: (claim) => claim.articles.map((article) => article.title) },
  { key: "sure", title: "Likelihood", of: (claim) => [bandOf(claim)] },
].map((each) => ({ ...each, chosen: new Set() }));
const facet = Object.fromEntries(facets.map((each) => [each.key, each]));
for (const claim of claims) claim.names = facets.map((each) => [...new Set(each.of(claim))]);
facets.forEach((each, place) => { each.known = new Set([...(each.all ? each.all() : []), ...claims.flatMap((claim) => claim.names[place])]); });

const passes = ({ legend, chosen }, names) =>
  chosen.size === 0 || (legend ? !names.some((name) => chosen.has(name)) : names.some((name) => chosen.has(name)));
const failed = (claim) => facets.filter((each, place) => !passes(each, claim.names[place]));
const classShown = (entity) => !facet.class.chosen.has(entity.type.name);
const claimShown = (claim) => timeShown(claim) && facets.every((each, place) => each.key === "class" || passes(each, claim.names[place]));
const endsShown = (claim) => classShown(claim.subject) && classShown(claim.object);
const claimPasses = (claim) => claimShown(claim) && endsShown(claim);
const filtered = () => facets.some((each) => each.chosen.size > 0) || timeChosen();

// How many claims stand under each name, were only the other facets to filter them; of classes, how many entities.
function tallies() {
  const counts = facets.map((each) => new Map((each.all ? each.all() : []).map((name) => [name, 0])));
  const met = new Set(facets.some(({ key, chosen }) => key !== "class" && chosen.size) || timeChosen() ? [] : entities);
  for (const claim of claims.filter(timeShown)) {
    const stops = failed(claim);
    if (stops.length > 1) continue;
    facets.forEach((each, place) => {
      if (stops.length && stops[0] !== each) return;
      if (each.key === "class") for (const entity of partsOf(claim)) met.add(entity);
      else for (const name of each.key === "line" && claim.qualifiers.some(({ entity }) => entity) ? [...claim.names[place], ROLE] : claim.names[place]) counts[place].set(name, (counts[place].get(name) || 0) + 1);
    });
  }
  for (const { type } of met) counts[0].set(type.name, counts[0].get(type.name) + 1);
  return counts;
}

const partsOf = (claim) => [claim.subject, claim.object, ...claim.speakers, ...claim.qualifiers.map(({ entity }) => entity).filter(Boolean)];

function toggleFacet(key, name) {
  const { chosen } = facet[key];
  if (!chosen.delete(name)) chosen.add(name);
  changed();
}

function clearFilters() {
  for (const each of facets) each.chosen.clear();
  clearTime();
  changed();
}
