import type { Sqlite } from '../vault/open';

export type RowCounts = Readonly<Record<string, number>>;

interface Copied {
  /** Rows of every table before and after the copy was taken. */
  readonly before: RowCounts;
  readonly after: RowCounts;
  /** Nobody committed anything meanwhile. */
  readonly wasQuiet: boolean;
  /** Tables whose rows cannot be deleted. */
  readonly growing: ReadonlySet<string>;
}

/**
 * Writes a copy of an open database, under the same key, to a file that is not there yet, while others go on using it.
 * The copy is of one moment, of which nobody knows which; before and after bound it.
 */
export function copyDatabase(sqlite: Sqlite, file: string): Copied {
  const version = dataVersion(sqlite);
  const before = countRows(sqlite);
  sqlite.prepare('VACUUM INTO ?').run(file);
  const after = countRows(sqlite);
  return { before, after, wasQuiet: dataVersion(sqlite) === version, growing: growingTables(sqlite) };
}

/** The first table of a copy that cannot have had so many rows at any moment while the copy was taken; null when there is none. */
export function tableThatDiffers({ before, after, wasQuiet, growing }: Copied, copy: RowCounts): string | null {
  const tables = new Set([...Object.keys(before), ...Object.keys(copy)]);
  return [...tables].find((table) => !fits(copy[table], before[table], after[table], wasQuiet, growing.has(table))) ?? null;
}

function fits(
  copy: number | undefined,
  before: number | undefined,
  after: number | undefined,
  wasQuiet: boolean,
  isGrowing: boolean,
): boolean {
  if (copy === undefined || before === undefined || after === undefined) return false;
  if (wasQuiet) return copy === before;
  return !isGrowing || (before <= copy && copy <= after);
}

export function countRows(sqlite: Sqlite): RowCounts {
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'")
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [
      String(table),
      Number(
        sqlite
          .prepare(`SELECT count(*) FROM "${String(table)}"`)
          .pluck()
          .get(),
      ),
    ]),
  );
}

function growingTables(sqlite: Sqlite): ReadonlySet<string> {
  const guarded = sqlite
    .prepare("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE ON%'")
    .pluck()
    .all();
  return new Set(guarded.map(String));
}

/** Changes whenever another connection has committed. */
function dataVersion(sqlite: Sqlite): unknown {
  return sqlite.pragma('data_version', { simple: true });
}
