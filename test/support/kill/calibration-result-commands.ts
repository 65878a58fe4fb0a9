import { goldInput, enrolPanel } from '../calibration';
import { holdSession } from '../calibration/held-session';
import { computeFigures } from '../panel';
import { approveItems, makeLibrary } from '../framework';
import { competencyItem, scaleItem } from '../people';
import type { TestSite } from '../site';
import { signIn } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reworded = 'reworded';

/** A session of two on gold cases of a competency that a library holds, closed; fay, who facilitates, is at the station. */
async function closed(site: TestSite): Promise<string> {
  const indicators = [
    { indicatorId: 'i1', level: 1 },
    { indicatorId: 'i3', level: 3 },
  ];
  await approveItems(site, await makeLibrary(site), [scaleItem('steps'), competencyItem(reworded, { scaleId: 'steps', indicators })]);
  const { ed, sven } = await enrolPanel(site);
  await signIn(site, 'fay');
  const goldCaseIds: string[] = [];
  for (const level of [1, 3])
    goldCaseIds.push((await site.client.calibrationCases.save({ ...goldInput(`At ${level}`, level), competencyId: reworded })).goldCaseId);
  return holdSession(site, {
    title: 'Closed',
    goldCaseIds,
    panel: [
      { login: 'ed', userId: ed },
      { login: 'sven', userId: sven },
    ],
    rate: (member, place) => ({ level: 1 + place, marks: { i1: member === 0 ? 'met' : 'notMet' } }),
  });
}

/** What locks the result of a session or follows from it, by name. */
export const calibrationResultCommands: Readonly<Record<string, (works: Works) => Promise<Call>>> = {
  'calibrationResults.compute': async ({ site }) => {
    const sessionId = await closed(site);
    return () => computeFigures(site, sessionId);
  },
  'calibrationResults.proposeRewording': async ({ site }) => {
    const sessionId = await closed(site);
    await computeFigures(site, sessionId);
    await signIn(site, 'ada');
    return () => site.client.calibrationResults.proposeRewording({ sessionId, indicatorId: 'i1' });
  },
};

export const calibrationResultAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'calibrationResults.compute': async ({ plain, isRecorded }) => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const rows = await open.db.selectFrom('session_result').select('sessionId').execute();
    return rows.length === (isRecorded ? 1 : 0) ? [] : ['a locked result and the log differ'];
  },
  // The draft and its note come together.
  'calibrationResults.proposeRewording': async ({ plain, isConfirmed }) => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const drafts = await open.db.selectFrom('framework_draft').select('summary').execute();
    if (drafts.some(({ summary }) => !summary.startsWith('Reword in'))) return ['a draft was begun without its note'];
    return isConfirmed && drafts.length === 0 ? ['the note that was confirmed is gone'] : [];
  },
};
