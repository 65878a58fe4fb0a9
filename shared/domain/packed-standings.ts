import { standingStates, type StandingState } from './state';

/** The standings of many people, person by person, in any order within one: six bytes each. */
export interface PackedStandings {
  /** Where each person's standings begin; one more than there are people. */
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  /** Bits 0–3 the state's place in the enumeration, 4–7 the required level, 8–11 the held level + 1 or 0, 12 whether it is mandatory. */
  readonly looks: Uint16Array;
  /** Last day on which the person is ready, where it is known that the next day they will not be: days since 1970-01-01; else 0. */
  readonly lastDays: Uint16Array;
}

/** The same with only the columns in which anybody stands, which are counted anew; `used` are their places before. */
export function withoutUnused(
  packed: PackedStandings,
  columns: number,
): { readonly packed: PackedStandings; readonly used: readonly number[] } {
  const isUsed = new Uint8Array(columns);
  for (const column of packed.columns) isUsed[column] = 1;
  const used = Array.from({ length: columns }, (_, column) => column).filter((column) => isUsed[column] === 1);
  const placeOf = new Uint16Array(columns);
  for (const [place, column] of used.entries()) placeOf[column] = place;
  return { packed: { ...packed, columns: packed.columns.map((column) => placeOf[column] ?? 0) }, used };
}

const DAY_MS = 86_400_000;

/** How a standing looks, in sixteen bits: those of `looks`. */
export function lookOf(state: StandingState, requiredLevel: number, heldLevel: number | null, isMandatory: boolean): number {
  return standingStates.indexOf(state) | (requiredLevel << 4) | (((heldLevel ?? -1) + 1) << 8) | (isMandatory ? 4096 : 0);
}

export const stateInLook = (look: number): StandingState => standingStates[look & 15] ?? 'notRequired';
export const requiredInLook = (look: number): number => (look >> 4) & 15;
/** The level that is held; null: none. */
export function heldInLook(look: number): number | null {
  const held = (look >> 8) & 15;
  return held === 0 ? null : held - 1;
}
export const isMandatoryInLook = (look: number): boolean => (look & 4096) !== 0;

/** The date of a day that is counted from 1970-01-01; null: 0, which stands for none. */
export function dateOfDayNumber(day: number): string | null {
  return day === 0 ? null : new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** One run of bytes, as it is sent. Both ends are of one computer, so that the order of bytes is the same. */
export function packedBytes({ starts, columns, looks, lastDays }: PackedStandings): Uint8Array<ArrayBuffer> {
  const parts = [Uint32Array.of(starts.length), starts, columns, looks, lastDays];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Reads what packedBytes wrote; throws a RangeError where the lengths do not agree. */
export function unpackedBytes(buffer: ArrayBuffer): PackedStandings {
  const length = new Uint32Array(buffer, 0, 1)[0] ?? 0;
  const starts = new Uint32Array(buffer, 4, length);
  const count = starts.at(-1) ?? 0;
  const begin = 4 + 4 * length;
  if (buffer.byteLength !== begin + 6 * count) throw new RangeError('these are not packed standings');
  const part = (nth: number): Uint16Array => new Uint16Array(buffer, begin + nth * 2 * count, count);
  return { starts, columns: part(0), looks: part(1), lastDays: part(2) };
}
