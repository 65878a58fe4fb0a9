import { attach } from '../assessments';
import { makeRespondents, reason, seen, workRecord } from '../observed';
import { signatureBy } from '../passphrase-of';
import { makeCompetency, makeRequirement } from '../people';
import type { TestSite } from '../site';
import { enrolSigner } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

/** What the works lack that a kill begins with: indicators, and pia in the role of an employee. */
async function observed({ site }: Works): Promise<TestSite> {
  await makeCompetency(site, 'radio', { indicators: [{ indicatorId: 'calls' }] });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'radio' });
  await enrolSigner(site, 'pia', { grants: [{ role: 'employee', unitId: null }], personId: 'pia' });
  return site;
}

const { kind: _kind, supportId: _support, ...plainItem } = workRecord();

async function opened(site: TestSite): Promise<string> {
  const userIds = await makeRespondents(site, 'peer', 5);
  const { roundId } = await site.client.feedback.open(roundOf(userIds));
  return roundId;
}

const roundOf = (userIds: readonly string[]) => ({
  personId: 'pia',
  title: 'Round',
  question: '',
  indicators: [{ competencyId: 'radio', indicatorId: 'calls' }],
  respondents: userIds.map((userId) => ({ userId, group: 'peer' as const })),
  reason,
});
const answerOf = (roundId: string, login: string) => ({
  roundId,
  ratings: [{ indicatorId: 'calls', rating: 'shown' as const }],
  comment: 'calm',
  signature: signatureBy(login),
});

/** The commands on what is seen and said beside assessments, by name. */
export const observationCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'observations.record': async (works) => {
    const site = await observed(works);
    const evidenceIds = [await attach(site, 'seen.txt', 'what was seen '.repeat(20_000))];
    return () => site.client.observations.record(seen({ evidenceIds }));
  },
  'observations.replace': async (works) => {
    const site = await observed(works);
    const { observationId } = await site.client.observations.record(seen());
    return () => site.client.observations.replace({ ...seen({ rating: 'partly' }), observationId, reason });
  },
  'evidenceItems.add': async (works) => {
    const site = await observed(works);
    const evidenceIds = [await attach(site, 'order.txt', 'work order '.repeat(20_000))];
    return () => site.client.evidenceItems.add(workRecord({ evidenceIds }));
  },
  'evidenceItems.amend': async (works) => {
    const site = await observed(works);
    const { itemId } = await site.client.evidenceItems.add(workRecord());
    return () => site.client.evidenceItems.amend({ ...plainItem, itemId, reason });
  },
  'evidenceItems.addStatement': async (works) => {
    const site = await observed(works);
    return () => site.client.evidenceItems.addStatement({ ...plainItem, amends: null, signature: signatureBy('ben') });
  },
  'selfRatings.rate': async (works) => {
    const site = await observed(works);
    return () =>
      site.client.selfRatings.rate({ personId: 'pia', competencyId: 'radio', level: 3, comment: '', signature: signatureBy('pia') });
  },
  'priorLearning.decide': async (works) => {
    const site = await observed(works);
    const evidenceIds = [await attach(site, 'certificate.txt', 'certificate 12')];
    const { competency } = await site.client.assessments.form({ personId: 'pia', competencyId: 'radio' });
    return () =>
      site.client.priorLearning.decide({
        personId: 'pia',
        competencyId: 'radio',
        competencyVersion: competency.version,
        level: 2,
        performedOn: '2026-03-14',
        place: '',
        note: '',
        lateReason: 'decided at the end of the month',
        basis: 'certificate 12',
        standsFor: ['practical'],
        outcome: 'competent',
        evidenceIds,
        signature: signatureBy('ada'),
        approval: signatureBy('ben'),
      });
  },
  'feedback.open': async (works) => {
    const site = await observed(works);
    const userIds = await makeRespondents(site, 'peer', 5);
    return () => site.client.feedback.open(roundOf(userIds));
  },
  'feedback.answer': async (works) => {
    const site = await observed(works);
    const roundId = await opened(site);
    return () => site.client.feedback.answer(answerOf(roundId, 'peer1'));
  },
  'feedback.close': async (works) => {
    const site = await observed(works);
    const roundId = await opened(site);
    for (const login of ['peer1', 'peer2', 'peer3', 'peer4', 'peer5']) await site.client.feedback.answer(answerOf(roundId, login));
    return () => site.client.feedback.close({ personId: 'pia', roundId, reason });
  },
  'ownRecord.show': async (works) => {
    const site = await observed(works);
    return () => site.client.ownRecord.show({ personId: 'pia', signature: signatureBy('pia') });
  },
  'ownRecord.answer': async (works) => {
    const site = await observed(works);
    const { observationId: recordId } = await site.client.observations.record(seen());
    const answer = { personId: 'pia', recordType: 'observation', recordId, text: 'I see it otherwise.' } as const;
    return () => site.client.ownRecord.answer({ ...answer, signature: signatureBy('pia') });
  },
};

