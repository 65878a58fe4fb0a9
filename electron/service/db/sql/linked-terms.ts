import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { notSoleMethod } from '../../../../shared/contract/sufficiency';
import { validityRule } from '../../../../shared/contract/validity';
import { linkedByCompetency, type LinkedTo, type LinkedVersion } from '../../../../shared/domain/framework/linked-terms';
import type { Flag } from '../core-schema';
import type { FrameworkItemRow } from '../framework-schema';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { itemOfRow } from './framework-items';

const kinds: ReadonlySet<string> = new Set(['link', 'task', 'clause']);

/**
 * What clauses and tasks ask of every competency, or of some, by the competency; as an overlay would make it where there is one.
 * Nothing stands here of a competency of which they ask nothing.
 */
export async function linkedTerms(
  db: Reader,
  only: readonly string[] | undefined,
  overlay: readonly FrameworkItemRow[] = [],
): Promise<ReadonlyMap<string, LinkedTo>> {
  const over = overlay.filter(({ kind }) => kinds.has(kind)).map(versionOfRow);
  // An overlay may join what nothing joins yet.
  const stored = only === undefined || over.length > 0 ? await ofAll(db, {}) : await ofSome(db, { ids: JSON.stringify(only) });
  const known = stored.map(versionOf);
  return linkedByCompetency(over.length === 0 ? known : laidOver(known, over));
}

/** The competencies of which clauses and tasks ask anything, now or before, by way of some items. */
export async function competenciesAskedBy(db: Reader, itemIds: readonly string[]): Promise<string[]> {
  if (itemIds.length === 0) return [];
  const rows = await askedBy(db, { ids: JSON.stringify(itemIds) });
  return rows.map(({ competencyId }) => competencyId);
}

interface StoredVersion extends Omit<LinkedVersion, 'isRetired' | 'isCovered' | 'notSole' | 'validity'> {
  readonly isRetired: Flag;
  readonly isCovered: Flag | null;
  readonly notSole: string | null;
  readonly validity: string | null;
}

const columns = sql`i.itemId, i.kind, i.validFrom, i.pilotOf, i.isRetired, i.content ->> '$.relation' AS relation, i.fromId, i.toId,
  i.content ->> '$.isCovered' AS isCovered, i.content -> '$.notSoleMethods' AS notSole,
  i.content -> '$.validity' AS validity, i.content ->> '$.graceDays' AS graceDays`;

const ofAll = prepared(
  () => sql<StoredVersion>`
    SELECT ${columns} FROM framework_item i WHERE i.kind IN ('link', 'task', 'clause') AND i.recordedTo IS NULL
      AND (i.kind <> 'link' OR i.content ->> '$.relation' IN ('taskCompetency', 'taskClause', 'competencyClause'))
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`,
);

