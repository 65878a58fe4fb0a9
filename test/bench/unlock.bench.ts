import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { deriveWrappingKey, newKdfRecord, standardCost } from '../../electron/service/vault/argon';
import { makeSampleSite } from '../../electron/service/usecases/sites/sample/make-sample-site';
import { readSampleUsers } from '../../electron/service/usecases/sites/sample/sample-users';
import { samplePassphrase } from '../../shared/domain/sample/credentials';
import { makePlainStation } from '../support/plain-station';
import { isQuick, median, sideBySide, tell } from './figures';

const rounds = isQuick ? 3 : 15;
const people = isQuick ? 120 : 240;

/** From a passphrase typed to what the first screen shows, against the passphrase derivation alone, at its real cost. */
test('unlocking', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const { station, client } = makePlainStation({ stationFolder: path.join(folder, 'station'), kdfCost: null });
  const making = makeSampleSite(station, { folder: path.join(folder, 'site'), seed: 1, people, accounts: 4 });
  for (let step = await making.next(); step.done !== true; step = await making.next());
  const [site] = (await client.sites.list()).sites;
  await client.sites.select({ siteId: site?.siteId ?? '' });
  const login = readSampleUsers(station.platform.stationFolder)[0]?.login ?? '';
  const kdf = newKdfRecord(standardCost);
  const [deriving = [], unlocking = []] = await sideBySide(
    rounds,
    () => deriveWrappingKey(samplePassphrase, kdf),
    async () => {
      await client.session.unlock({ login, passphrase: samplePassphrase });
      await client.readiness.today({ asOf: null });
    },
  );
  const detail = `${median(unlocking).toFixed(0)} ms against ${median(deriving).toFixed(0)} ms, a site of ${people} people`;
  tell('unlock to first screen against Argon2id alone', median(unlocking) / median(deriving), null, detail);
  await station.lock('byHand');
  rmSync(folder, { recursive: true, force: true });
});
