import type { MoveLine } from '../../../../shared/contract/moves';
import { addDays } from '../../../../shared/domain/calendar';
import { moveOutcome } from '../../../../shared/domain/people/move';
import { standingOn, type StandingFacts } from '../../../../shared/domain/standing';
import { holdingTimeline } from '../../../../shared/domain/standing-timeline';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { siteFacts } from '../../db/sql/site';
import { withHeld } from '../../db/sql/standing-cascade';
import { factsFrom, standingFramework, standingRecords } from '../../db/sql/standing-facts';
import { levelCodes, subjectNames } from '../requirements/shown-exceptions';

/** A position that is not given yet. */
export interface PlannedPlace {
  readonly personId: string;
  readonly roleId: string;
  readonly unitId: string;
  readonly startsOn: string;
  readonly fromPositionId: string | null;
}

const planned = 'planned';

/**
 * What a place would ask of a person on a day, and what of it they bring along: their standing as it would be with the
 * position there beside those they keep. By the competencies' codes.
 */
export async function linesAtPlace(db: Reader, place: PlannedPlace, day: string): Promise<MoveLine[]> {
  const found: Array<{ readonly competencyId: string; readonly facts: StandingFacts }> = [];
  for (const { personId, competencyId, facts } of await factsWith(db, place)) {
    const asks = facts.lines.some(({ at, from, to }) => at === planned && from <= day && (to === null || to >= day));
    if (personId === place.personId && asks) found.push({ competencyId, facts });
  }
  const heads = await competencyHeads(
    db,
    found.map(({ competencyId }) => competencyId),
    day,
  );
  const codeOf = await levelCodes(db, day);
  const nameOf = await subjectNames(db, [place.personId], day);
  const lines = found.flatMap(({ competencyId, facts }): MoveLine[] => {
    const standing = standingOn(facts, day);
    const outcome = moveOutcome(standing);
    if (standing.required === null || outcome === null) return [];
    const { level: requiredLevel, isMandatory, lines: asking } = standing.required;
    const head = heads.get(competencyId);
    const code = (level: number): string => codeOf(head?.scaleId, level);
    const held = holdingTimeline(facts).find(({ from, until }) => from <= day && (until === null || until >= day));
    const origins = asking.map(({ origin, level }) => ({ ...origin, name: nameOf(origin.kind, origin.id), levelCode: code(level) }));
    return [
      {
        competencyId,
        code: head?.code ?? '',
        title: head?.title ?? competencyId,
        requiredLevel,
        requiredLevelCode: code(requiredLevel),
        isMandatory,
        heldLevel: standing.heldLevel,
        heldLevelCode: standing.heldLevel === null ? null : code(standing.heldLevel),
        heldUntil: standing.lastDay ?? held?.until ?? null,
        outcome,
        origins: [...new Map(origins.map((one) => [`${one.kind} ${one.id}`, one])).values()],
      },
    ];
  });
  return lines.toSorted((a, b) => a.code.localeCompare(b.code, 'en') || (a.competencyId < b.competencyId ? -1 : 1));
}

/** The person's facts with the planned position among theirs, and without the one that it takes the place of. */
async function factsWith(db: Reader, { personId, roleId, unitId, startsOn, fromPositionId }: PlannedPlace) {
  const framework = await standingFramework(db);
  const { positions, ...records } = await standingRecords(db, [personId], undefined, framework.asks);
  const kept = positions.map((position) =>
    position.positionId === fromPositionId && (position.validTo === null || position.validTo >= startsOn)
      ? { ...position, validTo: addDays(startsOn, -1) }
      : position,
  );
  const next = { positionId: planned, personId, roleId, unitId, validFrom: startsOn, validTo: null };
  const { expiringDays } = await siteFacts(db);
  return withHeld(db, factsFrom({ ...records, positions: [...kept.filter(isSome), next] }, framework, expiringDays), framework);
}

function isSome({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null }): boolean {
  return validTo === null || validFrom <= validTo;
}
