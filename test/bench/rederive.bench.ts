import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { test } from 'vitest';
import type { StandingRow } from '../../electron/service/db/core-schema';
import { insertRows } from '../../electron/service/db/insert-rows';
import { derivedContent, replaceStandings } from '../../electron/service/db/sql/standing-history';
import { deriveStandings } from '../../electron/service/db/sql/standings';
import { transact } from '../../electron/service/db/transact';
import { approveItems, makeLibrary, recordOf } from '../support/framework';
import { makeWorkingSite } from '../support/make-site-at';
import { competencyItem, makeRole, makeUnit, requirementItem, scaleItem } from '../support/people';
import { isQuick, median, processorTime, tell } from './figures';
import { populate } from './populate';

const people = isQuick ? 200 : 2_000;
const [roles, competencies, perRole] = [40, 400, 50];
const rounds = isQuick ? 200 : 1_000;

/** Deriving everybody's standings anew against inserting as many rows, and what keeping the past adds to what a signature derives. */
test('deriving everything anew', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-bench-'));
  const site = await makeWorkingSite(folder);
  await makeUnit(site, 'works');
  for (let role = 0; role < roles; role += 1) await makeRole(site, `r${role}`);
  const required = (role: number, index: number) =>
    requirementItem({ roleId: `r${role}`, competencyId: `c${(role * 10 + index) % competencies}` });
  await approveItems(
    site,
    await makeLibrary(site),
    [
      scaleItem('scale'),
      ...Array.from({ length: competencies }, (_, index) => competencyItem(`c${index}`, { scaleId: 'scale', validityMonths: 24 })),
      ...Array.from({ length: roles * perRole }, (_, index) => required(Math.floor(index / perRole), index % perRole)),
    ],
    '2026-01-01',
  );
  await populate(site, { people, roles, competencies, perRole });
  const db = recordOf(site);
  const derive = () => transact(db, (tx) => deriveStandings(tx, 'all', 60));
  const deriving = await processorTime(derive);
  const again = await processorTime(derive);
  const rows = await db.selectFrom('standing').selectAll().execute();
  await sql.raw('CREATE TABLE bare AS SELECT * FROM standing WHERE 0').execute(db);
  const { site: sqlite } = site.station.open?.vault ?? {};
  if (sqlite === undefined) throw new Error('the site is locked');
  const columns = Object.keys(rows[0] ?? {});
  const insert = sqlite.prepare(`INSERT INTO bare (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const inserting = await processorTime(() => sqlite.transaction(() => rows.forEach((row) => insert.run(Object.values(row))))());
  const each = (ms: number): string => `${((ms * 1000) / rows.length).toFixed(0)} µs`;
  const detail = `${each(deriving)} against ${each(inserting)} a row, ${rows.length} rows of ${people} people`;
  tell('deriving everybody anew against an insert of as many rows without index', deriving / inserting, 5, detail);
  tell('the same where nothing has changed', again / inserting, null, each(again));

  const [own] = rows;
  if (own === undefined) throw new Error('nothing was derived');
  const { personId, competencyId } = own;
  const next = rows.filter((row) => row.personId === personId && row.competencyId === competencyId).map(derivedContent);
  const other = (round: number): StandingRow[] => next.map((row) => ({ ...row, dueOn: `20${10 + (round % 80)}-01-01` }));
  const [kept, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    kept.push(await processorTime(() => transact(db, (tx) => replaceStandings(tx, [personId], [competencyId], other(2 * round)))));
    plain.push(
      await processorTime(() =>
        transact(db, async (tx) => {
          await tx.deleteFrom('standing').where('personId', '=', personId).where('competencyId', '=', competencyId).execute();
          await insertRows(
            tx,
            'standing',
            other(2 * round + 1).map((row) => ({ ...row, recordedFrom: -round })), // each is another in the past
          );
        }),
      ),
    );
  }
  const ms = `${median(kept).toFixed(2)} ms : ${median(plain).toFixed(2)} ms, a commit each`;
  tell('standings of a signature with their past kept against written over', median(kept) / median(plain), null, ms);
  await site.station.lock('byHand');
  fs.rmSync(folder, { recursive: true, force: true });
});
