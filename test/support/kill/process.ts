import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { logLength } from '../log';
import { workingSite } from '../make-site-at';
import { passphraseOf } from '../passphrase-of';
import { assessmentVariants } from './assessment-commands';
import { commands } from './commands';
import { plainStationIn, selectSite, siteIn, type KillFacts } from './site-to-kill';

// A process that works at the site of a folder and says what was confirmed to it, until somebody kills it:
// node … process.mjs <folder> <command>,<command>,… The last command is the one that is watched.
const [folder, list] = process.argv.slice(2);
if (folder === undefined || list === undefined) throw new Error('say in which folder, and which commands');
const facts: KillFacts = JSON.parse(readFileSync(path.join(folder, 'facts.json'), 'utf8'));
const say = (word: object): void => void writeSync(1, `${JSON.stringify(word)}\n`);

let movedMs = 0;
const plain = plainStationIn(folder, () => new Date(Date.now() + movedMs));
const site = workingSite(plain, folder, facts.shares);
await selectSite(plain, siteIn(folder));
for (const name of list.split(',')) {
  await site.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  const prepare = commands[name] ?? assessmentVariants[name];
  if (prepare === undefined) throw new Error(`nothing is known of ${name}`);
  const before = await logLength(site.station);
  const call = await prepare({
    site,
    facts,
    moveClock: (days) => {
      movedMs += days * 86_400_000;
    },
  });
  // Where preparing has locked the site, its log cannot be read: locking was the one entry it made.
  const entries = site.station.open === null ? before + 1 : await logLength(site.station);
  say({ say: 'begins', name, entries });
  const begun = performance.now();
  const answer = await call();
  say({ say: 'confirmed', name, ms: performance.now() - begun, answer: answer ?? null });
}
// Nothing closes: whoever started this process ends it.
setInterval(() => undefined, 1_000);
