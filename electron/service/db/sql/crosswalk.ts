import { sql } from 'kysely';
import type { ItemKind, ItemOf } from '../../../../shared/contract/framework-item';
import type { Reader } from '../schema';
import { isOn } from './framework-items';

type Match = ItemOf<'mapping'>['content']['match'];

export interface MappingRow {
  readonly mappingId: string;
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly code: string;
  readonly title: string;
  readonly libraryName: string;
  readonly match: Match;
  readonly framework: string;
  readonly reference: string;
  readonly uri: string;
  readonly externalTitle: string;
}

export interface WantedMappings {
  readonly frameworkId: string | undefined;
  readonly match: Match | undefined;
  readonly framework: string | undefined;
}

/** What items in use on a day answer to in frameworks outside, by framework, code and reference. */
export async function mappingsOn(db: Reader, day: string, wanted: WantedMappings): Promise<MappingRow[]> {
  const { frameworkId = null, match = null, framework = null } = wanted;
  const { rows } = await sql<MappingRow>`
    SELECT m.itemId AS mappingId, i.itemId, i.kind, i.code, i.title, f.name AS libraryName, m.content ->> '$.match' AS "match",
      m.content ->> '$.framework' AS framework, m.content ->> '$.reference' AS reference, m.content ->> '$.uri' AS uri,
      m.content ->> '$.title' AS externalTitle
    FROM framework_item m
    JOIN framework_item i ON i.itemId = m.fromId AND ${isOn('i', day)} AND i.isRetired = 0
    JOIN framework f ON f.frameworkId = m.frameworkId AND f.recordedTo IS NULL
    WHERE m.kind = 'mapping' AND m.isRetired = 0 AND ${isOn('m', day)} AND m.validFrom <= ${day}
      AND (${frameworkId} IS NULL OR m.frameworkId = ${frameworkId})
      AND (${match} IS NULL OR m.content ->> '$.match' = ${match})
      AND (${framework} IS NULL OR m.content ->> '$.framework' = ${framework})
    ORDER BY framework, i.code, i.title, reference, m.itemId`.execute(db);
  return rows;
}
