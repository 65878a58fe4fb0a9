import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { makeDraft, makeLibrary, recordOf, approveItems } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { passphraseOf } from '../support/passphrase-of';
import { competencyItem, makeRole, makeUnit, requirementItem, scaleItem } from '../support/people';
import { isQuick, tell } from './figures';
import { populate } from './populate';

const sizes = isQuick ? [1000] : (process.env['TOUCHSTONE_BENCH_PEOPLE'] ?? '10000,100000').split(',').map(Number);
const roles = 40;
const competencies = 400;
const perRole = 20;

const competency = (index: number, title = `Competency ${index}`): FrameworkItem =>
  competencyItem(`c${index}`, { scaleId: 'scale', validityMonths: 24, title });
const framework = [
  scaleItem('scale'),
  ...Array.from({ length: competencies }, (_, index) => competency(index)),
  ...Array.from({ length: roles }, (_, role) =>
    Array.from({ length: perRole }, (_unused, index) =>
      requirementItem({ roleId: `r${role}`, competencyId: `c${(role * 10 + index) % competencies}` }),
    ),
  ).flat(),
];
const ofEverybody = requirementItem({ roleId: 'works', subject: 'unit', competencyId: 'c7', requirementId: 'everybody' });

/** What a revision may ask of everybody: the last is read by all whom c7 concerns. */
const revisions: ReadonlyArray<readonly [string, FrameworkItem, 'noImpact' | 'readAndUnderstand']> = [
  ['a requirement of everybody, without obligations', ofEverybody, 'noImpact'],
  ['a text that everybody is to read', competency(7, 'Retitled'), 'readAndUnderstand'],
];

/** Prints how long approving a revision takes that concerns everybody, and how long nobody else was answered. Asserts nothing. */
test('approval', async () => {
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
    for (const [what, item, decision] of revisions) {
      const draftId = await makeDraft(site, frameworkId, [item]);
      const { revisionId } = await site.client.framework.submit({ draftId, title: 'Next revision', summary: '' });
      const effectiveFrom = new Date().toISOString().slice(0, 10);
      const decisions = [{ itemId: item.itemId, decision, days: null, reason: 'as the panel said' }];
      const signature = { login: 'ben', passphrase: passphraseOf('ben') };
      let [longest, last] = [0, performance.now()];
      const turns = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last - 5);
        last = now;
      }, 5);
      const cpu = process.cpuUsage();
      const from = performance.now();
      const { obligations } = await site.client.framework.approve({ revisionId, effectiveFrom, pilotUnitIds: [], decisions, signature });
      const ms = performance.now() - from;
      const used = process.cpuUsage(cpu);
      clearInterval(turns);
      longest = Math.max(longest, performance.now() - last - 5);
      tell(
        `approval: ${what}, ${people} people`,
        ms / full,
        null,
        `${ms.toFixed(0)} ms (${((used.user + used.system) / 1000).toFixed(0)} ms of processor), ${obligations} obligations; the service waited ${longest.toFixed(0)} ms at most; one full recomputation ${full.toFixed(0)} ms`,
      );
    }
    await site.station.lock('byHand');
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
