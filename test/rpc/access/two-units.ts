import { sql } from 'kysely';
import { attach, makeWorks, signInput } from '../../support/assessments';
import { makePerson, makeUnit, writeRecord } from '../../support/people';
import { makeTestSite, type TestSite } from '../../support/site';

/**
 * A works of two units with a line below the first: `uwe` and `pia` in the north, `kai` on its line, `sam` in the south.
 * Each but uwe was assessed once by ada, with a file.
 */
export async function makeTwoUnits() {
  const site = await makeTestSite();
  await makeWorks(site);
  await makeUnit(site, 'north');
  await makeUnit(site, 'north-line', { parentId: 'north' });
  await makeUnit(site, 'south');
  for (const [personId, unitId] of [
    ['uwe', 'north'],
    ['kai', 'north-line'],
    ['sam', 'south'],
  ] as const)
    await makePerson(site, personId, { roleId: 'worker', unitId });
  await writeRecord(site, 'position', 'position-pia', {
    positionId: 'position-pia',
    personId: 'pia',
    roleId: 'worker',
    unitId: 'north',
    title: 'Operator',
    shift: null,
    validFrom: '2020-01-01',
    validTo: null,
    sourceBatchId: null,
    positionNumber: null,
  });
  const records: Record<string, { assessmentId: string; evidenceId: string }> = {};
  for (const personId of ['pia', 'kai', 'sam']) {
    const evidenceId = await attach(site, `${personId}.txt`, `seen: ${personId}`);
    const { assessmentId } = await site.client.assessments.sign(await signInput(site, { personId, evidenceIds: [evidenceId] }));
    records[personId] = { assessmentId, evidenceId };
  }
  await site.client.drafts.save({ key: 'k', title: 'of ada', content: 'of ada' });
  return { ...site, records };
}

/** How many rows every table of the open record has: what was refused must leave them all as they were. */
export async function rowCounts({ station }: TestSite): Promise<string> {
  const { open } = station;
  if (open === null) return 'locked';
  const { rows: tables } = await sql<{
    name: string;
  }>`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`.execute(open.db);
  const counts = tables.map(({ name }) => sql`SELECT ${sql.lit(name)} AS name, COUNT(*) AS n FROM ${sql.table(name)}`);
  return JSON.stringify((await sql`${sql.join(counts, sql` UNION ALL `)}`.execute(open.db)).rows);
}

/** A minute later: whoever mistyped a passphrase before may try again. */
export function passMinute(site: TestSite): void {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
}
