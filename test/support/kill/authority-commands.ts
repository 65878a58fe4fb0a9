import { assessmentPolicy } from '../../../shared/contract/assessment-policy';
import { riskRule } from '../../../shared/contract/risk-rule';
import { anyTerms } from '../authorities';
import { passphraseOf } from '../passphrase-of';
import { taskItem } from '../catalogue-items';
import { makeItem, makePerson } from '../people';
import type { TestSite } from '../site';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
const relation = { personId: 'pia', otherPersonId: 'otto', kind: 'relative', note: '', from: '2021-01-01', until: null, reason } as const;

const grant = async ({ site, facts }: Works): Promise<{ authorityId: string }> =>
  site.client.assessors.grant({ userId: facts.emil, terms: anyTerms, reason, signature: ben });

async function suspended(works: Works): Promise<{ authorityId: string }> {
  const granted = await grant(works);
  await works.site.client.assessors.suspend({ ...granted, from: '2026-01-02', reason, signature: ben });
  return granted;
}

async function declared(site: TestSite) {
  await makePerson(site, 'otto');
  return () => site.client.relations.declare(relation);
}

const shift = {
  personIds: ['pia'],
  supervisorPersonId: 'otto',
  workedOn: '2021-02-01',
  from: '08:00',
  until: '09:00',
  place: '',
  note: '',
};
const table = ['Person number,Task code,Date,Count,Note', ...Array.from({ length: 40 }, (_, n) => `N-pia,T-1,2021-02-01,1,shift ${n}`)];

async function supervised(site: TestSite) {
  await makePerson(site, 'otto');
  await makeItem(site, taskItem('sweep', { code: 'T-1' }));
  return () => site.client.supervision.record({ ...shift, taskId: 'sweep' });
}

async function performed(site: TestSite) {
  await makeItem(site, taskItem('sweep', { code: 'T-1' }));
  return () => site.client.performances.record({ personId: 'pia', taskId: 'sweep', performedOn: '2021-02-01', count: 1, note: '' });
}

async function takenIn(site: TestSite) {
  await makeItem(site, taskItem('sweep', { code: 'T-1' }));
  const source = { file: new Blob([table.join('\n')]), fileName: 'work.csv' };
  let previewId = '';
  for await (const event of await site.client.performances.preview({ source }))
    if (event.kind === 'done') previewId = event.preview?.previewId ?? '';
  return () => site.client.performances.commit({ previewId, origin: 'stick', signature: ben });
}

/** The commands on who may assess whom, and on what was done when, by name. */
export const authorityCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'policy.save':
    ({ site }) =>
    () =>
      site.client.policy.save({ basis: 0, content: { ...assessmentPolicy.parse({}), requiresAuthority: true }, reason, signature: ben }),
  'riskRules.save':
    ({ site }) =>
    () =>
      site.client.riskRules.save({
        basis: 0,
        inForceFrom: '2030-01-01',
        content: riskRule.parse({ weights: { gap: 3 } }),
        reason,
        signature: ben,
      }),
  'assessors.grant': (works) => () => grant(works),
  'assessors.change': async (works) => {
    const granted = await grant(works);
    return () => works.site.client.assessors.change({ ...granted, terms: { ...anyTerms, highestLevel: 1 }, reason, signature: ben });
  },
  'assessors.suspend': async (works) => {
    const granted = await grant(works);
    return () => works.site.client.assessors.suspend({ ...granted, from: '2026-01-02', reason, signature: ben });
  },
  'assessors.resume': async (works) => {
    const granted = await suspended(works);
    return () => works.site.client.assessors.resume({ ...granted, reason, signature: ben });
  },
  'relations.declare': ({ site }) => declared(site),
  'relations.end': async ({ site }) => {
    const { relationId } = await (await declared(site))();
    return () => site.client.relations.end({ personId: 'pia', relationId, until: '2021-02-01', reason });
  },
  'supervision.record': ({ site }) => supervised(site),
  'supervision.void': async ({ site }) => {
    await (
      await supervised(site)
    )();
    const [found] = (await site.client.supervision.list({ personId: 'pia' })).records;
    return () => site.client.supervision.void({ workId: found?.workId ?? '', reason });
  },
  'performances.record': ({ site }) => performed(site),
  'performances.void': async ({ site }) => {
    const { performanceId } = await (await performed(site))();
    return () => site.client.performances.void({ performanceId, reason });
  },
  'performances.commit': ({ site }) => takenIn(site),
  'performances.reverse': async ({ site }) => {
    const { batchId } = await (await takenIn(site))();
    return () => site.client.performances.reverse({ batchId, reason, signature: ben });
  },
};

