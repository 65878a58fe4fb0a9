import { z } from 'zod';
import { scaleLevel } from '../../../../shared/contract/framework';
import type { ScaleRow } from '../core-schema';
import type { Reader } from '../schema';

const storedLevels = z.array(scaleLevel);

export interface Scale {
  readonly scaleId: string;
  readonly name: string;
  readonly levels: z.infer<typeof storedLevels>;
  readonly qualifyingLevel: number;
}

/** Every scale with its levels from lowest to highest, and whether a competency uses it. */
export async function allScales(db: Reader): Promise<Array<Scale & { readonly isInUse: boolean }>> {
  const rows = await db
    .selectFrom('scale')
    .select(scaleColumns)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('competency')
            .select('competency.competencyId')
            .whereRef('competency.scaleId', '=', 'scale.scaleId')
            .where('competency.recordedTo', 'is', null),
        )
        .as('isInUse'),
    )
    .where('recordedTo', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ isInUse, ...row }) => ({ ...scaleOf(row), isInUse: Boolean(isInUse) }));
}

export async function scaleById(db: Reader, scaleId: string): Promise<Scale | null> {
  const row = await db
    .selectFrom('scale')
    .select(scaleColumns)
    .where('scaleId', '=', scaleId)
    .where('recordedTo', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : scaleOf(row);
}

export function scaleOf(row: ScaleRow): Scale {
  const levels = storedLevels.parse(JSON.parse(row.levels)).toSorted((a, b) => a.level - b.level);
  return { scaleId: row.scaleId, name: row.name, levels, qualifyingLevel: row.qualifyingLevel };
}

const scaleColumns = ['scaleId', 'name', 'levels', 'qualifyingLevel'] as const;
