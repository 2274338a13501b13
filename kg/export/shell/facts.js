// What the page knows of its claims beyond what it shows. page_facts.py writes it in the same order.
const facts = raw.facts;
claims.forEach((claim, place) => {
  const [modality, days, plain, evidence] = facts.claims[place];
  Object.assign(claim, { modality: facts.modalities[modality], days, confidence: evidence.length ? evidence[0][2] : 0 });
  for (const [at, words, ...value] of plain) claim.qualifiers[at].plain = { words, value };
  evidence.slice(0, claim.evidence.length).forEach(([id, rule, confidence, ...ends], at) =>
    Object.assign(claim.evidence[at], { id, rule: facts.rules[rule], confidence, ends }));
});
