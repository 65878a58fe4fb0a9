import { sql } from 'kysely';
import { makeCompetency, makeRequirement } from '../people';
import type { TestSite } from '../site';
import type { Outcome } from './after-kill';
import type { Works } from './commands';

type Call = () => Promise<unknown>;

const reason = 'asked by a test';

/** Something that a rule names and that concerns everybody. */
async function happened({ client }: TestSite) {
  const [kind = ''] = (await client.events.kinds()).kinds;
  return () => client.events.record({ kind, happenedOn: '2026-01-02', scope: { kind: 'site' }, narrowedTo: null, reason });
}

async function named(site: TestSite): Promise<void> {
  const rule = { kind: 'event' as const, events: ['Incident'] };
  const validity = { rules: [{ level: null, rule }], renewalWindowDays: 0, graceDays: 0, currency: null };
  await makeCompetency(site, 'crane', { validity });
  await makeRequirement(site, { roleId: 'worker', competencyId: 'crane' });
}

/** What ends qualifications because something happened, by name. */
export const eventCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'events.record': async ({ site }) => {
    await named(site);
    return happened(site);
  },
  'events.void': async ({ site }) => {
    await named(site);
    await (
      await happened(site)
    )();
    const [event] = (await site.client.events.list()).events;
    return () => site.client.events.void({ eventId: event?.eventId ?? '', reason });
  },
};

const counted =
  (table: 'qualification_event' | 'qualification_event_void') =>
  async ({ plain, isRecorded }: Outcome): Promise<string[]> => {
    const { open } = plain.station;
    if (open === null) return ['the site is locked'];
    const { rows } = await sql<{ n: number }>`SELECT COUNT(*) AS n FROM ${sql.table(table)}`.execute(open.db);
    return rows[0]?.n === (isRecorded ? 1 : 0) ? [] : [`${table} and the log differ`];
  };

export const eventAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'events.record': counted('qualification_event'),
  'events.void': counted('qualification_event_void'),
};
