import { sql } from 'kysely';
import { attach, nothingJudged, plainPerformance, signInput } from '../assessments';
import { passphraseOf } from '../passphrase-of';
import { makePerson } from '../people';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const crew = ['pia', 'lea', 'tom', 'uma'];

/** The commands on several assessments at once, by name. */
export const assessmentCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'assessments.signGroup': async ({ site }) => {
    for (const personId of crew.slice(1)) await makePerson(site, personId, { unitId: 'works' });
    const { competency, indicators } = await site.client.assessments.form({ personId: 'pia', competencyId: 'loto' });
    const ofLevel = indicators.filter(({ level }) => level === 3);
    const question = { kind: 'abnormal', question: 'Smell of gas?', answer: 'Leave and call', isCritical: true, result: 'met' } as const;
    return () =>
      site.client.assessments.signGroup({
        ...plainPerformance,
        kind: 'observation',
        competencyId: 'loto',
        competencyVersion: competency.version,
        level: 3,
        performedOn: '2026-03-14',
        place: 'Yard',
        lateReason: 'entered after the drill',
        people: crew.map((personId) => ({
          ...nothingJudged,
          personId,
          note: '',
          questions: [question],
          ratings: ofLevel.map(({ indicatorId }) => ({ indicatorId, rating: 'shown' as const, note: null })),
        })),
        signature: { login: 'ada', passphrase: passphraseOf('ada') },
      });
  },
};

/** Another form of a command that is there already, by its name and what is other about it. */
export const assessmentVariants: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'assessments.sign (knowledge)': async ({ site }) => {
    const evidenceIds = [await attach(site, 'answers.txt', 'what was answered '.repeat(20_000))];
    const knowledge = { questionSetId: 'LOTO-Q3 v2', score: 17.5, maxScore: 20, passMark: 16 };
    const input = await signInput(site, { kind: 'knowledge', knowledge, steps: [], evidenceIds, lateReason: 'entered from paper' });
    return () => site.client.assessments.sign(input);
  },
};

/** All of the crew or nobody; and no assessment without its signature, no signature without its assessment. */
export const assessmentAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'assessments.signGroup': async (outcome) => {
    const { open } = outcome.plain.station;
    if (open === null) return ['the site is locked'];
    const { rows } = await sql<{ readonly n: number; readonly signed: number; readonly people: number }>`
      SELECT COUNT(*) AS n, COUNT(DISTINCT a.personId) AS people,
        (SELECT COUNT(*) FROM signature s WHERE s.recordType = 'assessment' AND s.recordId IN (SELECT assessmentId FROM assessment WHERE groupId IS NOT NULL)) AS signed
      FROM assessment a WHERE a.groupId IS NOT NULL`.execute(open.db);
    const expected = outcome.isRecorded ? crew.length : 0;
    const [found] = rows;
    return found?.n === expected && found.signed === expected && found.people === expected
      ? []
      : [`${found?.n} of ${expected} records of a crew, ${found?.signed} signed`];
  },
};
