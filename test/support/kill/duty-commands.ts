import path from 'node:path';
import { sql } from 'kysely';
import { addDays } from '../../../shared/domain/calendar';
import { signed } from '../corrections';
import type { TestSite } from '../site';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

/** Somebody whose result of today lapses in a year: a kill happens by the clock of the machine. */
async function dueInAYear(site: TestSite) {
  const { today } = await site.client.exceptions.terms({ personId: 'pia', competencyId: 'loto' });
  await signed(site, { performedOn: today });
  return { unitId: null, competencyId: null, from: today, to: addDays(today, 371), perWeek: 5, earlyDays: 30 };
}

const filter = { whose: 'all', kind: null, unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null, asOf: null } as const;

/** What plans and hands out the work list, by name. */
export const dutyCommands: Readonly<Record<string, (works: Works) => Promise<Call>>> = {
  'duties.plan': async ({ site }) => {
    const asked = await dueInAYear(site);
    const { digest } = await site.client.duties.level(asked);
    return () => site.client.duties.plan({ ...asked, digest, reason: 'asked by a test' });
  },
  'duties.writePlan': async ({ site }) => {
    const asked = await dueInAYear(site);
    const { digest } = await site.client.duties.level(asked);
    const { planId } = await site.client.duties.plan({ ...asked, digest, reason: 'asked by a test' });
    site.dialogs.push(path.join(site.folder, 'plan.ics'));
    const target = await site.client.duties.chooseTarget({ format: 'ics', what: 'plan' });
    return () => site.client.duties.writePlan({ planId, format: 'ics', target: target?.handle ?? '', reason: 'asked by a test' });
  },
  'duties.write': async ({ site }) => {
    await dueInAYear(site);
    site.dialogs.push(path.join(site.folder, 'duties.ics'));
    const target = await site.client.duties.chooseTarget({ format: 'ics', what: 'list' });
    return () => site.client.duties.write({ ...filter, format: 'ics', target: target?.handle ?? '', reason: 'asked by a test' });
  },
};

/** No plan without its lines, and no line without its plan. */
async function nothingHalf({ plain: { station } }: Outcome): Promise<string[]> {
  if (station.open === null) return ['the site is locked'];
  const { rows } = await sql<{ what: string }>`
    SELECT 'a plan of nothing' AS what FROM reassessment_plan p WHERE NOT EXISTS (SELECT 1 FROM reassessment_plan_line l WHERE l.planId = p.planId)
    UNION ALL SELECT 'a line of no plan' FROM reassessment_plan_line l WHERE NOT EXISTS (SELECT 1 FROM reassessment_plan p WHERE p.planId = l.planId)`.execute(
    station.open.db,
  );
  return rows.map(({ what }) => what);
}

export const dutyAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'duties.plan': nothingHalf,
  'duties.write': nothingHalf,
  'duties.writePlan': nothingHalf,
};
