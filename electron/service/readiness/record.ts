import type { Buckets } from './measures';
import { emptyPositions, placementsOn, type Placements, type Positions } from './placements';
import { bytesOf, emptyTimelines, type Timelines } from './timelines';

/** What the engine knows of a record: every standing and position, in numbers, as of one entry of the log. */
export interface ReadinessRecord {
  /** The newest entry that is in it. */
  entry: number;
  /** Numbered by unit as they are read, so that the rows of one unit's people lie near each other. */
  people: Names;
  readonly competencies: Names;
  readonly units: Names;
  readonly roles: Names;
  /** Those who judged, together: of each standing one name, which is all of theirs. */
  readonly assessors: Names;
  known: Timelines;
  /** What was known once and is no more; read when it is first asked for. */
  past: Timelines | null;
  positions: Positions;
  /** Of each unit the competencies that anybody has rows of who was ever placed there. */
  competenciesOf: CompetenciesOfUnit[];
  placements: Map<string, Placements>;
  readonly slices: Slices;
  /** How many people have changed since the columns were put into their file. */
  unpacked: number;
}

export interface CompetenciesOfUnit {
  /** 1 for each that is among them. */
  readonly isIn: Uint8Array;
  /** The same in order; null until they are asked for. */
  listed: Int32Array | null;
}

/** Numbers in the place of ids, in the order in which they came up. */
export interface Names {
  readonly ids: string[];
  readonly numbers: Map<string, number>;
}

/** The rows that hold on one day, person by person: where each person's lie in all keys. */
export interface Slice {
  readonly day: number;
  readonly knownAt: number | null;
  used: number;
  start: Int32Array;
  end: Int32Array;
  readonly keys: Map<string, Keys>;
}

/** Where each row of a slice is counted by a measure: (its competency + 1) × buckets + bucket, twice, and 1 where it is mandatory. */
export interface Keys {
  readonly buckets: Buckets;
  readonly values: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
}

export type Slices = Map<string, Slice>;

export function emptyRecord(): ReadinessRecord {
  return {
    entry: 0,
    people: emptyNames(),
    competencies: emptyNames(),
    units: emptyNames(),
    roles: emptyNames(),
    assessors: emptyNames(),
    known: emptyTimelines(false),
    past: null,
    positions: emptyPositions(),
    competenciesOf: [],
    placements: new Map(),
    slices: new Map(),
    unpacked: 0,
  };
}

/** Bytes of all columns, those of the days at hand included. */
export function memoryOf({ known, past, slices, positions }: ReadinessRecord): number {
  let bytes = bytesOf(known) + (past === null ? 0 : bytesOf(past));
  for (const column of Object.values<{ readonly byteLength: number }>({ ...positions.columns })) bytes += column.byteLength;
  for (const { start, end, keys } of slices.values()) {
    bytes += start.byteLength + end.byteLength;
    for (const { values } of keys.values()) bytes += values.byteLength;
  }
  return bytes;
}

/** The placements of a day, worked out once. */
export function placed(record: ReadinessRecord, day: number, knownAt: number | null): Placements {
  const key = `${day} ${knownAt ?? ''}`;
  const found = record.placements.get(key);
  if (found !== undefined) return found;
  const placements = placementsOn(record.positions, record.units.ids.length, day, knownAt);
  if (record.placements.size >= 24) record.placements.clear();
  record.placements.set(key, placements);
  return placements;
}

export function numberOf({ ids, numbers }: Names, id: string): number {
  const found = numbers.get(id);
  if (found !== undefined) return found;
  numbers.set(id, ids.length);
  return ids.push(id) - 1;
}

/** The number under which the columns have who judged; 0: nobody is known, and nobody is told apart who does not fit into the column. */
export function assessorsNumber({ assessors }: Pick<ReadinessRecord, 'assessors'>, names: string | null): number {
  if (names === null || names === '') return 0;
  const known = assessors.numbers.get(names);
  if (known === undefined && assessors.ids.length >= mostAssessors) return 0;
  return (known ?? numberOf(assessors, names)) + 1;
}

const mostAssessors = 0xffff;

export const emptyNames = (): Names => ({ ids: [], numbers: new Map() });
