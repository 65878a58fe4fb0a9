import { compareWithKnown } from './compare';
import type { FactName, PersonFacts } from './fields';
import type { ClosingUnit, KnownPerson, PlannedPosition, Reject } from './plan-types';
import type { ReadRow } from './read-row';

/** Why a row cannot be taken that would leave somebody in a unit beyond the day on which its closing is planned; null: it can. */
export function rejectOfClosing(
  { rowNumber, facts }: ReadRow,
  known: KnownPerson | undefined,
  factNames: readonly FactName[],
  closing: readonly ClosingUnit[],
): Reject | null {
  if (closing.length === 0) return null;
  const inFile = { ...facts, managerEmployeeNumber: known?.facts.managerEmployeeNumber ?? null };
  const opened: PlannedPosition = { action: 'open', validFrom: facts.hiredOn, validTo: facts.leftOn };
  const { merged, position } =
    known === undefined ? { merged: inFile, position: opened } : compareWithKnown(known.facts, inFile, factNames);
  return rejectOfPlace(rowNumber, merged, position, closing);
}

/** The same where it is known already what becomes of the person. */
export function rejectOfPlace(
  rowNumber: number,
  { department, unit }: Pick<PersonFacts, 'department' | 'unit'>,
  position: PlannedPosition,
  closing: readonly ClosingUnit[],
): Reject | null {
  // Who stays where they are was there when the closing was planned, and by then is not.
  if (position.action === 'keep') return null;
  const closes = closing.find((one) => one.department === department && one.unit === unit);
  if (closes === undefined || (position.validTo !== null && position.validTo <= closes.lastDay)) return null;
  const name = unit ?? department ?? '';
  const reason = `${name} closes: ${closes.lastDay} is its last day, and nobody can have a position there after it. Take back its closing, or correct the row.`;
  return { rowNumber, code: 'UnitCloses', reason, field: unit === null ? 'department' : 'unit', value: name };
}
