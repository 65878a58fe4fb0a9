import { readyStates, standingStates } from '../../../../shared/domain/state';
import type { Reader } from '../../db/schema';
import type { Looked } from '../../db/sql/placed';
import { readinessOf } from '../../readiness/engine';
import { cellsIn, type Question } from '../../readiness/questions';

const byState: Pick<Question, 'knownAt' | 'branchOf' | 'measure'> = { knownAt: null, branchOf: null, measure: { kind: 'state' } };

/** How many people of each unit are ready for each competency on a day, whoever asks: `unitId competencyId` → people. */
export async function peopleLeft(db: Reader, day: string, unitIds: readonly string[]): Promise<Map<string, number>> {
  const question: Question = { ...byState, days: [day], unitIds, seen: null, roleId: null, mandatoryOnly: false, by: 'unit' };
  const left = new Map<string, number>();
  for (const counted of await readinessOf(db).count(question)) {
    for (const { groupId, competencyId, counts } of cellsIn(counted)) {
      const ready = standingStates.reduce((sum, state, index) => sum + (readyStates.has(state) ? (counts[index] ?? 0) : 0), 0);
      left.set(`${groupId} ${competencyId}`, ready);
    }
  }
  return left;
}

/** How many requirements those looked at have, met or not; each person and competency once. */
export async function requirementsLooked(db: Reader, { day, unitIds, scope, roleId, mandatoryOnly }: Looked): Promise<number> {
  const seen = scope.kind === 'site' ? null : { unitIds: scope.unitIds, ownPersonId: scope.ownPersonId };
  const question: Question = { ...byState, days: [day], unitIds, seen, roleId, mandatoryOnly, by: 'all' };
  const [counted] = await readinessOf(db).count(question);
  return counted?.once.reduce((sum, count) => sum + count, 0) ?? 0;
}
