// `npm run bench`: every figure of the README, as one JSON object. `npm run bench -- NAME…` runs a part.
import { benchBundle } from './bundle.ts';
import { benchDatasets } from './datasets.ts';
import { benchEmbedded } from './embedded.ts';
import { benchEngine } from './engine.ts';
import { benchEvidence } from './evidence.ts';
import { benchHost } from './host.ts';
import { benchLanguage } from './language.ts';
import { benchLint } from './lint.ts';
import { benchLog } from './log.ts';
import { benchSplitter } from './splitter.ts';
import { benchTraining } from './training.ts';
import { benchView } from './view.ts';

const benches: Readonly<Record<string, () => Promise<object>>> = {
  engine: benchEngine,
  splitter: benchSplitter,
  lint: benchLint,
  log: benchLog,
  language: benchLanguage,
  embedded: benchEmbedded,
  datasets: benchDatasets,
  training: benchTraining,
  evidence: benchEvidence,
  bundle: benchBundle,
  host: benchHost,
  view: benchView,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(
    `No bench is called ${unknown.join(', ')}: choose from ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}
const results: Record<string, object> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name}…\n`);
  results[name] = await bench();
}
process.stdout.write(`${JSON.stringify({ node: process.version, ...results }, undefined, 2)}\n`);
