import type { z } from 'zod';
import type { supportingEvidence } from '../../../../shared/contract/completions';
import { levelCode } from '../../../../shared/domain/scale';
import { competencyNames } from '../../db/sql/competencies';
import { supportingEvidenceOf, type ShownEvidenceRow } from '../../db/sql/completions/evidence';
import { personsMergedInto } from '../../db/sql/people';
import { printedNames } from '../../db/sql/printed-names';
import { allScales } from '../../db/sql/scales';
import type { Reader } from '../../db/schema';

export type ShownEvidence = z.infer<typeof supportingEvidence>;

/** What supports a person's levels, or did so once: of all their competencies or of one. */
export async function shownEvidence(db: Reader, personId: string, competencyId: string | null, day: string): Promise<ShownEvidence[]> {
  const others = (await personsMergedInto(db, personId)).map((other) => other.personId);
  const rows = await supportingEvidenceOf(db, [personId, ...others], competencyId);
  if (rows.length === 0) return [];
  const competencyById = new Map((await competencyNames(db, day)).map((one) => [one.competencyId, one]));
  const scaleById = new Map((await allScales(db, day)).map((scale) => [scale.scaleId, scale]));
  const names = await printedNames(
    db,
    rows.flatMap(({ decidedBy }) => (decidedBy === null ? [] : [decidedBy])),
  );
  const newest = new Set<string>();
  return rows.flatMap((row): ShownEvidence[] => {
    const { state, stateReason } = stateOf(row, day);
    // Of one completion under one line of the map only the newest reading is told, once it has another.
    const key = `${row.completionId ?? row.supportId}/${row.lineId ?? ''}/${row.personId}`;
    if (newest.has(key)) return [];
    newest.add(key);
    const competency = competencyById.get(row.competencyId);
    return [
      {
        supportId: row.supportId,
        competencyId: row.competencyId,
        competencyCode: competency?.code ?? row.competencyId,
        competencyTitle: competency?.title ?? row.competencyId,
        level: row.level,
        levelCode: levelCode(scaleById.get(competency?.scaleId ?? '')?.levels ?? [], row.level),
        kind: row.kind,
        what: whatOf(row),
        from:
          row.system ??
          (row.decidedBy === null ? (row.fileName ?? '') : `${row.fileName ?? ''}, ${names.get(row.decidedBy) ?? row.decidedBy}`),
        batchId: row.batchId,
        achievedOn: row.achievedOn,
        expiresOn: row.expiresOn,
        state,
        stateReason,
      },
    ];
  });
}

function stateOf(row: ShownEvidenceRow, day: string): Pick<ShownEvidence, 'state' | 'stateReason'> {
  if (row.voidReason !== null) return { state: 'takenBack', stateReason: row.voidReason };
  if (row.isTheirs === 0) return { state: 'notTheirs', stateReason: null };
  if (row.lineId !== null && (row.lineRetired !== 0 || row.lineRevision !== row.mapRevision))
    return { state: 'mapChanged', stateReason: null };
  return { state: row.expiresOn !== null && row.expiresOn < day ? 'expired' : 'counts', stateReason: null };
}

function whatOf({ kind, courseTitle, courseId, symbol, cell }: ShownEvidenceRow): string {
  if (kind === 'legacy') return `"${symbol ?? ''}" in ${cell ?? ''}`;
  if (courseTitle === null) return '';
  return courseTitle === courseId || courseId === null ? courseTitle : `${courseTitle} (${courseId})`;
}
