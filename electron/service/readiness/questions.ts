import { bucketCount, type Measure } from './measures';

/** What is asked of the engine. Ids that nobody knows match nothing. */
export interface Question {
  readonly days: readonly string[];
  /** As known when this was the newest entry of the log; null: as known now. */
  readonly knownAt: number | null;
  /** Only positions in these units; null: in any. */
  readonly unitIds: readonly string[] | null;
  /** Whom the asker may see: positions in these units and this person's own; null: everybody's. */
  readonly seen: { readonly unitIds: readonly string[]; readonly ownPersonId: string | null } | null;
  readonly roleId: string | null;
  readonly mandatoryOnly: boolean;
  readonly measure: Measure;
  /** What people are grouped by. With `branch`, units that `branchOf` does not name are left out. */
  readonly by: 'unit' | 'role' | 'branch' | 'all';
  readonly branchOf: Readonly<Record<string, string>> | null;
}

/** How many people of a group fall into which bucket with a competency: each counts once per group. */
export interface CountedCell {
  readonly groupId: string;
  readonly competencyId: string;
  readonly counts: readonly number[];
}

/** A day as it comes from where it was counted: a site has a hundred thousand cells. */
export interface CountedDay {
  readonly day: string;
  readonly groupIds: readonly string[];
  readonly competencyIds: readonly string[];
  /** Of each cell its group, its competency, and how many fall into each bucket. */
  readonly cells: Int32Array<ArrayBuffer>;
  /** Each person and competency once, by bucket. */
  readonly once: readonly number[];
  /** People with a position that matches. */
  readonly people: number;
}

/** Numbers that a cell takes. */
export const cellWidth = 2 + bucketCount;

/** The cells of a day one by one. */
export function* cellsIn({ groupIds, competencyIds, cells }: CountedDay): Generator<CountedCell> {
  for (let at = 0; at < cells.length; at += cellWidth) {
    yield {
      groupId: groupIds[cells[at] ?? 0] ?? '',
      competencyId: competencyIds[cells[at + 1] ?? 0] ?? '',
      counts: [...cells.subarray(at + 2, at + cellWidth)],
    };
  }
}
