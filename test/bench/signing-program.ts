import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performCeremony } from '../../electron/service/rpc/ceremony';
import { commitForSession } from '../../electron/service/station/commit-for-session';
import { signedIn } from '../../electron/service/station/signed-in';
import { signAssessment } from '../../electron/service/usecases/assessments/sign';
import { z } from 'zod';
import { contract } from '../../shared/contract';
import { judged, performance } from '../../shared/contract/assessment-input';
import { signatureInput } from '../../shared/contract/procedure';
import { makeWorks, signInput } from '../support/assessments';
import { makeWorkingSite } from '../support/make-site-at';
import { makePerson } from '../support/people';
import { timed } from './figures';

/** What this program prints, as JSON. */
export interface SigningFigures {
  /** Milliseconds of each signing, and of each writing of as many pages with one fdatasync, in turn. */
  readonly signing: number[];
  readonly writing: number[];
  /** Pages that a signing wrote, counted every now and then: there are more of them as the indexes grow. */
  readonly pages: number[];
}

const sentInput = z.object({ ...performance.shape, ...judged.shape, signature: signatureInput });
const rounds = Number(process.argv[2]);
const people = 50;
const pageBytes = 4_096;
/** What SQLite writes before the first page of its log, and before every page (sqlite.org/fileformat2.html, 4.1 and 4.2). */
const logHeaderBytes = 32;
const frameHeaderBytes = 24;
const roundsPerCount = 25;

// A process of its own, so that what is timed is bundled as the application is.
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
const site = await makeWorkingSite(folder);
await makeWorks(site);
for (let index = 0; index < people; index += 1) await makePerson(site, `p${index}`, { roleId: 'worker' });
const input = sentInput.parse(await signInput(site, { lateReason: 'late' }));
const { open, session } = signedIn(site.station);
const meta = contract.assessments.sign['~orpc'].meta;
const ceremony = await performCeremony(site.station, open, session, meta, input, { moment: new Date(), zone: open.facts.zone });
if (!ceremony.ok) throw new Error(ceremony.failure.code);
const { signer } = ceremony.value;
const log = path.join(site.siteFolder, `site-${open.vault.generation}.db-wal`);

let turn = 0;
async function sign(): Promise<void> {
  const personId = `p${turn++ % people}`;
  const signed = await commitForSession(site.station, open, session, (tx, ctx) => signAssessment(tx, { ...input, personId }, ctx), signer);
  if (!signed.ok) throw new Error(signed.failure.code);
}

/** How many pages a signing writes to the write-ahead log. */
async function pagesOfSigning(): Promise<number> {
  open.vault.site.pragma('wal_checkpoint(TRUNCATE)');
  await sign();
  return (statSync(log).size - logHeaderBytes) / (pageBytes + frameHeaderBytes);
}

const beside = openSync(path.join(folder, 'pages'), 'w');
const page = Buffer.alloc(pageBytes, 1);
function write(pages: number): void {
  for (let index = 0; index < pages; index += 1) writeSync(beside, page);
  fdatasyncSync(beside);
}

const figures: SigningFigures = { signing: [], writing: [], pages: [] };
await sign();
let pages = 0;
for (let round = 0; round < rounds; round += 1) {
  if (round % roundsPerCount === 0) {
    pages = await pagesOfSigning();
    figures.pages.push(pages);
  }
  figures.signing.push(await timed(sign));
  figures.writing.push(await timed(() => write(pages)));
}
closeSync(beside);
await site.station.lock('byHand');
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(figures));
