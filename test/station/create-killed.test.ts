import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clearAllUnfinished } from '../../electron/service/station/unfinished-folders';
import { makeSiteAt } from '../support/make-site-at';
import { programFile } from '../support/programs';
import { makeTestStation } from '../support/site';

/** Makes a site in another process, which ends itself on the way; answers with how it ended. */
function killed(stationFolder: string, siteFolder: string, when: string): string | null {
  const { signal } = spawnSync(process.execPath, [programFile('create-process'), stationFolder, siteFolder, when], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return signal;
}

test.each(['before its tables', 'before its people'])(
  'the making of a site that is killed %s is cleared at the next start, and its folder is free for another',
  async (when) => {
    const { station, client, dialogs, asked, folder, stationFolder } = makeTestStation();
    const siteFolder = path.join(folder, 'site');
    expect(killed(stationFolder, siteFolder, when)).toBe('SIGKILL');
    expect(readdirSync(siteFolder)).toEqual(expect.arrayContaining(['evidence-1.db', 'site-1.db', 'slots.json']));
    writeFileSync(path.join(siteFolder, 'notes of mine.txt'), 'kept');
    clearAllUnfinished(stationFolder);
    expect(readdirSync(siteFolder)).toEqual(['notes of mine.txt']);
    const again = path.join(folder, 'again');
    mkdirSync(again);
    await makeSiteAt({ station, client, dialogs, asked }, again);
    expect(await client.session.get()).toMatchObject({ state: 'unlocked' });
  },
  60_000,
);

test('a site that is made is no unfinished work, and a folder that was not empty never becomes any', async () => {
  const { station, client, dialogs, asked, folder, stationFolder } = makeTestStation();
  const [siteFolder, other] = [path.join(folder, 'site'), path.join(folder, 'damaged site')];
  await makeSiteAt({ station, client, dialogs, asked }, siteFolder);
  await client.session.lock();
  const names = readdirSync(siteFolder).toSorted();
  mkdirSync(other);
  for (const name of ['slots.json', 'site-1.db', 'evidence-1.db']) writeFileSync(path.join(other, name), 'of a site without its site.json');
  await expect(makeSiteAt({ station, client, dialogs, asked }, other)).rejects.toMatchObject({ code: 'FolderNotEmpty' });
  expect(JSON.parse(readFileSync(path.join(stationFolder, 'unfinished.json'), 'utf8'))).toMatchObject({ unfinished: [] });
  clearAllUnfinished(stationFolder);
  expect(readdirSync(siteFolder).toSorted()).toEqual(names);
  expect(readdirSync(other)).toHaveLength(3);
});
