import { sql } from 'kysely';
import { z } from 'zod';
import { contents, scaleLevel, type ScaleItem, type ScaleLevel } from '../../../../shared/contract/framework-item';
import { rememberedParse } from '../remembered-parse';
import type { Reader } from '../schema';
import { itemRowOn, itemsOn } from './framework-items';

export interface Scale {
  readonly scaleId: string;
  readonly name: string;
  readonly levels: ScaleLevel[];
  readonly qualifyingLevel: number;
}

/** Every scale of a day with its levels from lowest to highest, and whether a competency uses it or is to use it. */
export async function allScales(
  db: Reader,
  day: string,
): Promise<Array<Scale & { readonly isInUse: boolean; readonly isRetired: boolean }>> {
  const used = await scalesInUse(db);
  const items = await itemsOn(db, 'scale', day);
  return items
    .map((item) => ({ ...scaleOf(item), isInUse: used.has(item.itemId), isRetired: item.isRetired }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Scales that a known version of a competency names, past, present or to come. */
export async function scalesInUse(db: Reader): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ scaleId: string }>`
    SELECT DISTINCT content ->> '$.scaleId' AS scaleId FROM framework_item WHERE kind = 'competency' AND recordedTo IS NULL`.execute(db);
  return new Set(rows.map((row) => row.scaleId));
}

export async function scaleOn(db: Reader, scaleId: string, day: string): Promise<Scale | null> {
  const row = await itemRowOn(db, scaleId, day);
  return row?.kind === 'scale' ? scaleOf({ ...row, content: scaleContent(row.content) }) : null;
}

const scaleContent = rememberedParse(contents.scale);

export function scaleOf(item: Pick<ScaleItem, 'itemId' | 'title' | 'content'>): Scale {
  const { levels, qualifyingLevel } = item.content;
  return { scaleId: item.itemId, name: item.title, levels: levels.toSorted((a, b) => a.level - b.level), qualifyingLevel };
}

const storedLevels = z.array(scaleLevel);

/** The levels of a scale as they are stored: JSON. */
export function levelsOf(stored: string): ScaleLevel[] {
  return storedLevels.parse(JSON.parse(stored));
}
