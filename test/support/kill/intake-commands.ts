import { commitPreview, importLines, plainContent, previewLines, reverseBatch } from '../imported-people';
import { passphraseOf } from '../passphrase-of';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const signature = { login: 'ben', passphrase: passphraseOf('ben') };
const lines = (title: string): string[] =>
  Array.from({ length: 200 }, (_, n) => `${n},Family${n},Given,Ops,Line ${n % 7},${n % 50 === 0 ? title : 'Fitter'},B,1/5/2024,,,1`);

const save = ({ site }: Works) =>
  site.client.intakeProfiles.save({ profileId: null, basis: 0, name: 'Payroll', content: plainContent, reason, signature });

/** The commands on files of people and on how they are read, by name. */
export const intakeCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'imports.commit': async ({ site }) => {
    await importLines(site, lines('Fitter'), reason);
    const { previewId } = await previewLines(site, lines('Welder'));
    return () => commitPreview(site, previewId, { tripwireReason: reason });
  },
  'imports.reverse': async ({ site }) => {
    const { batchId } = await importLines(site, lines('Fitter'), reason);
    return () => reverseBatch(site, batchId);
  },
  'intakeProfiles.save': (works) => () => save(works),
  'intakeProfiles.retire': async (works) => {
    const { profileId } = await save(works);
    return () => works.site.client.intakeProfiles.retire({ profileId, reason, signature });
  },
};
