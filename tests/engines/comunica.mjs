// Runs Comunica for each query of a folder: node comunica.mjs DATA FOLDER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs';
import n3 from 'n3';
import { RdfStore } from 'rdf-stores';

const [data, folder] = process.argv.slice(2);
const store = RdfStore.createDefault(true);
for (const quad of new n3.Parser({ format: 'N-Quads' }).parse(readFileSync(data, 'utf8'))) store.addQuad(quad);
const engine = new QueryEngine();
for (const name of readdirSync(folder).filter((one) => one.endsWith('.rq'))) {
  const answer = await engine.query(readFileSync(`${folder}/${name}`, 'utf8'), { sources: [store] });
  const { data: rows } = await engine.resultToString(answer, 'application/sparql-results+json');
  let text = '';
  for await (const part of rows) text += part;
  writeFileSync(`${folder}/${name.replace(/rq$/, 'comunica.json')}`, text);
}
