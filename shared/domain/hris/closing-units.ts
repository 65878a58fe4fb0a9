import type { PersonFacts } from './fields';
import type { ClosingUnit, PlannedPosition, Reject } from './plan-types';

/** Why a row cannot be taken that would leave somebody in a unit beyond the day on which its closing is planned; null: it can. */
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
