import { addDays } from '../calendar';
import type { PlannedPosition } from './plan-types';

/** Where and as what a person works. */
export type Place = { readonly roleId: string; readonly unitId: string; readonly title: string; readonly shift: string | null };

/** A place from one day to another, both inclusive; validTo is null while it is open. */
export type HeldPosition = Place & { readonly positionId: string; readonly validFrom: string; readonly validTo: string | null };

export type Placement = { readonly write: readonly HeldPosition[]; readonly withdraw: readonly string[] };

type Day = {
  readonly today: string;
  readonly newId: string;
  /** Set when the HRIS corrects the day of hiring: a position that began on the old day begins on the new one. */
  readonly hired?: { readonly old: string; readonly new: string };
};

/**
 * How a person's positions follow what the HRIS says now. What was true before today stays: a move ends the old position yesterday and
 * begins another today; only what had not yet begun, or is over already, is corrected in place.
 */
export function placePerson(held: readonly HeldPosition[], place: Place, planned: PlannedPosition, day: Day): Placement {
  const known = held.map((position) => withHiringDay(position, day.hired));
  const main = mainPosition(known);
  const next = main === null ? [beginPosition(place, planned, day)] : changePositions(known, main, place, planned, day);
  const kept = new Set(next.map(({ positionId }) => positionId));
  return {
    write: next.filter((position) => !held.some((before) => isSamePosition(before, position))),
    withdraw: held.filter(({ positionId }) => !kept.has(positionId)).map(({ positionId }) => positionId),
  };
}

/** The position that the HRIS speaks of: the open one, else the one that ended last; of several the one that began last. */
export function mainPosition<P extends Pick<HeldPosition, 'validFrom' | 'validTo'>>(held: readonly P[]): P | null {
  const end = ({ validTo }: P) => validTo ?? '9999';
  const [main] = held.toSorted((a, b) => compare(end(b), end(a)) || compare(b.validFrom, a.validFrom));
  return main ?? null;
}

function changePositions(
  known: readonly HeldPosition[],
  main: HeldPosition,
  place: Place,
  planned: PlannedPosition,
  day: Day,
): HeldPosition[] {
  const { action, validFrom, validTo } = planned;
  const others = known.filter((position) => position !== main);
  switch (action) {
    case 'keep':
      return [...known];
    case 'open':
    case 'move':
      return [...others, ...movePerson(main, place, validTo, day)];
    case 'close': {
      if (validTo === null) return [...known];
      // Somebody who left before their last position began keeps it for that one day: it is what the HRIS says of them.
      const ended = { ...main, validFrom: earlier(main.validFrom, validTo), validTo };
      const lastDay = main.validFrom > validTo ? addDays(validTo, -1) : validTo;
      const trimmed = others.flatMap((position) => endBy(position, lastDay));
      return [...trimmed, ...movePerson(ended, place, validTo, day)];
    }
    case 'reopen': {
      // An end that was announced and taken back: the person never left.
      if (validFrom === null && main.validTo !== null && main.validTo >= day.today) {
        return [...others, ...movePerson({ ...main, validTo }, place, validTo, day)];
      }
      const begun = beginPosition(place, planned, day);
      return [...known.flatMap((position) => endBy(position, addDays(begun.validFrom, -1))), begun];
    }
  }
}

function movePerson(main: HeldPosition, place: Place, validTo: string | null, day: Day): HeldPosition[] {
  if (isSamePlace(main, place)) return [main];
  const canBeginToday = main.validFrom < day.today && (validTo === null || validTo >= day.today);
  if (!canBeginToday) return [{ ...main, ...place }];
  const yesterday = addDays(day.today, -1);
  return [
    { ...main, validTo: main.validTo === null ? yesterday : earlier(main.validTo, yesterday) },
    { ...place, positionId: day.newId, validFrom: day.today, validTo },
  ];
}

function beginPosition(place: Place, { validFrom, validTo }: PlannedPosition, { today, newId }: Day): HeldPosition {
  const from = validFrom ?? (validTo === null ? today : earlier(today, validTo));
  return { ...place, positionId: newId, validFrom: from, validTo };
}

/** A position ends by a day at the latest; one that would begin after it is withdrawn. */
function endBy(position: HeldPosition, lastDay: string): HeldPosition[] {
  if (position.validFrom > lastDay) return [];
  return [position.validTo !== null && position.validTo <= lastDay ? position : { ...position, validTo: lastDay }];
}

function withHiringDay(position: HeldPosition, hired: Day['hired']): HeldPosition {
  if (hired === undefined || position.validFrom !== hired.old) return position;
  return position.validTo !== null && position.validTo < hired.new ? position : { ...position, validFrom: hired.new };
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.roleId === other.roleId && one.unitId === other.unitId && one.title === other.title && one.shift === other.shift;
}

function isSamePosition(one: HeldPosition, other: HeldPosition): boolean {
  return (
    one.positionId === other.positionId && isSamePlace(one, other) && one.validFrom === other.validFrom && one.validTo === other.validTo
  );
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
