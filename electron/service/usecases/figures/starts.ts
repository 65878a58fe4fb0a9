import { daysBetween } from '../../../../shared/domain/calendar';
import { firstFullDay, isLargeEnough } from '../../../../shared/domain/dashboard-figures';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { mandatoryStretches, startsOf, type StartRow } from '../../db/sql/dashboard';
import type { Looked } from '../../db/sql/placed';
import type { Reader } from '../../db/schema';

export interface Start {
  readonly row: StartRow;
  /** From the first day of the position to the first full qualification; null: not there yet. */
  readonly days: number | null;
}

export interface Starts {
  readonly starts: readonly Start[];
  /** Whether so many people are behind it that nobody is singled out. */
  readonly isTold: boolean;
  readonly minimumGroup: number;
}

/** Who began in a role within some days up to the day, and how long each took to be fully qualified. */
export async function startsWithin(db: Reader, looked: Looked, within: number): Promise<Starts> {
  const rows = await startsOf(db, looked, within);
  const stretches = await mandatoryStretches(
    db,
    rows.map(({ personId }) => personId),
    looked.day,
  );
  const starts = rows.map((row): Start => {
    const full = firstFullDay(stretches.get(row.personId) ?? [], row.onDate, looked.day);
    return { row, days: full === null ? null : daysBetween(row.onDate, full) };
  });
  const { minimumGroup } = await assessmentPolicyOn(db);
  const ofAll = await startsOf(db, { ...looked, unitIds: null, roleId: null }, within);
  const isTold = isLargeEnough(peopleIn(rows), peopleIn(ofAll), minimumGroup);
  return { starts, isTold, minimumGroup };
}

const peopleIn = (rows: readonly StartRow[]): number => new Set(rows.map(({ personId }) => personId)).size;