const linkOf = (alias: string, relation: 'taskCompetency' | 'taskClause' | 'competencyClause'): RawBuilder<unknown> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${alias}.${column}`);
  return sql`${of('kind')} = 'link' AND ${of('recordedTo')} IS NULL AND ${of('content')} ->> '$.relation' = ${sql.lit(relation)}`;
};

const ofSome = prepared(
  (_db, given: Given<{ ids: string }>) => sql<StoredVersion>`
    WITH near (linkId, otherId) AS (
      SELECT t.itemId, t.fromId FROM framework_item t WHERE t.toId IN ${listed(given('ids'))} AND ${linkOf('t', 'taskCompetency')}
      UNION SELECT c.itemId, c.toId FROM framework_item c WHERE c.fromId IN ${listed(given('ids'))} AND ${linkOf('c', 'competencyClause')}
    ), far (linkId, otherId) AS (
      SELECT l.itemId, l.toId FROM near CROSS JOIN framework_item l ON l.fromId = near.otherId WHERE ${linkOf('l', 'taskClause')}
    ), wanted (itemId) AS (
      SELECT linkId FROM near UNION SELECT otherId FROM near UNION SELECT linkId FROM far UNION SELECT otherId FROM far
    )
    SELECT ${columns} FROM wanted CROSS JOIN framework_item i ON i.itemId = wanted.itemId WHERE i.recordedTo IS NULL
    ORDER BY i.itemId, i.validFrom, i.recordedFrom`,
);

// Versions that were taken back count as well: what they asked has to be derived away.
const askedBy = prepared(
  (_db, given: Given<{ ids: string }>) => sql<{ competencyId: string }>`
    WITH link (itemId, relation, fromId, toId) AS MATERIALIZED (
      SELECT DISTINCT itemId, content ->> '$.relation', fromId, toId FROM framework_item
      WHERE kind = 'link' AND content ->> '$.relation' IN ('taskCompetency', 'taskClause', 'competencyClause')
    ), permitted (grace) AS MATERIALIZED (
      -- Where any clause permits grace, one that says nothing permits none.
      SELECT EXISTS (SELECT 1 FROM framework_item WHERE kind = 'clause' AND content ->> '$.graceDays' > 0)
    ), saying (itemId) AS MATERIALIZED (
      SELECT itemId FROM framework_item WHERE kind = 'clause' AND (json_array_length(content, '$.notSoleMethods') > 0
        OR content ->> '$.validity' IS NOT NULL OR (SELECT grace FROM permitted))
      UNION SELECT itemId FROM framework_item WHERE kind = 'task' AND content ->> '$.isCovered'
    ), changed (itemId) AS MATERIALIZED (SELECT value FROM json_each(${given('ids')}))
    SELECT c.fromId AS competencyId FROM link c WHERE c.relation = 'competencyClause' AND c.toId IN (SELECT itemId FROM saying)
      AND (c.itemId IN (SELECT itemId FROM changed) OR c.toId IN (SELECT itemId FROM changed))
    UNION SELECT t.toId FROM link t LEFT JOIN link l ON l.relation = 'taskClause' AND l.fromId = t.fromId
    WHERE t.relation = 'taskCompetency' AND (t.fromId IN (SELECT itemId FROM saying) OR l.toId IN (SELECT itemId FROM saying))
      AND (t.itemId IN (SELECT itemId FROM changed) OR t.fromId IN (SELECT itemId FROM changed)
        OR l.itemId IN (SELECT itemId FROM changed) OR l.toId IN (SELECT itemId FROM changed))`,
);

const methods = z.array(notSoleMethod);

const versionOf = ({ isRetired, isCovered, notSole, validity, ...row }: StoredVersion): LinkedVersion => ({
  ...row,
  isRetired: isRetired === 1,
  isCovered: isCovered === 1,
  notSole: notSole === null || notSole === '[]' ? [] : methods.parse(JSON.parse(notSole)),
  validity: row.kind !== 'clause' || validity === null || validity === 'null' ? null : validityRule.parse(JSON.parse(validity)),
});

function versionOfRow(row: FrameworkItemRow): LinkedVersion {
  const item = itemOfRow(row);
  const { itemId, validFrom, pilotOf } = row;
  const { isRetired, fromId, toId } = item;
  return {
    itemId,
    kind: item.kind === 'task' || item.kind === 'clause' ? item.kind : 'link',
    validFrom,
    pilotOf,
    isRetired,
    relation: item.kind === 'link' ? item.content.relation : null,
    fromId,
    toId,
    isCovered: item.kind === 'task' && item.content.isCovered,
    notSole: item.kind === 'clause' ? item.content.notSoleMethods : [],
    validity: item.kind === 'clause' ? item.content.validity : null,
    graceDays: item.kind === 'clause' ? item.content.graceDays : null,
  };
}

/** The versions with those of an overlay among them, each in the place of the one of its day; of one day the overlay's is the last. */
function laidOver(known: readonly LinkedVersion[], over: readonly LinkedVersion[]): readonly LinkedVersion[] {
  const key = ({ itemId, validFrom, pilotOf }: LinkedVersion): string => `${itemId} ${validFrom} ${pilotOf}`;
  const laid = new Set(over.map(key));
  const all = [...known.filter((version) => !laid.has(key(version))), ...over];
  return all.toSorted((a, b) => (a.validFrom === b.validFrom ? 0 : a.validFrom < b.validFrom ? -1 : 1));
}
