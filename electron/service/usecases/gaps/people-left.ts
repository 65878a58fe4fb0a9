import { readyStates, standingStates } from '../../../../shared/domain/state';
import type { Reader } from '../../db/schema';
import type { Looked } from '../../db/sql/placed';
import { readinessOf } from '../../readiness/engine';
import { cellWidth, type Question } from '../../readiness/questions';

const byState: Pick<Question, 'branchOf' | 'measure'> = { branchOf: null, measure: { kind: 'state' } };
const isReady = standingStates.map((state) => readyStates.has(state));

/** How many people of each unit are ready for each competency on a day, whoever asks: unit → competency → people. */
export async function peopleLeft(
  db: Reader,
  { day, knownAt }: Pick<Looked, 'day' | 'knownAt'>,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const everybody = { seen: null, roleId: null, mandatoryOnly: false };
  const left = new Map<string, Map<string, number>>();
  const [counted] = await readinessOf(db).count({ ...byState, ...everybody, days: [day], knownAt, unitIds, by: 'unit' });
  if (counted === undefined) return left;
  const { groupIds, competencyIds, cells } = counted;
  for (let at = 0; at < cells.length; at += cellWidth) {
    let ready = 0;
    for (const [index, isOne] of isReady.entries()) if (isOne) ready += cells[at + 2 + index] ?? 0;
    const unitId = groupIds[cells[at] ?? 0] ?? '';
    const ofUnit = left.get(unitId) ?? new Map<string, number>();
    left.set(unitId, ofUnit.set(competencyIds[cells[at + 1] ?? 0] ?? '', ready));
  }
  return left;
}

/** How many requirements those looked at have, met or not; each person and competency once. */
export async function requirementsLooked(db: Reader, looked: Looked): Promise<number> {
  const { day, knownAt, unitIds, roleId, mandatoryOnly } = looked;
  const question: Question = { ...byState, days: [day], knownAt, unitIds, seen: seenBy(looked), roleId, mandatoryOnly, by: 'all' };
  const [counted] = await readinessOf(db).count(question);
  return counted?.once.reduce((sum, count) => sum + count, 0) ?? 0;
}

/** Whom a scope lets be seen, as the engine is told. */
export const seenBy = ({ scope }: Pick<Looked, 'scope'>): Question['seen'] =>
  scope.kind === 'site' ? null : { unitIds: scope.unitIds, ownPersonId: scope.ownPersonId };
