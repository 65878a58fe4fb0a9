import { namedPrerequisites } from '../../../../shared/domain/cascade';
import type { StandingFacts } from '../../../../shared/domain/standing';
import type { Reader } from '../schema';
import type { TermsByCompetency } from './competency-terms';
import { withHeld } from './standing-cascade';
import { factsFrom, standingFramework, standingRecords } from './standing-facts';

/**
 * What decides one person's standing in some competencies, required of them or not, from the records alone: what must be held
 * before is worked out as well, so that it can be asked of what was known once.
 */
export async function factsOfPerson(
  db: Reader,
  personId: string,
  competencyIds: readonly string[],
  expiringDays: number,
): Promise<ReadonlyMap<string, StandingFacts>> {
  if (competencyIds.length === 0) return new Map();
  let only = [...new Set(competencyIds)];
  for (;;) {
    const framework = await standingFramework(db, only, undefined, [personId]);
    const wider = [...new Set([...only, ...namedBy(framework.terms)])];
    if (wider.length > only.length) {
      only = wider;
      continue;
    }
    const records = await standingRecords(db, [personId], only, framework.asks);
    const asked = competencyIds.map((competencyId) => ({ personId, competencyId }));
    const entries = factsFrom(records, framework, expiringDays, asked);
    const filled = await withHeld(db, entries, { only: null, hasPrerequisites: framework.hasPrerequisites });
    return new Map(filled.filter((one) => one.personId === personId).map(({ competencyId, facts }) => [competencyId, facts]));
  }
}

/** The competencies that anything in these terms names as what must be held before. */
function namedBy({ everywhere, underPilots }: TermsByCompetency): string[] {
  return [
    ...[...everywhere.values()].flatMap(namedPrerequisites),
    ...[...underPilots.values()].flatMap(({ versions }) => versions.flatMap(namedPrerequisites)),
  ];
}
