import type { DryRun, IntakePlan, IntakeRejects, IntakeWrites } from './intake-plan';

/** Rows as JSON, some hundred to a part, in memory that threads share. */
type PackedRows = readonly Uint8Array[];

export type PackedWrites = { readonly [K in keyof IntakeWrites]: PackedRows };

/**
 * A plan as the session keeps it. Whoever takes it over from the thread that made it copies nothing, and reads no more of it at a
 * time than a part: as objects, the rows of a first file would hold up everybody for seconds.
 */
export type PackedPlan = {
  readonly writes: PackedWrites;
  /** How many records are written. */
  readonly records: number;
  readonly rejects: PackedRows;
  readonly dryRun: DryRun;
};

const rowsInPart = 500;

export function packPlan({ writes, rejects, dryRun }: IntakePlan): PackedPlan {
  return {
    dryRun,
    records: Object.values(writes).reduce((sum, { length }) => sum + length, 0) - writes.movedPeople.length,
    rejects: packed(rejects),
    writes: {
      units: packed(writes.units),
      roles: packed(writes.roles),
      persons: packed(writes.persons),
      employments: packed(writes.employments),
      positions: packed(writes.positions),
      identifiers: packed(writes.identifiers),
      corrections: packed(writes.corrections),
      cases: packed(writes.cases),
      sourceRecords: packed(writes.sourceRecords),
      endedPositions: packed(writes.endedPositions),
      endedSourceKeys: packed(writes.endedSourceKeys),
      movedPeople: packed(writes.movedPeople),
    },
  };
}

/** What a plan writes of one kind, part by part. */
export function* partsOf<K extends keyof IntakeWrites>(writes: PackedWrites, kind: K): Generator<IntakeWrites[K], void> {
  for (const part of writes[kind]) {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- nothing but packPlan makes parts
    const rows: IntakeWrites[K] = JSON.parse(textOf(part));
    yield rows;
  }
}

/** All of one kind at once, of what is short. */
export function* each<K extends keyof IntakeWrites>(writes: PackedWrites, kind: K): Generator<IntakeWrites[K][number], void> {
  for (const part of partsOf(writes, kind)) yield* part;
}

export function rejectsOf({ rejects }: PackedPlan): IntakeRejects {
  return rejects.flatMap((part) => {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- nothing but packPlan makes parts
    const some: IntakeRejects = JSON.parse(textOf(part));
    return some;
  });
}

function packed(rows: readonly unknown[]): PackedRows {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += rowsInPart) {
    const bytes = Buffer.from(JSON.stringify(rows.slice(at, at + rowsInPart)), 'utf8');
    const part = new Uint8Array(new SharedArrayBuffer(bytes.length));
    part.set(bytes);
    parts.push(part);
  }
  return parts;
}

const textOf = (part: Uint8Array): string => Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8');
