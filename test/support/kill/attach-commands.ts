import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestSite } from '../site';
import type { Outcome } from './after-kill';
import type { Works } from './commands';
import { hasUnusedChunks } from '../../../electron/service/db/sql/evidence-chunks';
import { citedDigests, storedDigests } from '../../../electron/service/db/sql/staged-evidence';

type Call = () => Promise<unknown>;

const bytes = Buffer.alloc(2_500_000, 'what was seen, at length; ');
const half = 1_000_000;

async function begun(site: TestSite): Promise<string> {
  const { uploadId } = await site.client.evidence.begin({ fileName: 'film.mp4', size: half + 5 });
  await site.client.evidence.append({ uploadId, offset: 0, data: new Blob([bytes.subarray(0, half)]) });
  return uploadId;
}

/** The commands by which a file comes into the vault, by name. */
export const attachCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'evidence.attach': async ({ site }) => {
    const file = path.join(site.folder, 'chosen.bin');
    writeFileSync(file, bytes);
    site.dialogs.push(file);
    const { files } = await site.client.evidence.choose();
    return async () => {
      for await (const _event of await site.client.evidence.attach({ handle: files[0]?.handle ?? '' }));
    };
  },
  'evidence.begin':
    ({ site }) =>
    () =>
      site.client.evidence.begin({ fileName: 'film.mp4', size: half }),
  'evidence.append': async ({ site }) => {
    const uploadId = await begun(site);
    return () => site.client.evidence.append({ uploadId, offset: half, data: new Blob(['whole']) });
  },
  'evidence.finish': async ({ site }) => {
    const uploadId = await begun(site);
    await site.client.evidence.append({ uploadId, offset: half, data: new Blob(['whole']) });
    return () => site.client.evidence.finish({ uploadId });
  },
  'evidence.cancel': async ({ site }) => {
    const uploadId = await begun(site);
    return () => site.client.evidence.cancel({ uploadId });
  },
};

/** Unlocking has collected whatever no record cites: no file and no chunk is left of one that did not come to its end. */
async function nothingHalf({ plain }: Outcome): Promise<string[]> {
  const { open } = plain.station;
  if (open === null) return ['the site is locked'];
  const cited = await citedDigests(open.db);
  const uncited = (await storedDigests(open.evidence)).filter((digest) => !cited.has(digest));
  return [
    ...uncited.map((digest) => `${digest} is stored, and nothing cites it`),
    ...((await hasUnusedChunks(open.evidence)) ? ['there are chunks that no file has'] : []),
  ];
}

type AfterKill = (outcome: Outcome) => Promise<string[]>;

export function attachAfterKill(wholeFiles: AfterKill): Readonly<Record<string, AfterKill>> {
  const finished: AfterKill = async (outcome) => [...(await wholeFiles(outcome)), ...(await nothingHalf(outcome))];
  return {
    'evidence.add': finished,
    'evidence.attach': finished,
    'evidence.finish': finished,
    'evidence.begin': nothingHalf,
    'evidence.append': nothingHalf,
    'evidence.cancel': nothingHalf,
  };
}
