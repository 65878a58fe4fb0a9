import { passphraseOf } from '../passphrase-of';
import type { TestSite } from '../site';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';
const ben = { login: 'ben', passphrase: passphraseOf('ben') };
/** No station of a test is asked on a later day. */
const never = '2099-01-01';

const exception = {
  subject: 'unit',
  subjectId: 'works',
  competencyId: 'loto',
  effect: 'disable',
  level: null,
  validityMonths: null,
  isMandatory: null,
  from: never,
  to: null,
  reason,
  signature: ben,
} as const;

const addLine = async ({ client }: TestSite, name: string): Promise<string> =>
  (await client.organisation.add({ parentId: 'works', kind: 'line', name, from: '2020-01-01', reason })).unitId;

/** The commands of the organisation and of exceptions to requirements, by name. */
export const organisationCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'organisation.add':
    ({ site }) =>
    () =>
      addLine(site, 'Line 1'),
  'organisation.change': async ({ site }) => {
    const unitId = await addLine(site, 'Line 1');
    const parentId = await addLine(site, 'Line 2');
    return () => site.client.organisation.change({ unitId, name: 'Line 1', parentId, from: never, reason });
  },
  'organisation.close': async ({ site }) => {
    const unitId = await addLine(site, 'Line 1');
    return () => site.client.organisation.close({ unitId, from: never, reason });
  },
  'requirements.override':
    ({ site }) =>
    () =>
      site.client.requirements.override(exception),
  'requirements.endOverride': async ({ site }) => {
    const { overrideId } = await site.client.requirements.override(exception);
    return () => site.client.requirements.endOverride({ overrideId, from: never, reason, signature: ben });
  },
};
