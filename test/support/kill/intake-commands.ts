import { commitPreview, importLines, plainContent, previewLines, reverseBatch } from '../imported-people';
import { passphraseOf } from '../passphrase-of';
import type { TestSite } from '../site';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const signature = { login: 'ben', passphrase: passphraseOf('ben') };
const lines = (title: string): string[] =>
  Array.from({ length: 200 }, (_, n) => `${n},Family${n},Given,Ops,Line ${n % 7},${n % 50 === 0 ? title : 'Fitter'},B,1/5/2024,,,1`);

const save = ({ site }: Works) =>
  site.client.intakeProfiles.save({ profileId: null, basis: 0, name: 'Payroll', content: plainContent, reason, signature });

/** Takes in a file of two hundred people and answers with its batch. */
export async function importPeople(site: TestSite): Promise<string> {
  return (await importLines(site, lines('Fitter'), reason)).batchId;
}

/** The commands on files of people and on how they are read, by name. */
export const intakeCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'imports.commit': async ({ site, facts }) => {
    if (facts.importedBatchId === null) await importPeople(site);
    const { previewId } = await previewLines(site, lines('Welder'));
    return () => commitPreview(site, previewId, { tripwireReason: reason });
  },
  'imports.preview': async ({ site, facts }) => {
    if (facts.importedBatchId === null) await importPeople(site);
    return () => previewLines(site, lines('Welder'));
  },
  'imports.reverse': async ({ site, facts }) => {
    const batchId = facts.importedBatchId ?? (await importPeople(site));
    return () => reverseBatch(site, batchId);
  },
  'intakeProfiles.save': (works) => () => save(works),
  'intakeProfiles.retire': async (works) => {
    const { profileId } = await save(works);
    return () => works.site.client.intakeProfiles.retire({ profileId, reason, signature });
  },
};
