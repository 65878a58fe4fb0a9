import { factsOn, standingOn, type StandingFacts } from '../../../../shared/domain/standing';
import { mergedPeople, withMerged } from '../../db/sql/merged-people';
import { peopleConcernedBy } from '../../db/sql/qualification-events';
import { siteFacts } from '../../db/sql/site';
import { withHeld } from '../../db/sql/standing-cascade';
import { factsFrom, standingFramework, standingRecords } from '../../db/sql/standing-facts';
import type { Reader } from '../../db/schema';
import { giveTurn, isTurnDue } from '../../db/take-turns';
import type { PlannedEvent } from './planned-event';

/** A level that somebody holds without an event and not with it. */
export interface Ended {
  readonly personId: string;
  readonly competencyId: string;
  readonly heldLevel: number;
  readonly leftLevel: number | null;
}

const peoplePerBatch = 500;

/** What an event would end or lower on a day, from the facts without it and with it. */
export async function endedBy(db: Reader, { event, competencyIds }: PlannedEvent, day: string): Promise<Ended[]> {
  const concerned = withMerged(await peopleConcernedBy(db, event, competencyIds), await mergedPeople(db));
  const framework = await standingFramework(db, competencyIds);
  const { expiringDays } = await siteFacts(db);
  const ended: Ended[] = [];
  for (let start = 0; start < concerned.length; start += peoplePerBatch) {
    const records = await standingRecords(db, concerned.slice(start, start + peoplePerBatch), competencyIds, framework.asks);
    for (const { personId, competencyId, facts } of await withHeld(db, factsFrom(records, framework, expiringDays), framework)) {
      if (isTurnDue()) await giveTurn();
      if (!competencyIds.includes(competencyId) || !namesKind(facts, event.kind, day)) continue;
      const heldLevel = standingOn(facts, day).heldLevel;
      if (heldLevel === null) continue;
      const events = [...(facts.events ?? []), { kind: event.kind, on: event.happenedOn }];
      const leftLevel = standingOn({ ...facts, events }, day).heldLevel;
      if (leftLevel !== heldLevel) ended.push({ personId, competencyId, heldLevel, leftLevel });
    }
  }
  return ended;
}

function namesKind(facts: StandingFacts, kind: string, day: string): boolean {
  return (factsOn(facts, day).validity?.rules ?? []).some(({ rule }) => rule.kind === 'event' && rule.events.includes(kind));
}