type Check = (outcome: Outcome) => Promise<string[]>;

/** So many rows more than before, where the command is recorded, and each of them whole. */
const rows =
  (what: string, before: number, count: (outcome: Outcome) => Promise<number>): Check =>
  async (outcome) => {
    const [found, expected] = [await count(outcome), before + (outcome.isRecorded ? 1 : 0)];
    return found === expected ? [] : [`${found} of ${expected} ${what} are there`];
  };
const observations = async ({ plain }: Outcome) =>
  (await plain.client.observations.list({ personId: 'pia', competencyId: null })).observations.length;
const items = async ({ plain }: Outcome): Promise<number> => {
  const listed = (await plain.client.evidenceItems.list({ personId: 'pia' })).items;
  const whole = await Promise.all(listed.map(({ itemId }) => plain.client.evidenceItems.get({ personId: 'pia', itemId })));
  const isWhole = (item: (typeof whole)[number]) =>
    item.isUnchanged &&
    item.files.every(({ isIntact }) => isIntact) &&
    (item.kind !== 'witnessStatement' || item.signatures.some(({ isValid }) => isValid));
  return whole.filter(isWhole).length;
};
const round = async ({ plain }: Outcome) => (await plain.client.feedback.list({ personId: 'pia' })).rounds[0];

/** What they promise beyond their entry. */
export const observationAfterKill: Readonly<Record<string, Check>> = {
  'observations.record': rows('observations', 0, observations),
  'observations.replace': rows('observations', 1, observations),
  'evidenceItems.add': rows('whole items', 0, items),
  'evidenceItems.amend': rows('whole items', 1, items),
  'evidenceItems.addStatement': rows('whole items', 0, items),
  'selfRatings.rate': rows('own views', 0, async ({ plain }) => (await plain.client.selfRatings.list({ personId: 'pia' })).ratings.length),
  'priorLearning.decide': async ({ plain, isRecorded }) => {
    const { assessments } = await plain.client.assessments.list({ personId: 'pia', competencyId: 'radio', limit: 10 });
    const [first] = assessments;
    if (first === undefined) return isRecorded ? ['the decision is gone'] : [];
    const { signatures } = await plain.client.assessments.get({ assessmentId: first.assessmentId });
    return signatures.length === 2 && signatures.every(({ isValid }) => isValid) ? [] : ['a decision is not signed by two'];
  },
  'feedback.open': rows('rounds', 0, async (outcome) => ((await round(outcome)) === undefined ? 0 : 1)),
  'feedback.answer': rows('answers', 0, async (outcome) => (await round(outcome))?.groups[0]?.answered ?? -1),
  'feedback.close': async (outcome) => {
    const found = await round(outcome);
    const isWhole = outcome.isRecorded
      ? found?.results[0]?.ratings[0]?.counts?.shown === 5
      : found?.closedAt === null && found.groups[0]?.answered === 5;
    return isWhole ? [] : ['the end of a round and the log differ'];
  },
  'ownRecord.answer': rows('answers', 0, async ({ plain }) => (await plain.client.ownRecord.answers({ personId: 'pia' })).answers.length),
};
