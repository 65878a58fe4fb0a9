import { sql } from 'kysely';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { approveItems, makeDraft, makeLibrary, recordOf } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, makeRole, makeUnit, requirementItem, scaleItem } from '../support/people';
import type { TestSite } from '../support/site';
import { isQuick, tell } from './figures';

const sizes = isQuick ? [1000] : (process.env['TOUCHSTONE_BENCH_PEOPLE'] ?? '10000,100000').split(',').map(Number);
const roles = 40;
const competencies = 400;
/** Competencies that each role requires; everybody in it was assessed in each. */
const perRole = Number(process.env['TOUCHSTONE_BENCH_REQUIRED'] ?? 20);

const scale = scaleItem('scale');
const competency = (index: number): FrameworkItem => competencyItem(`c${index}`, { scaleId: 'scale', validityMonths: 24 });
const required = (role: number, index: number): FrameworkItem =>
  requirementItem({ roleId: `r${role}`, competencyId: `c${(role * 10 + index) % competencies}` });
const framework = [
  scale,
  ...Array.from({ length: competencies }, (_, index) => competency(index)),
  ...Array.from({ length: roles }, (_, role) => Array.from({ length: perRole }, (_unused, index) => required(role, index))).flat(),
];

/** So many people in forty roles, each assessed last year in what their role requires. */
async function populate(site: TestSite, people: number): Promise<void> {
  const db = recordOf(site);
  await db.transaction().execute(async (tx) => {
    const numbers = sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(people - 1)})`;
    await sql`INSERT INTO person (personId, employeeNumber, givenName, familyName, hiredOn, isContractor, recordedFrom)
      ${numbers} SELECT 'p' || i, 'N' || i, 'Given' || (i % 97), 'Family' || (i % 1999), '2020-01-01', 0, 1 FROM n`.execute(tx);
    await sql`INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom)
      ${numbers} SELECT 'at' || i, 'p' || i, 'r' || (i % ${sql.lit(roles)}), 'works', 'Operator', '2020-01-01', 1 FROM n`.execute(tx);
    const one = { zone: 'Europe/Berlin', place: 'Line 1' };
    await sql`INSERT INTO assessment (assessmentId, personId, competencyId, competencyVersion, level, kind, outcome, performedOn, enteredAt, zone, place, note, assessorUserId, contentDigest, entryNumber)
      ${numbers}, k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < ${sql.lit(perRole - 1)})
      SELECT 'a' || i || '-' || j, 'p' || i, 'c' || (((i % ${sql.lit(roles)}) * 10 + j) % ${sql.lit(competencies)}), 1, 2 + (i + j) % 2, 'practical', 'competent',
        date('2026-01-01', '+' || ((i * 7 + j) % 200) || ' days'), '2026-08-01T10:00:00.000Z', ${one.zone}, ${one.place}, '', 'assessor', ${'0'.repeat(64)}, 1
      FROM n, k`.execute(tx);
  });
}

const raised = (role: number): FrameworkItem =>
  requirementItem({ roleId: `r${role}`, competencyId: `c${(role * 10) % competencies}`, level: 3 });
/** What a revision may do: to one role, to who requires one competency, and to everybody. */
const changes: ReadonlyArray<readonly [string, readonly FrameworkItem[]]> = [
  ['a level of one role', [raised(3)]],
  ['validity of one competency', [competencyItem('c15', { scaleId: 'scale', validityMonths: 6 })]],
  ['a requirement of everybody', [requirementItem({ roleId: 'works', subject: 'unit', competencyId: 'c7', requirementId: 'everybody' })]],
  ['a level of every role', Array.from({ length: roles }, (_, role) => raised(role))],
];

test('impact', async () => {
  for (const people of sizes) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
    const site = await makeWorkingSite(folder);
    await makeUnit(site, 'works');
    for (let role = 0; role < roles; role += 1) await makeRole(site, `r${role}`);
    const frameworkId = await makeLibrary(site);
    await approveItems(site, frameworkId, framework, '2026-01-01');
    await populate(site, people);
    const begun = performance.now();
    await recordOf(site)
      .transaction()
      .execute((tx) => deriveStandings(tx, 'all', 60));
    const full = performance.now() - begun;
    process.stdout.write(`${people} people, ${perRole} competencies each: one full recomputation ${(full / 1000).toFixed(1)} s\n`);
    for (const [what, items] of changes) {
      const draftId = await makeDraft(site, frameworkId, items);
      const from = performance.now();
      let [longest, last] = [0, from];
      const turns = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last - 5);
        last = now;
      }, 5);
      let detail = '';
      for await (const event of await site.client.framework.impact({
        subject: { is: 'draft', draftId },
        effectiveFrom: '2027-01-01',
        pilotUnitIds: [],
      }))
        if (event.kind === 'done') detail = `${event.looked} looked at, ${event.people} affected`;
      const ms = performance.now() - from;
      clearInterval(turns);
      tell(
        `impact: ${what}, ${people} people`,
        ms / full,
        1,
        `${ms.toFixed(0)} ms, ${detail}; the service waited ${longest.toFixed(0)} ms at most`,
      );
      await site.client.framework.discardDraft({ draftId });
    }
    await site.station.lock('byHand');
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
