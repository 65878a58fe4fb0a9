import { evidenceOf, type DatedMapLine, type PlannedEvidence } from '../../../../shared/domain/completions/evidence-of';
import { courseKey } from '../../../../shared/domain/completions/plan-completions';
import type { AuditChange } from '../../db/audit-append';
import { insertRows } from '../../db/insert-rows';
import type { SupportingEvidenceRow } from '../../db/intake-schema';
import type { Tx } from '../../db/schema';
import { courseMapLines, datedLine } from '../../db/sql/completions/course-map';
import { evidenceKey, evidenceThere } from '../../db/sql/completions/evidence';
import type { StandingCompletion } from '../../db/sql/completions/queues';
import type { CommandContext } from '../context';

/** Appends what completions of known people are evidence of under the map as it is now, where it is not there yet. */
export async function appendEvidence(tx: Tx, ctx: CommandContext, completions: readonly StandingCompletion[]): Promise<AuditChange[]> {
  const linesByCourse = new Map<string, DatedMapLine[]>();
  for (const line of (await courseMapLines(tx)).map(datedLine)) {
    const others = linesByCourse.get(courseKey(line));
    if (others === undefined) linesByCourse.set(courseKey(line), [line]);
    else others.push(line);
  }
  const there = await evidenceThere(
    tx,
    completions.map(({ completionId }) => completionId),
  );
  const rows = completions.flatMap((completion) => {
    const { completionId, effectivePersonId: personId } = completion;
    if (personId === null) return [];
    return evidenceOf(completion, linesByCourse.get(courseKey(completion)) ?? [])
      .evidence.filter(({ lineId, mapRevision }) => !there.has(evidenceKey(completionId, lineId, mapRevision, personId)))
      .map((planned) => evidenceRow(planned, { completionId, personId }, ctx));
  });
  return insertEvidence(tx, rows);
}

export function evidenceRow(
  { lineId, mapRevision, competencyId, level, kind, achievedOn, expiresOn }: PlannedEvidence,
  of: { readonly completionId: string; readonly personId: string },
  ctx: CommandContext,
): SupportingEvidenceRow {
  return {
    supportId: ctx.makeId(),
    personId: of.personId,
    competencyId,
    level,
    kind,
    completionId: of.completionId,
    lineId,
    mapRevision,
    claimId: null,
    recognitionId: null,
    achievedOn,
    expiresOn,
    entryNumber: ctx.entry,
  };
}

export async function insertEvidence(tx: Tx, rows: readonly SupportingEvidenceRow[]): Promise<AuditChange[]> {
  await insertRows(tx, 'supporting_evidence', rows);
  return rows.map((row) => ({
    entity: 'supporting_evidence',
    entityId: row.supportId,
    personId: row.personId,
    old: null,
    new: { ...row },
  }));
}
