import type { Contract } from '../../../../shared/contract';
import type { GoldCaseEndRow, GoldCaseRow } from '../../db/calibration-case-schema';
import { printedNames } from '../../db/sql/printed-names';
import type { Reader } from '../../db/schema';
import type { OutputOf } from '../context';
import { contentOf, ratingFrame } from './gold-case';

type Head = OutputOf<Contract['calibrationCases']['list']>['cases'][number];
type Known = GoldCaseRow & { readonly ended: GoldCaseEndRow | null };

/** Gold cases as lists show them. */
export async function goldCaseHeads(db: Reader, rows: readonly Known[]): Promise<Head[]> {
  const names = await printedNames(
    db,
    rows.flatMap(({ ended }) => ended?.endedBy ?? []),
  );
  const frames = new Map<string, Awaited<ReturnType<typeof ratingFrame>>>();
  const heads: Head[] = [];
  for (const row of rows) {
    const content = contentOf(row);
    const key = `${row.competencyId} ${content.competencyDay}`;
    if (!frames.has(key)) frames.set(key, await ratingFrame(db, row.competencyId, content.competencyDay));
    const frame = frames.get(key) ?? null;
    const codeOf = (level: number): string => frame?.levels.find((one) => one.level === level)?.code ?? String(level);
    heads.push({
      goldCaseId: row.goldCaseId,
      revision: row.revision,
      title: content.title,
      competencyId: row.competencyId,
      competencyCode: frame?.competencyCode ?? '',
      competencyTitle: frame?.competencyTitle ?? row.competencyId,
      levelCode: codeOf(content.rating.level),
      requiredLevelCode: codeOf(content.requiredLevel),
      origin: content.origin,
      pieces: content.pieces.length,
      approvedAt: row.approvedAt,
      retired:
        row.ended === null
          ? null
          : { at: row.ended.endedAt, by: names.get(row.ended.endedBy) ?? row.ended.endedBy, reason: row.ended.reason },
    });
  }
  return heads;
}
