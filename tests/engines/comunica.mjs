// Runs Comunica for each query of a folder: node comunica.mjs DATA FOLDER [hash]
//
// Prints the name of each query and how many seconds of the processor it took. With "hash", two streams are joined by
// hash and never by asking the second anew for each row of the first, which takes long over a local store.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ActorRdfJoinMultiBind } from '@comunica/actor-rdf-join-inner-multi-bind';
import { ActorRdfJoinOptionalBind } from '@comunica/actor-rdf-join-optional-bind';
import { failTest } from '@comunica/core';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
import n3 from 'n3';
import { RdfStore } from 'rdf-stores';

// Comunica compares strings as the language of the machine orders them, SPARQL by their code points.
String.prototype.localeCompare = function (other) {
  return Number(this > other) - Number(this < other);
};
const [data, folder, joins] = process.argv.slice(2);
if (joins === 'hash') {
  for (const actor of [ActorRdfJoinMultiBind, ActorRdfJoinOptionalBind])
    actor.prototype.getJoinCoefficients = async () => failTest('joins by hash only');
}
const store = RdfStore.createDefault(true);
for (const quad of new n3.Parser({ format: 'N-Quads' }).parse(readFileSync(data, 'utf8'))) store.addQuad(quad);
const engine = new QueryEngine();
const seconds = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
for (const file of readdirSync(folder).filter((one) => one.endsWith('.rq'))) {
  const name = file.replace(/\.rq$/, '');
  const started = seconds();
  const answer = await engine.query(readFileSync(`${folder}/${file}`, 'utf8'), { sources: [store] });
  const [type, ending] =
    answer.resultType === 'quads' ? ['application/n-triples', 'nt'] : ['application/sparql-results+json', 'json'];
  const { data: parts } = await engine.resultToString(answer, type);
  let text = '';
  for await (const part of parts) text += part;
  writeFileSync(`${folder}/${name}.comunica.${ending}`, text);
  console.log(name, (seconds() - started).toFixed(2));
}
