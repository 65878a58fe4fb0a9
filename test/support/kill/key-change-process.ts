import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { passphraseOf } from '../passphrase-of';
import { plainStationIn, selectSite, siteIn } from './site-to-kill';

// A process that confirms a draft, then changes the data key of the site of a folder, saying each step; told at which
// step, it ends itself there: node … key-change-process.mjs <folder> <step or ->
const [folder, endAt] = process.argv.slice(2);
if (folder === undefined) throw new Error('say in which folder');
const say = (word: string): void => void writeSync(1, `${word}\n`);

const plain = plainStationIn(folder);
await selectSite(plain, siteIn(folder));
await plain.client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
const content = readFileSync(path.join(folder, 'marker.txt'), 'utf8');
await plain.client.drafts.save({ key: 'confirmed', title: 'confirmed', content });
say('confirmed');
for await (const event of await plain.client.vault.changeDataKey({ passphrase: passphraseOf('ada'), reason: content })) {
  const step = event.kind === 'progress' ? event.label : event.kind;
  say(step);
  if (step === endAt) process.kill(process.pid, 'SIGKILL');
}
