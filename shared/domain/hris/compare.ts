import { type FactName, type PersonFacts, positionFacts } from './fields';
import type { FactChange, PlannedPosition } from './plan-types';

/** What the file changes about a known person. Facts outside `factNames` are not in the file and keep their known value. */
export function compareWithKnown(
  known: PersonFacts,
  inFile: PersonFacts,
  factNames: readonly FactName[],
): { readonly merged: PersonFacts; readonly changes: readonly FactChange[]; readonly position: PlannedPosition } {
  const inForce = { ...known, ...Object.fromEntries(factNames.map((name) => [name, inFile[name]])) };
  // Somebody hired again whose file has no column for leaving: the end that is known is that of the employment before.
  const isOldEnd = inForce.leftOn !== null && inForce.hiredOn !== null && inForce.leftOn < inForce.hiredOn && !factNames.includes('leftOn');
  const merged = isOldEnd ? { ...inForce, leftOn: null } : inForce;
  const spoken = isOldEnd ? [...factNames, 'leftOn' as const] : factNames;
  const changes = spoken
    .filter((field) => known[field] !== merged[field])
    .map((field) => ({ field, old: known[field], new: merged[field] }));
  return { merged, changes, position: positionAfter(known, merged, changes) };
}

function positionAfter(known: PersonFacts, now: PersonFacts, changes: readonly FactChange[]): PlannedPosition {
  const validTo = now.leftOn;
  const isHiredAgain = known.leftOn !== null && now.hiredOn !== null && now.hiredOn > known.leftOn;
  if (isHiredAgain) return { action: 'reopen', validFrom: now.hiredOn, validTo };
  if (known.leftOn !== null && now.leftOn === null) return { action: 'reopen', validFrom: null, validTo };
  if (now.leftOn !== null && now.leftOn !== known.leftOn) return { action: 'close', validFrom: null, validTo };
  const isMoved = changes.some(({ field }) => positionFacts.some((name) => name === field));
  return { action: isMoved ? 'move' : 'keep', validFrom: null, validTo };
}
