import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { approveItems, makeDraft, makeLibrary, recordOf } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, makeRole, makeUnit, requirementItem, scaleItem } from '../support/people';
import { isQuick, tell } from './figures';
import { populate } from './populate';

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
    await populate(site, { people, roles, competencies, perRole });
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
