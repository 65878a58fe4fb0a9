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

/** How many rows were ever written, changed or removed since the record was opened: what was refused must leave it as it was. */
export async function rowsWritten({ station }: TestSite): Promise<number | 'locked'> {
  const { open } = station;
  if (open === null) return 'locked';
  const { rows } = await sql<{ total: number }>`SELECT total_changes() AS total`.execute(open.db);
  return rows[0]?.total ?? 0;
}

/** A minute later: whoever mistyped a passphrase before may try again. */
export function passMinute(site: TestSite): void {
  site.clock.now = new Date(site.clock.now.getTime() + 60_000);
}
