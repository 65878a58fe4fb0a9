import type { HoldingRow, StandingRow } from './core-schema';
import type { RowFinding } from './live-rows-finding';
import type { Db } from './schema';
import { siteFacts } from './sql/site';
import { derivedAsKept, derivedContent } from './sql/standing-history';
import { derivedRows } from './sql/standings';

/** Works out anew what everybody holds and how it stands, and compares it with what is stored; the first difference of each person. */
export async function checkDerived(db: Db, tell: (done: number, total: number) => void): Promise<readonly RowFinding[]> {
  const findings: RowFinding[] = [];
  const { expiringDays } = await siteFacts(db);
  const { total } = await db
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('recordedTo', 'is', null)
    .executeTakeFirstOrThrow();
  const seen = { holding: 0, standing: 0 };
  let done = 0;
  for await (const { people, holdings, standings } of derivedRows(db, 'all', expiringDays)) {
    const stored = {
      holding: await db.selectFrom('holding').selectAll().where('personId', 'in', people).execute(),
      standing: (await db.selectFrom('standing').selectAll().where('personId', 'in', people).execute()).map(derivedContent),
    };
    seen.holding += stored.holding.length;
    seen.standing += stored.standing.length;
    findings.push(
      ...differences('holding', stored.holding, holdings),
      ...differences('standing', stored.standing, derivedAsKept(standings, stored.standing)),
    );
    done += people.length;
    tell(done, total);
  }
  for (const table of ['holding', 'standing'] as const) {
    const { rows } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    if (rows === seen[table]) continue;
    const stray = await db
      .selectFrom(table)
      .select(['personId', 'competencyId', 'fromDate'])
      .where('personId', 'not in', db.selectFrom('person').select('personId').where('recordedTo', 'is', null))
      .limit(1)
      .execute();
    findings.push(...stray.map((row) => underived(table, row)));
  }
  return findings;
}

type Derived = HoldingRow | StandingRow;

function differences(table: 'holding' | 'standing', stored: readonly Derived[], derived: readonly Derived[]): RowFinding[] {
  const [left, right] = [byLine(stored), byLine(derived)];
  const first = [...left, ...right].find(([line]) => !left.has(line) || !right.has(line));
  return first === undefined ? [] : [underived(table, first[1])];
}

function byLine(rows: readonly Derived[]): ReadonlyMap<string, Derived> {
  return new Map(rows.map((row) => [JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))), row]));
}

function underived(table: 'holding' | 'standing', row: Pick<Derived, 'personId' | 'competencyId' | 'fromDate'>): RowFinding {
  return { table, rowId: `${row.personId}/${row.competencyId}/${row.fromDate}`, fault: 'underived', field: null, entryNumber: null };
}
