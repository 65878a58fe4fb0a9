import { sql } from 'kysely';
import { dueOn, readyUntil } from '../../../../shared/domain/lapse';
import { assessorsBehind } from '../../../../shared/domain/assessors-behind';
import { bothTimelines, causeId } from '../../../../shared/domain/standing-timeline';
import type { HoldingRow, StandingRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader, Tx } from '../schema';
import { giveTurn, isTurnDue } from '../take-turns';
import { mergedPeople, withMerged } from './merged-people';
import { withThoseRestingOn } from './resting-competencies';
import { withHeld } from './standing-cascade';
import { replaceStandings } from './standing-history';
import { factsFrom, standingFramework, standingRecords } from './standing-facts';

const peoplePerBatch = 500;

/**
 * Derives holdings and standings anew from the records, for some people or for all, in the transaction of what changed.
 * They already hold the known future: expiries, ends of positions and of requirements. `changed` narrows it to some
 * competencies where nothing else can have changed but what rests on them, which is derived with them.
 */
export async function deriveStandings(
  tx: Tx,
  personIds: readonly string[] | 'all',
  expiringDays: number,
  changed?: readonly string[],
  tell: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const only = changed === undefined ? undefined : await withThoseRestingOn(tx, changed);
  let done = 0;
  for await (const { people, total, holdings, standings } of derivedRows(tx, personIds, expiringDays, only)) {
    tell(done, total);
    done += people.length;
    const personIdList = JSON.stringify(people);
    const [personId, competencyId] = [people[0], only?.[0]];
    const isOfOne = personId !== undefined && people.length === 1 && competencyId !== undefined && only?.length === 1;
    if (isOfOne) await deletion.ofOne(tx, { personId, competencyId });
    else if (only === undefined) await deletion.all(tx, { personIds: personIdList });
    else await deletion.inSome(tx, { personIds: personIdList, competencyIds: JSON.stringify(only) });
    await insertRows(tx, 'holding', holdings);
    await replaceStandings(tx, people, only, standings);
  }
}

type People = { readonly personIds: string };
type PeopleInSome = People & { readonly competencyIds: string };

const deletion = {
  ofOne: prepared((db, given: Given<{ personId: string; competencyId: string }>) =>
    db.deleteFrom('holding').where('personId', '=', given('personId')).where('competencyId', '=', given('competencyId')),
  ),
  all: prepared((db, given: Given<People>) => db.deleteFrom('holding').where('personId', 'in', listed(given('personIds')))),
  inSome: prepared((db, given: Given<PeopleInSome>) =>
    db
      .deleteFrom('holding')
      .where('personId', 'in', listed(given('personIds')))
      .where('competencyId', 'in', listed(given('competencyIds'))),
  ),
};

interface DerivedRows {
  readonly people: readonly string[];
  /** How many people there are in all batches. */
  readonly total: number;
  readonly holdings: HoldingRow[];
  readonly standings: StandingRow[];
}

/** What the records amount to, a batch of people at a time, without writing it. */
export async function* derivedRows(
  db: Reader,
  personIds: readonly string[] | 'all',
  expiringDays: number,
  only?: readonly string[],
): AsyncGenerator<DerivedRows, void> {
  const ids =
    personIds === 'all'
      ? (await db.selectFrom('person').select('personId').where('recordedTo', 'is', null).execute()).map((row) => row.personId)
      : [...new Set([...personIds, ...withMerged(personIds, await mergedPeople(db))])];
  const framework = await standingFramework(db, only, undefined, ids.length <= peoplePerBatch ? ids : undefined);
  for (let start = 0; start < ids.length; start += peoplePerBatch) {
    const batch = ids.slice(start, start + peoplePerBatch);
    const holdings: HoldingRow[] = [];
    const standings: StandingRow[] = [];
    const records = await standingRecords(db, batch, only, framework.asks);
    for (const { personId, competencyId, facts } of await withHeld(db, factsFrom(records, framework, expiringDays), framework)) {
      if (ids.length > 1 && isTurnDue()) await giveTurn();
      const { standings: segments, holdings: held } = bothTimelines(facts);
      for (const { from, until, level, assessmentId } of held) {
        holdings.push({ personId, competencyId, fromDate: from, untilDate: until, level, assessmentId });
      }
      const performedOn = new Map(facts.assessments.map((one) => [one.assessmentId, one.performedOn]));
      const readyUntilOf = readyUntil(segments);
      const dueOnOf = dueOn(segments, readyUntilOf);
      for (const [index, segment] of segments.entries()) {
        if (segment.required === null) continue;
        standings.push({
          personId,
          competencyId,
          fromDate: segment.from,
          untilDate: segment.until,
          requiredLevel: segment.required.level,
          heldLevel: segment.heldLevel,
          isMandatory: segment.required.isMandatory ? 1 : 0,
          state: segment.state,
          readyUntil: readyUntilOf[index] ?? null,
          assessmentId: segment.assessmentId,
          causeKind: segment.cause?.kind ?? null,
          causeId: causeId(segment.cause),
          performedOn: segment.assessmentId === null ? null : (performedOn.get(segment.assessmentId) ?? null),
          assessors: assessorsBehind(facts, segment),
          dueOn: dueOnOf[index] ?? null,
        });
      }
    }
    yield { people: batch, total: ids.length, holdings, standings };
  }
}

/** The standing rows that hold on a day, for joining: `fromDate <= day` and not yet over. */
export const holdsOn = (day: string) =>
  sql<boolean>`standing.fromDate <= ${day} AND (standing.untilDate IS NULL OR standing.untilDate >= ${day})`;
