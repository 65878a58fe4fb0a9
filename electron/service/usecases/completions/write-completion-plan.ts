import type { CompletionPlan } from '../../../../shared/domain/completions/plan-completions';
import type { AuditChange } from '../../db/audit-append';
import type { ImportBatchRow } from '../../db/core-schema';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';
import { completionRow, insertCompletions, insertVoids, recordName, stateDigest } from './write-completions';
import { evidenceRow, insertEvidence } from './write-evidence';

export interface Planned {
  readonly added: CompletionPlan['added'];
  readonly takenBack: ReadonlyArray<CompletionPlan['takenBack'][number] & { readonly system: string }>;
}

/** Writes what an import brings, whose batch is there already: its records, what they take the place of, and what they are evidence of. */
export async function writeCompletionPlan(
  tx: Tx,
  { added, takenBack }: Planned,
  batchId: string,
  ctx: CommandContext,
): Promise<{ readonly evidence: number; readonly changes: readonly AuditChange[] }> {
  const rows = added.map((planned) => ({
    planned,
    row: completionRow(planned, { completionId: ctx.makeId(), batchId, entry: ctx.entry }),
  }));
  const { entry: entryNumber } = ctx;
  const replaced = added.flatMap(({ replaces }) =>
    replaces === null ? [] : [{ completionId: replaces.completionId, batchId, reason: replacedReason, entryNumber }],
  );
  const voided = takenBack.map(({ completionId }) => ({ completionId, batchId, reason: takenBackReason, entryNumber }));
  const evidence = rows.flatMap(({ planned, row: { completionId, personId } }) =>
    personId === null ? [] : planned.evidence.map((one) => evidenceRow(one, { completionId, personId }, ctx)),
  );
  const changes = [
    ...(await insertCompletions(
      tx,
      rows.map(({ row }) => row),
    )),
    ...(await insertVoids(tx, [...replaced, ...voided])),
    ...(await insertEvidence(tx, evidence)),
  ];
  return { evidence: evidence.length, changes };
}

const replacedReason = 'The system says something else of it now.';
const takenBackReason = 'The system took it back.';

/** What the batch of a plan counts and proves. */
export function countsOfPlan({ added, takenBack }: Planned): Pick<ImportBatchRow, 'created' | 'updated' | 'stateBefore' | 'stateAfter'> {
  const replaced = added.filter(({ replaces }) => replaces !== null).length;
  return {
    created: added.length - replaced,
    updated: replaced,
    stateBefore: stateDigest([
      ...added.map(({ record, replaces }) => [recordName(record), replaces?.contentDigest ?? null] as const),
      ...takenBack.map((one) => [recordName(one), one.contentDigest] as const),
    ]),
    stateAfter: stateDigest([
      ...added.map(({ record, contentDigest }) => [recordName(record), contentDigest] as const),
      ...takenBack.map((one) => [recordName(one), null] as const),
    ]),
  };
}
