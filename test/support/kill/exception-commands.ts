import path from 'node:path';
import { sql } from 'kysely';
import { signed } from '../corrections';
import { exemption, extension, reinstatement, revocation, suspension, waiver } from '../exceptions';
import type { TestSite } from '../site';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const asked = { personId: 'pia', competencyId: 'loto' };

/** Somebody who was shown to be competent on this very day: a kill happens by the clock of the machine. */
async function qualified(site: TestSite): Promise<{ readonly from: string; readonly to: string }> {
  const { today } = await site.client.exceptions.terms(asked);
  await signed(site, { performedOn: today });
  return { from: today, to: today };
}

/** The last day to which what she holds can be moved now. */
const latest = async ({ client }: TestSite): Promise<{ readonly to: string }> => ({
  to: (await client.exceptions.terms(asked)).extension?.latest ?? '',
});

/** What changes the worth of a qualification without an assessment, by name. */
export const exceptionCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'exceptions.extend': async ({ site }) => {
    await qualified(site);
    const input = extension(await latest(site));
    return () => site.client.exceptions.extend(input);
  },
  'exceptions.extendAgain': async ({ site }) => {
    await qualified(site);
    await site.client.exceptions.extend(extension(await latest(site)));
    const input = extension(await latest(site));
    return () => site.client.exceptions.extendAgain(input);
  },
  'exceptions.exempt': async ({ site }) => {
    const days = await qualified(site);
    return () => site.client.exceptions.exempt(exemption(days));
  },
  'exceptions.waive': async ({ site }) => {
    const days = await qualified(site);
    return () => site.client.exceptions.waive(waiver(days));
  },
  'exceptions.suspend': async ({ site }) => {
    const { from } = await qualified(site);
    return () => site.client.exceptions.suspend(suspension({ from }));
  },
  'exceptions.revoke': async ({ site }) => {
    const { from } = await qualified(site);
    return () => site.client.exceptions.revoke(revocation({ from }));
  },
  'exceptions.reinstate': async ({ site }) => {
    const { from } = await qualified(site);
    const { exceptionId } = await site.client.exceptions.suspend(suspension({ from }));
    return () => site.client.exceptions.reinstate(reinstatement(exceptionId, { from }));
  },
  'exceptions.withdraw': async ({ site }) => {
    const days = await qualified(site);
    const { exceptionId } = await site.client.exceptions.exempt(exemption(days));
    return () => site.client.exceptions.withdraw(reinstatement(exceptionId, { from: days.from }));
  },
  'exceptions.write': async ({ site }) => {
    const days = await qualified(site);
    await site.client.exceptions.exempt(exemption(days));
    site.dialogs.push(path.join(site.folder, 'exceptions.csv'));
    const target = await site.client.exceptions.chooseTarget();
    const filter = { asOf: null, kind: null, state: null, reason: 'asked by a test' };
    return () => site.client.exceptions.write({ target: target?.handle ?? '', ...filter });
  },
  'readinessViews.write': async ({ site }) => {
    site.dialogs.push(path.join(site.folder, 'view.csv'));
    const filter = { asOf: null, unitId: null, departmentId: null, roleId: null, mandatoryOnly: false };
    const target = await site.client.readinessViews.chooseTarget({ format: 'csv', view: { kind: 'figures', filter } });
    return () => site.client.readinessViews.write({ target: target?.handle ?? '', reason: 'asked by a test' });
  },
};

/** Nothing is half signed: under each stand as many signatures as its kind takes, and one under what took one back. */
async function nothingHalf({ plain }: Outcome): Promise<string[]> {
  const { open } = plain.station;
  if (open === null) return ['the site is locked'];
  const { rows } = await sql<{ readonly what: string }>`
    SELECT 'not as many signatures as it takes under a ' || e.kind AS what FROM qualification_exception e
      WHERE (SELECT COUNT(*) FROM signature s WHERE s.recordType = 'qualification_exception' AND s.recordId = e.exceptionId)
        <> CASE WHEN e.approvedBy IS NULL THEN 1 ELSE 2 END
    UNION ALL SELECT 'an end without a signature' FROM exception_end w
      WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.recordType = 'exception_end' AND s.recordId = w.exceptionId)
    UNION ALL SELECT 'a signature of nothing' FROM signature s WHERE s.recordType = 'qualification_exception'
      AND NOT EXISTS (SELECT 1 FROM qualification_exception e WHERE e.exceptionId = s.recordId)`.execute(open.db);
  return rows.map(({ what }) => what);
}

/** Whether she counts as it was signed. */
const countsAs =
  (recorded: string): ((outcome: Outcome) => Promise<string[]>) =>
  async (outcome) => {
    const { standings } = await outcome.plain.client.people.get({ personId: 'pia', asOf: null });
    const isSo = standings[0]?.state === recorded;
    return [...(await nothingHalf(outcome)), ...(isSo === outcome.isRecorded ? [] : ['the standing and the log differ'])];
  };

export const exceptionAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  ...Object.fromEntries(Object.keys(exceptionCommands).map((name) => [name, nothingHalf])),
  'exceptions.exempt': countsAs('exempt'),
  'exceptions.suspend': countsAs('suspended'),
  'exceptions.revoke': countsAs('revoked'),
};
