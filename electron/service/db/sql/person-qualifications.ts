import type { HoldingRow } from '../core-schema';
import { versionOf } from './assessment-events';
import type { Reader } from '../schema';

export interface HeldRow extends HoldingRow {
  readonly performedOn: string;
  readonly kind: string;
  readonly place: string;
  readonly contentDigest: string;
  readonly assessor: string;
  readonly version: number;
}

/** The levels that a person holds on a day, each with the assessment that it rests on. */
export async function heldOn(db: Reader, personId: string, day: string): Promise<HeldRow[]> {
  const rows = await db
    .selectFrom('holding as h')
    .innerJoin('assessment as a', 'a.assessmentId', 'h.assessmentId')
    .leftJoin('user_account as u', (join) => join.onRef('u.userId', '=', 'a.assessorUserId').on('u.recordedTo', 'is', null))
    .selectAll('h')
    .select(versionOf.as('version'))
    .select(['a.performedOn', 'a.kind', 'a.place', 'a.contentDigest', 'u.printedName as assessor'])
    .where('h.personId', '=', personId)
    .where('h.fromDate', '<=', day)
    .where((eb) => eb.or([eb('h.untilDate', 'is', null), eb('h.untilDate', '>=', day)]))
    .orderBy('h.competencyId')
    .orderBy('h.level', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, assessor: row.assessor ?? '' }));
}
