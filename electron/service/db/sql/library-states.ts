import { sql, type RawBuilder } from 'kysely';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { Flag } from '../core-schema';
import type { FrameworkItemRow } from '../framework-schema';
import type { Reader } from '../schema';
import { isOn, itemColumns, itemOfRow } from './framework-items';

/** Which state of a library is meant; what a draft makes of it is laid over it by whoever asks. */
export type LibraryState =
  | { readonly of: 'nothing' }
  | { readonly of: 'revision'; readonly revisionId: string; readonly number: number }
  | { readonly of: 'approved' }
  | { readonly of: 'day'; readonly day: string };

/** An item of a state without what it says. Where `written` is the same in two states, so is everything else of it. */
export interface StateHead {
  readonly itemId: string;
  readonly kind: FrameworkItemRow['kind'];
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly fromId: string | null;
  readonly toId: string | null;
  readonly code: string;
  readonly title: string;
  readonly isRetired: boolean;
  readonly written: string;
}

/** Every item of a library in a state, retired ones too. */
export async function stateHeads(db: Reader, frameworkId: string, state: LibraryState): Promise<StateHead[]> {
  const from = rowsOf(frameworkId, state, sql`1`, headColumns);
  if (from === null) return [];
  const { rows } = await sql<Omit<StateHead, 'isRetired'> & { readonly isRetired: Flag }>`
    SELECT s.itemId, s.kind, s.parentId, s.ordinal, s.fromId, s.toId, s.code, s.title, s.isRetired,
      COALESCE(s.revisionId, '') || ' ' || s.validFrom || ' ' || s.isRetired AS written
    FROM (${from}) s`.execute(db);
  return rows.map((row) => ({ ...row, isRetired: row.isRetired === 1 }));
}

/** Some items of a library as a state has them. */
export async function stateItems(
  db: Reader,
  frameworkId: string,
  state: LibraryState,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, FrameworkItem>> {
  if (itemIds.length === 0) return new Map();
  const from = rowsOf(frameworkId, state, sql`i.itemId IN (SELECT value FROM json_each(${JSON.stringify(itemIds)}))`, itemColumns);
  if (from === null) return new Map();
  const { rows } = await sql<FrameworkItemRow>`SELECT ${columns('s', itemColumns)} FROM (${from}) s`.execute(db);
  return new Map(rows.map((row) => [row.itemId, itemOfRow(row)]));
}

function rowsOf(
  frameworkId: string,
  state: LibraryState,
  where: RawBuilder<unknown>,
  wanted: readonly Column[],
): RawBuilder<unknown> | null {
  // Where items are named, they are looked up by their ids, not by way of their library.
  const inLibrary = wanted === headColumns ? sql`i.frameworkId = ${frameworkId}` : sql`+i.frameworkId = ${frameworkId}`;
  switch (state.of) {
    case 'nothing':
      return null;
    case 'revision':
      return asOfRevision(frameworkId, state, where, wanted);
    case 'approved':
      return sql`SELECT ${columns('i', wanted)} FROM framework_item i WHERE ${inLibrary} AND i.recordedTo IS NULL AND ${where} AND NOT EXISTS (
        SELECT 1 FROM framework_item n WHERE n.itemId = i.itemId AND n.recordedTo IS NULL
          AND (n.validFrom > i.validFrom OR (n.validFrom = i.validFrom AND n.pilotOf > i.pilotOf)))`;
    case 'day':
      return sql`SELECT ${columns('i', wanted)} FROM framework_item i
        WHERE ${inLibrary} AND ${isOn('i', state.day)} AND i.validFrom <= ${state.day} AND ${where}`;
  }
}

/**
 * Each item as the newest of the revisions up to this one wrote it, by number and whatever their days: as it was approved, even
 * where a later one took its place on its very day. What was withdrawn does not count, unless it is asked for itself.
 */
function asOfRevision(
  frameworkId: string,
  { revisionId, number }: { readonly revisionId: string; readonly number: number },
  where: RawBuilder<unknown>,
  wanted: readonly Column[],
): RawBuilder<unknown> {
  return sql`
    WITH approval AS (
      SELECT r.revisionId, r.number, MIN(r.recordedFrom) AS entry FROM framework_revision r
      WHERE r.frameworkId = ${frameworkId} AND r.state = 'approved' AND r.number <= ${number}
        AND (r.revisionId = ${revisionId} OR NOT EXISTS (
          SELECT 1 FROM framework_revision w WHERE w.revisionId = r.revisionId AND w.recordedTo IS NULL AND w.state = 'withdrawn'))
      GROUP BY r.revisionId
    ), written AS (
      SELECT ${columns('i', wanted)}, a.number FROM approval a CROSS JOIN framework_item i ON i.revisionId = a.revisionId AND i.recordedFrom = a.entry
      WHERE ${where}
      UNION ALL
      SELECT ${columns('i', wanted)}, 0 FROM framework_item i
      WHERE i.frameworkId = ${frameworkId} AND i.recordedTo IS NULL AND i.revisionId IS NULL AND i.pilotOf = '' AND ${where}
    ), ranked AS (
      SELECT written.*, ROW_NUMBER() OVER (PARTITION BY itemId ORDER BY number DESC, validFrom DESC) AS place FROM written
    ) SELECT * FROM ranked WHERE place = 1`;
}

type Column = (typeof itemColumns)[number];

/** Everything but what an item says: of ten thousand items that is most of the reading. */
const headColumns = itemColumns.filter((column) => column !== 'content' && column !== 'origin');

const columns = (alias: string, wanted: readonly Column[]): RawBuilder<unknown> =>
  sql.join(wanted.map((column) => sql.ref(`${alias}.${column}`)));