type Check = (outcome: Outcome) => Promise<string[]>;

const lastVersion = async ({ plain }: Outcome) => {
  const [first] = (await plain.client.assessors.list({})).authorities;
  return first === undefined ? null : plain.client.assessors.get({ authorityId: first.authorityId });
};

/** A version that is known is signed, and says what the command gave it. */
const versions =
  (before: number): Check =>
  async (outcome) => {
    const found = await lastVersion(outcome);
    const count = found?.versions.length ?? 0;
    const expected = before + (outcome.isRecorded ? 1 : 0);
    const isSigned = found === null || (found.signatures.length > 0 && found.signatures.every(({ isValid }) => isValid));
    return [
      ...(count === expected ? [] : [`${count} of ${expected} versions of the authorisation are there`]),
      ...(isSigned ? [] : ['a version of the authorisation has no valid signature']),
    ];
  };

const standing =
  (many: number): Check =>
  async ({ plain, isRecorded }) => {
    const { length } = (await plain.client.performances.list({ personId: 'pia' })).records;
    return length === (isRecorded ? many : 0) ? [] : [`${length} of ${many} performances are on record`];
  };

/** What they promise beyond their entry. */
export const authorityAfterKill: Readonly<Record<string, Check>> = {
  'policy.save': async ({ plain, isRecorded }) => {
    const { revision, content, signatures } = await plain.client.policy.get();
    const isWhole = isRecorded
      ? content.requiresAuthority && signatures[0]?.isValid === true
      : revision === 0 && !content.requiresAuthority;
    return isWhole ? [] : ['the rules for assessments and the log differ'];
  },
  'riskRules.save': async ({ plain, isRecorded }) => {
    const { newest, history, signatures } = await plain.client.riskRules.get({ asOf: null });
    const isWhole = isRecorded ? history[0]?.content.weights.gap === 3 && signatures[0]?.isValid === true : newest === 0;
    return isWhole ? [] : ['the rule by which gaps are ranked and the log differ'];
  },
  'assessors.grant': versions(0),
  'assessors.change': versions(1),
  'assessors.suspend': versions(1),
  'assessors.resume': versions(2),
  'relations.declare': async ({ plain, isRecorded }) => {
    const { relations } = await plain.client.relations.list({ personId: 'pia' });
    return (relations.length === 1) === isRecorded ? [] : ['a relation and the log differ'];
  },
  'relations.end': async ({ plain, isRecorded }) => {
    const [found] = (await plain.client.relations.list({ personId: 'pia' })).relations;
    return (found?.until === '2021-02-01') === isRecorded ? [] : ['the end of a relation and the log differ'];
  },
  'supervision.record': async ({ plain, isRecorded }) => {
    const { records } = await plain.client.supervision.list({ personId: 'pia' });
    return (records.length === 1) === isRecorded ? [] : ['supervised work and the log differ'];
  },
  'supervision.void': async ({ plain, isRecorded }) => {
    const [found] = (await plain.client.supervision.list({ personId: 'pia' })).records;
    return (found?.voided != null) === isRecorded ? [] : ['what was voided and the log differ'];
  },
  'performances.record': standing(1),
  'performances.void': async ({ plain, isRecorded }) => {
    const [found] = (await plain.client.performances.list({ personId: 'pia' })).records;
    return (found?.voided != null) === isRecorded ? [] : ['what was voided and the log differ'];
  },
  'performances.commit': standing(40),
  'performances.reverse': async ({ plain, isRecorded }) => {
    const { records } = await plain.client.performances.list({ personId: 'pia' });
    const { length } = records.filter(({ voided }) => voided !== null);
    return length === (isRecorded ? 40 : 0) ? [] : [`${length} of 40 performances were taken back`];
  },
};
