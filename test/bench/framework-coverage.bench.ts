import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'vitest';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import type { FrameworkItem } from '../../shared/contract/framework-item';
import { approveItems, makeLibrary, recordOf } from '../support/framework';
import { clauseItem, linkItem } from '../support/catalogue-items';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, makeRole, makeUnit, requirementItem, scaleItem } from '../support/people';
import { isQuick, median, timed, tell } from './figures';
import { populate } from './populate';

const people = isQuick ? 1_000 : 25_000;
const works = { roles: 40, competencies: 400, perRole: 20 } as const;
const clauses = 200;
const perClause = 6;

const framework: readonly FrameworkItem[] = [
  scaleItem('scale'),
  ...Array.from({ length: works.competencies }, (_, n) => competencyItem(`c${n}`, { scaleId: 'scale', validityMonths: 24 })),
  ...Array.from({ length: works.roles }, (_, role) =>
    Array.from({ length: works.perRole }, (_unused, n) =>
      requirementItem({ roleId: `r${role}`, competencyId: `c${(role * 10 + n) % works.competencies}` }),
    ),
  ).flat(),
  ...Array.from({ length: clauses }, (_, n) => clauseItem(`k${n}`)),
  ...Array.from({ length: clauses }, (_, n) =>
    Array.from({ length: perClause }, (_unused, at) => linkItem('competencyClause', `c${(n * 2 + at * 3) % works.competencies}`, `k${n}`)),
  ).flat(),
];

/** Prints how long it takes to say who meets each clause, beside counting the standings alone. Asserts nothing. */
test('coverage', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  await makeUnit(site, 'works');
  for (let role = 0; role < works.roles; role += 1) await makeRole(site, `r${role}`);
  await approveItems(site, await makeLibrary(site), framework, '2026-01-01');
  await populate(site, { people, ...works });
  const db = recordOf(site);
  await db.transaction().execute((tx) => deriveStandings(tx, 'all', 60));
  const rounds = Array.from({ length: isQuick ? 1 : 3 });
  const [counting, covering, longest]: [number[], number[], number[]] = [[], [], []];
  for (const _ of rounds) {
    counting.push(
      await timed(() =>
        db
          .selectFrom('standing')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('state', '<>', 'notRequired')
          .execute(),
      ),
    );
    let [most, last] = [0, performance.now()];
    const turns = setInterval(() => {
      most = Math.max(most, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    covering.push(await timed(() => site.client.catalogue.clauseCoverage({})));
    clearInterval(turns);
    longest.push(Math.max(most, performance.now() - last - 5));
  }
  tell(
    `coverage of ${clauses} clauses over ${people * works.perRole} standings, against counting them`,
    median(covering) / median(counting),
    null,
    `${median(covering).toFixed(0)} ms, counting ${median(counting).toFixed(0)} ms; the service waited ${median(longest).toFixed(0)} ms at most`,
  );
  await site.station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
});
