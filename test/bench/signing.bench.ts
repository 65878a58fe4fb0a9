import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { performCeremony } from '../../electron/service/rpc/ceremony';
import { commitForSession } from '../../electron/service/station/commit-for-session';
import { signedIn } from '../../electron/service/station/signed-in';
import { signAssessment } from '../../electron/service/usecases/assessments/sign';
import { contract } from '../../shared/contract';
import { makeWorks, signInput } from '../support/assessments';
import { makeWorkingSite } from '../support/make-site-at';
import { makePerson } from '../support/people';
import { isQuick, median, quantile, tell, timed } from './figures';

const rounds = isQuick ? 150 : 1_000;
const people = 50;
const pageBytes = 4_096;

/** Signing an assessment, from the moment the passphrase has been checked until it is on disk, against writing as many pages and one fdatasync. */
test('signing', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  await makeWorks(site);
  for (let index = 0; index < people; index += 1) await makePerson(site, `p${index}`, { roleId: 'worker' });
  const input = await signInput(site, { lateReason: 'late' });
  const { open, session } = signedIn(site.station);
  const meta = contract.assessments.sign['~orpc'].meta;
  const ceremony = await performCeremony(site.station, open, session, meta, input, { moment: new Date(), zone: open.facts.zone });
  if (!ceremony.ok) throw new Error(ceremony.failure.code);
  const { signer } = ceremony.value;

  let turn = 0;
  const sign = async (): Promise<void> => {
    const personId = `p${turn++ % people}`;
    const signed = await commitForSession(
      site.station,
      open,
      session,
      (tx, ctx) => signAssessment(tx, { ...input, personId }, ctx),
      signer,
    );
    if (!signed.ok) throw new Error(signed.failure.code);
  };
  await sign();
  const pages = await pagesOf(sign, path.join(site.siteFolder, `site-${open.vault.generation}.db-wal`), () =>
    open.vault.site.pragma('wal_checkpoint(TRUNCATE)'),
  );

  const beside = openSync(path.join(folder, 'pages'), 'w');
  const page = Buffer.alloc(pageBytes, 1);
  const write = (): void => {
    for (let index = 0; index < pages; index += 1) writeSync(beside, page);
    fdatasyncSync(beside);
  };
  const signing: number[] = [];
  const writing: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    signing.push(await timed(sign));
    writing.push(await timed(write));
  }
  closeSync(beside);
  const detail = `${median(signing).toFixed(2)} ms against ${median(writing).toFixed(2)} ms, ${pages} pages, ${rounds} times each`;
  tell('signing after the passphrase check against fdatasync (median)', median(signing) / median(writing), 2.2, detail);
  tell(
    'signing: 99th percentile against its own median',
    quantile(signing, 0.99) / median(signing),
    10,
    `${quantile(signing, 0.99).toFixed(2)} ms`,
  );
  await site.station.lock('byHand');
  rmSync(folder, { recursive: true, force: true });
});

/** How many pages a command writes to the write-ahead log. */
async function pagesOf(command: () => Promise<void>, file: string, truncate: () => unknown): Promise<number> {
  truncate();
  await command();
  return Math.ceil(statSync(file).size / (pageBytes + 24));
}
