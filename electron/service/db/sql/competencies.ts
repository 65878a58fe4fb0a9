import { sql } from 'kysely';
import { contents, type CompetencyItem, type ItemOf } from '../../../../shared/contract/framework-item';
import { withBlocks } from '../../../../shared/domain/framework/blocks';
import { rememberedParse } from '../remembered-parse';
import type { Reader } from '../schema';
import { isOn, itemOn, itemRowOn } from './framework-items';

/** A competency as it is on a day, with what its blocks add to it. */
export interface Competency {
  readonly competencyId: string;
  /** The log entry by which it became so: changes with every version of it. */
  readonly version: number;
  readonly frameworkId: string;
  readonly code: string;
  readonly title: string;
  readonly isRetired: boolean;
  readonly replacedById: string | null;
  readonly stewardUserId: string | null;
  readonly reviewMonths: number | null;
  readonly content: CompetencyItem['content'];
}

/** The competency on a day (before its first day: as it will begin; in the units of pilots: as they make it), or undefined where there is none of this id. */
export async function competencyOn(
  db: Reader,
  competencyId: string,
  day: string,
  pilots: readonly string[] = [],
): Promise<Competency | undefined> {
  const item = await itemOn(db, 'competency', competencyId, day, pilots);
  if (item === undefined) return undefined;
  const blocks: ItemOf<'block'>[] = [];
  let { version } = item;
  for (const blockId of item.content.blockIds) {
    const block = await itemOn(db, 'block', blockId, day, pilots);
    if (block === undefined) continue;
    blocks.push(block);
    version = Math.max(version, block.version);
  }
  const { code, title, frameworkId, isRetired, replacedById, stewardUserId, reviewMonths } = item;
  const content = withBlocks(item.content, blocks);
  return { competencyId, version, frameworkId, code, title, isRetired, replacedById, stewardUserId, reviewMonths, content };
}

/** What an assessment is made by: the part of a competency, and of its blocks, that signing one reads. */
export interface Checklist
  extends
    Pick<Competency, 'version' | 'isRetired' | 'frameworkId'>,
    Pick<Competency['content'], 'steps' | 'indicators' | 'isSequenceEnforced' | 'prerequisites' | 'sufficiency' | 'scaleId'> {}

/** The same as competencyOn has, without reading the rest of it. */
export async function checklistOn(
  db: Reader,
  competencyId: string,
  day: string,
  pilots: readonly string[] = [],
): Promise<Checklist | undefined> {
  const row = await itemRowOn(db, competencyId, day, pilots);
  if (row?.kind !== 'competency') return undefined;
  const { blockIds, ...own } = ownChecklist(row.content);
  const [steps, indicators] = [[...own.steps], [...own.indicators]];
  let version = row.recordedFrom;
  for (const blockId of blockIds) {
    const block = await itemRowOn(db, blockId, day, pilots);
    if (block?.kind !== 'block') continue;
    const added = blockChecklist(block.content);
    steps.push(...added.steps);
    indicators.push(...added.indicators);
    version = Math.max(version, block.recordedFrom);
  }
  return { ...own, version, frameworkId: row.frameworkId, isRetired: row.isRetired === 1, steps, indicators };
}

const ownChecklist = rememberedParse(
  contents.competency.pick({
    steps: true,
    indicators: true,
    isSequenceEnforced: true,
    prerequisites: true,
    sufficiency: true,
    scaleId: true,
    blockIds: true,
  }),
);
const blockChecklist = rememberedParse(contents.block.pick({ steps: true, indicators: true }));

export interface CompetencySummaryRow {
  readonly competencyId: string;
  readonly frameworkId: string;
  readonly code: string;
  readonly title: string;
  readonly type: CompetencyItem['content']['type'];
  readonly criticality: CompetencyItem['content']['criticality'];
  readonly scaleId: string;
  readonly isRetired: 0 | 1;
  readonly scaleName: string;
  readonly indicatorCount: number;
  readonly stepCount: number;
  readonly requiredByRoles: number;
}

/** Every competency that there is on a day, with its counts; a role counts while it requires the competency on that day or later. */
export async function allCompetencies(db: Reader, day: string): Promise<CompetencySummaryRow[]> {
  const { rows } = await sql<CompetencySummaryRow>`
    SELECT c.itemId AS competencyId, c.frameworkId, c.code, c.title, c.isRetired, c.content ->> '$.type' AS type,
      c.content ->> '$.criticality' AS criticality, c.content ->> '$.scaleId' AS scaleId, COALESCE(s.title, '') AS scaleName,
      json_array_length(c.content, '$.indicators') AS indicatorCount, json_array_length(c.content, '$.steps') AS stepCount,
      COALESCE(r.n, 0) AS requiredByRoles
    FROM framework_item c
    LEFT JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', day)}
    LEFT JOIN (
      SELECT i.toId, COUNT(DISTINCT i.fromId) AS n FROM framework_item i
      WHERE i.kind = 'requirement' AND i.recordedTo IS NULL AND i.isRetired = 0 AND (i.validFrom > ${day} OR ${isOn('i', day)}) GROUP BY i.toId
    ) r ON r.toId = c.itemId
    WHERE c.kind = 'competency' AND ${isOn('c', day)} AND c.validFrom <= ${day}
    ORDER BY c.code, c.title`.execute(db);
  return rows;
}

export interface CompetencyName {
  readonly competencyId: string;
  readonly code: string;
  readonly title: string;
  readonly scaleId: string;
}

/** Every competency by code, as it is called on a day, in use or retired. */
export async function competencyNames(db: Reader, day: string): Promise<CompetencyName[]> {
  const { rows } = await sql<CompetencyName>`
    SELECT i.itemId AS competencyId, i.code, i.title, i.content ->> '$.scaleId' AS scaleId FROM framework_item i WHERE i.kind = 'competency' AND ${isOn('i', day)}
    ORDER BY i.code, i.title`.execute(db);
  return rows;
}

/** Who left a log entry, and when. */
export async function authorOfEntry(db: Reader, entryNumber: number): Promise<{ readonly by: string; readonly recordedAt: string }> {
  const row = await db
    .selectFrom('audit_entry')
    .leftJoin('user_account', (join) =>
      join.onRef('user_account.userId', '=', 'audit_entry.userId').on('user_account.recordedTo', 'is', null),
    )
    .select(['audit_entry.recordedAt', 'user_account.printedName'])
    .where('audit_entry.entryNumber', '=', entryNumber)
    .executeTakeFirstOrThrow();
  return { by: row.printedName ?? 'system', recordedAt: row.recordedAt };
}
