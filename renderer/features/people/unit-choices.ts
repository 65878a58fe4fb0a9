import { compareText } from '../../lib/formatting';
import type { Unit } from './queries';

/** The units as a list of choices, each below the one it belongs to and set in by its depth. */
export function unitChoices(units: readonly Unit[]): Array<{ readonly value: string; readonly label: string }> {
  const known = new Set(units.map(({ unitId }) => unitId));
  const below = (parentId: string | null) =>
    units
      // Where only part of the tree is visible, its topmost units stand for roots.
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parentId)
      .toSorted((one, other) => compareText(one.name, other.name));
  const walk = (parentId: string | null, depth: number): Array<{ readonly value: string; readonly label: string }> =>
    below(parentId).flatMap(({ unitId, name }) => [
      { value: unitId, label: `${'\u2003'.repeat(depth)}${name}` },
      ...walk(unitId, depth + 1),
    ]);
  return walk(null, 0);
}
