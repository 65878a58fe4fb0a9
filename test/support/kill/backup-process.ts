import { readdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { passphraseOf } from '../passphrase-of';
import { plainStationIn, selectSite, siteIn } from './site-to-kill';

// A process that backs up the site of a folder to its carrier, or restores the backup that is there, saying each step;
// told at which step, it ends itself there: node … backup-process.mjs <folder> <backup or restore> <step or ->
const [folder, what, endAt] = process.argv.slice(2);
if (folder === undefined) throw new Error('say in which folder');
const say = (word: string): void => void writeSync(1, `${word}\n`);
const carrier = path.join(folder, 'carrier');

const { client, dialogs, ...plain } = plainStationIn(folder);
for await (const event of await (what === 'backup' ? backUp() : restore())) {
  const step = event.kind === 'progress' ? event.label : event.kind;
  say(step);
  if (step === endAt) process.kill(process.pid, 'SIGKILL');
}
setInterval(() => undefined, 1_000); // whoever started this process ends it

async function backUp() {
  await selectSite({ client, dialogs, ...plain }, siteIn(folder ?? ''));
  await client.session.unlock({ login: 'ada', passphrase: passphraseOf('ada') });
  dialogs.push(carrier);
  const place = await client.backups.choosePlace({ purpose: 'backup' });
  say('begins');
  return client.backups.make({ place: place?.handle ?? '' });
}

async function restore() {
  const [backup = ''] = readdirSync(carrier);
  dialogs.push(path.join(carrier, backup), path.join(folder ?? '', 'target'));
  const chosen = await client.backups.choose();
  const place = await client.backups.choosePlace({ purpose: 'restore' });
  say('begins');
  return client.backups.restore({ backup: chosen?.handle ?? '', place: place?.handle ?? '' });
}
