import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { test } from 'vitest';
import { addDays } from '../../shared/domain/calendar';
import { recordOf } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { makeUnit } from '../support/people';
import type { TestSite } from '../support/site';
import { enrol, signIn } from '../support/users';
import { isQuick, median, tell, timed } from './figures';

const people = isQuick ? 1_000 : 100_000;
const perPerson = 10;
const units = 200;
const everything = { whose: 'all', kind: null, unitId: null, ownerPersonId: null, overdueOnly: false, dueBy: null, asOf: null } as const;

/** Prints how long a page of the work list takes, for whom it is longest, beside counting the standings alone. Asserts nothing. */
test('the work list', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  for (let unit = 0; unit < units; unit += 1) await makeUnit(site, `u${unit}`);
  const today = new Date().toISOString().slice(0, 10);
  await lead(site);
  await stand(site, today);
  const rounds = Array.from({ length: isQuick ? 1 : 3 });
  const measured = async (run: () => unknown) => {
    const taken: number[] = [];
    for (const _ of rounds) taken.push(await timed(run));
    return median(taken);
  };
  const counting = await measured(() =>
    recordOf(site)
      .selectFrom('standing')
      .select(({ fn }) => fn.countAll().as('n'))
      .where('state', '<>', 'notRequired')
      .execute(),
  );
  const say = async (what: string, run: () => Promise<{ total: number }>) => {
    const taken = await measured(run);
    const { total } = await run();
    tell(`work list: ${what} / counting standings`, taken / counting, null, `${taken.toFixed(0)} ms, ${total} lines`);
  };
  const list = (part: object, offset = 0) => site.client.duties.list({ ...everything, ...part, offset, limit: 100 });
  process.stdout.write(`${people} people, ${2 * people * perPerson} standings counted in ${counting.toFixed(0)} ms\n`);
  await say('whole site', () => list({}));
  await say('whole site, line 20,000', () => list({}, isQuick ? 100 : 20_000));
  await say('whole site, overdue', () => list({ overdueOnly: true }));
  await say('one unit', () => list({ unitId: 'u1' }));
  await say('one owner', () => list({ ownerPersonId: 'p1' }));
  const lapses = await measured(() => site.client.duties.lapses({ asOf: null, limit: 10 }));
  tell('what lapses next, ten / counting standings', lapses / counting, null, `${lapses.toFixed(0)} ms`);
  for (const [login, personId] of [
    ['head', 'p0'],
    ['manager', 'p20'],
    ['worker', `p${people - 1}`],
  ] as const) {
    await enrol(site, login, { personId, grants: [{ role: 'lineManager', unitId: 'u1' }] });
    await signIn(site, login);
    await say(`own, ${login}`, () => list({ whose: 'own' }));
    await signIn(site, 'ada');
  }
  await site.station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Ten report to each, everybody in the end to p0. */
async function lead(site: TestSite): Promise<void> {
  await recordOf(site)
    .transaction()
    .execute(async (tx) => {
      const numbers = sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(people - 1)})`;
      await sql`INSERT INTO person (personId, employeeNumber, givenName, familyName, managerPersonId, recordedFrom)
        ${numbers} SELECT 'p' || i, 'N' || i, 'Given' || (i % 97), 'Family' || (i % 1999), CASE WHEN i > 0 THEN 'p' || ((i - 1) / 10) END, 1 FROM n`.execute(
        tx,
      );
      await sql`INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom)
        ${numbers} SELECT 'at' || i, 'p' || i, 'worker', 'u' || (i % ${sql.lit(units)}), 'Operator', '2020-01-01', 1 FROM n`.execute(tx);
    });
}

/** Each holds ten qualifications for two years, one in five of which lapsed a while ago or lapses within ninety days. */
async function stand(site: TestSite, today: string): Promise<void> {
  const from = addDays(today, -700);
  await recordOf(site)
    .transaction()
    .execute(async (tx) => {
      await sql`CREATE TEMP TABLE made AS WITH RECURSIVE
          n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(people - 1)}),
          k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < ${sql.lit(perPerson - 1)})
        SELECT 'p' || i AS personId, 'c' || j AS competencyId,
          date(${today}, (CASE WHEN (i * 7 + j) % 5 = 0 THEN (i * 13 + j * 5) % 150 - 60 ELSE 100 + (i * 13 + j) % 600 END) || ' days') AS dueOn FROM n, k`.execute(
        tx,
      );
      await sql`INSERT INTO standing (personId, competencyId, fromDate, untilDate, requiredLevel, heldLevel, isMandatory, state, readyUntil, dueOn)
        SELECT personId, competencyId, ${from}, dueOn, 2, 2, 1, 'qualified', dueOn, dueOn FROM made
        UNION ALL SELECT personId, competencyId, date(dueOn, '+1 day'), NULL, 2, NULL, 1, 'expired', NULL, dueOn FROM made`.execute(tx);
      await sql`DROP TABLE made`.execute(tx);
    });
}
