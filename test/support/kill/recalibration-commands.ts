import { thresholdRule } from '../../../shared/contract/calibration-thresholds';
import { signInput } from '../assessments';
import { passphraseOf } from '../passphrase-of';
import { finalise, lenient, makeFigures } from '../recalibration';
import type { TestSite } from '../site';
import { enrol } from '../users';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;
type Check = (outcome: Outcome) => Promise<string[]>;

const reason = 'asked by a test';
const by = (login: string) => ({ login, passphrase: passphraseOf(login) });

/** A look-back on one assessment, by an assessor who has to be recalibrated. */
export async function lookedBack(site: TestSite) {
  const userId = await enrol(site, 'gil');
  const { assessmentId } = await site.client.assessments.sign(
    await signInput(site, { lateReason: 'came back late', signature: by('gil') }),
  );
  await finalise(site, 's1', makeFigures(userId, lenient));
  const lookBackId = (await site.client.recalibration.get({ userId })).lookBacks[0]?.lookBackId ?? '';
  return { lookBackId, assessmentIds: [assessmentId], reason };
}

/** What follows from a calibration, by name. */
export const recalibrationCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'thresholds.save':
    ({ site }) =>
    () =>
      site.client.thresholds.save({ basis: 0, content: thresholdRule.parse({ validMonths: 6 }), reason, signature: by('ben') }),
  'lookBacks.keep': async ({ site }) => {
    const known = await lookedBack(site);
    return () => site.client.lookBacks.keep({ ...known, signature: by('ada') });
  },
  'lookBacks.reassess': async ({ site }) => {
    const known = await lookedBack(site);
    return () => site.client.lookBacks.reassess({ ...known, dueOn: '2035-01-01', signature: by('ada') });
  },
  'lookBacks.void': async ({ site }) => {
    const known = await lookedBack(site);
    return () => site.client.lookBacks.void({ ...known, signature: by('ben') });
  },
};

/** A decision is there with its signature and with what follows from it, or not at all. */
const decided =
  (follows: (outcome: Outcome) => Promise<boolean>): Check =>
  async (outcome) => {
    const { plain, isRecorded } = outcome;
    const { assessors } = await plain.client.recalibration.list();
    const userId = assessors.find(({ login }) => login === 'gil')?.userId ?? '';
    const lookBackId = (await plain.client.recalibration.get({ userId })).lookBacks[0]?.lookBackId ?? '';
    const { decisions } = await plain.client.lookBacks.decisions({ lookBackId });
    const { decided: count } = (await plain.client.lookBacks.get({ lookBackId })).progress;
    const isThere = decisions.length === 1 && count === 1 && decisions[0]?.signatures[0]?.isValid === true;
    const isWhole = isRecorded ? isThere && (await follows(outcome)) : decisions.length === 0 && count === 0 && !(await follows(outcome));
    return isWhole ? [] : ['a decision of a look-back, what follows from it and the log differ'];
  };

export const recalibrationAfterKill: Readonly<Record<string, Check>> = {
  'thresholds.save': async ({ plain, isRecorded }) => {
    const { revision, content, signatures } = await plain.client.thresholds.get();
    const isWhole = isRecorded ? content.validMonths === 6 && signatures[0]?.isValid === true : revision === 0;
    return isWhole ? [] : ['the thresholds and the log differ'];
  },
  'lookBacks.keep': decided(async ({ isRecorded }) => isRecorded),
  'lookBacks.reassess': decided(async ({ plain }) => {
    const { obligations } = await plain.client.obligations.list({ personId: 'pia', revisionId: null, own: false, state: 'open' });
    return obligations.some(({ dueOn }) => dueOn === '2035-01-01');
  }),
  'lookBacks.void': decided(async ({ plain }) => {
    const { assessments } = await plain.client.assessments.list({ personId: 'pia', competencyId: 'loto', asOf: null, limit: 50 });
    return assessments.some(({ state }) => state === 'voided');
  }),
};
