import path from 'node:path';
import { importText, lineOf, mapCourses, previewText, saba, second } from '../completions/import-file';
import { commitMatrix, previewMatrix } from '../completions/matrix-file';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const file = saba(
  ...Array.from(
    { length: 150 },
    (_, n) => `N-pia,LOTO-${n % 5},Lockout,Completed,2026-01-${String((n % 28) + 1).padStart(2, '0')},,${n % 90}`,
  ),
);
const unknown = saba(...Array.from({ length: 100 }, (_, n) => `X-1,LOTO-${n},Lockout,Completed,2026-01-10,,`));
const skills = 'No,LOTO\nN-pia,2\n';

/** The commands on completions, their map and old matrices, by name. */
export const completionCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'completions.commit': async ({ site }) => {
    const { previewId } = await previewText(site, file);
    return () => site.client.completions.commit({ previewId, origin: 'stick', signature: second() });
  },
  'completions.reverse': async ({ site }) => {
    const { batchId } = await importText(site, file);
    return () => site.client.completions.reverse({ batchId, reason, signature: second() });
  },
  'completions.match': async ({ site }) => {
    await importText(site, unknown);
    return () => site.client.completions.match({ system: 'Saba', learnerId: 'X-1', personId: 'pia', reason });
  },
  'courseMap.save': async ({ site }) => {
    await importText(site, file);
    return () => site.client.courseMap.save({ basis: 0, lines: [lineOf({ courseId: 'LOTO-1', level: 2 })], reason, signature: second() });
  },
  'courseMap.write': async ({ site }) => {
    await mapCourses(site, [lineOf()]);
    site.dialogs.push(path.join(site.folder, 'courses.csv'));
    const target = await site.client.courseMap.chooseTarget();
    return () => site.client.courseMap.write({ target: target?.handle ?? '', reason });
  },
  'matrix.commit': async ({ site }) => {
    const { previewId } = await previewMatrix(site, skills);
    return () => commitMatrix(site, previewId);
  },
  'matrix.decide': async ({ site }) => {
    await commitMatrix(site, (await previewMatrix(site, skills)).previewId);
    const { claims } = await site.client.matrix.claims({ isOpen: true });
    const claimIds = claims.map(({ claimId }) => claimId);
    return () => site.client.matrix.decide({ personId: 'pia', claimIds, decision: 'confirmed', reason });
  },
};
