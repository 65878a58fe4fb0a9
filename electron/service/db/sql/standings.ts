import { sql } from 'kysely';
import { readyUntil } from '../../../../shared/domain/lapse';
import {
  holdingTimeline,
  standingTimeline,
  type AssessedFact,
  type RequirementLine,
  type StandingFacts,
} from '../../../../shared/domain/standing';
import type { HoldingRow, StandingRow } from '../core-schema';
import { insertRows } from '../insert-rows';
import { listed, prepared, type Given } from '../prepared-query';
import type { Reader, Tx } from '../schema';

const peoplePerBatch = 500;

/**
 * Derives holdings and standings anew from the records, for some people or for all, in the transaction of what changed.
 * They already hold the known future: expiries, ends of positions and of requirements. `only` narrows it to one
 * competency where nothing else can have changed.
 */
export async function deriveStandings(
  tx: Tx,
  personIds: readonly string[] | 'all',
  expiringDays: number,
  only?: { readonly competencyId: string },
): Promise<void> {
  for await (const { people, holdings, standings } of derivedRows(tx, personIds, expiringDays, only)) {
    const personIdList = JSON.stringify(people);
    for (const table of ['holding', 'standing'] as const) {
      if (only === undefined) await deletionOf[table].all(tx, { personIds: personIdList });
      else await deletionOf[table].inOne(tx, { personIds: personIdList, competencyId: only.competencyId });
    }
    await insertRows(tx, 'holding', holdings);
    await insertRows(tx, 'standing', standings);
  }
}

type People = { readonly personIds: string };
type PeopleInOne = People & { readonly competencyId: string };

const deletion = (table: 'holding' | 'standing') => ({
  all: prepared((db, given: Given<People>) => db.deleteFrom(table).where('personId', 'in', listed(given('personIds')))),
  inOne: prepared((db, given: Given<PeopleInOne>) =>
    db
      .deleteFrom(table)
      .where('personId', 'in', listed(given('personIds')))
      .where('competencyId', '=', given('competencyId')),
  ),
});
const deletionOf = { holding: deletion('holding'), standing: deletion('standing') };

/** What the records amount to, a batch of people at a time, without writing it. */
export async function* derivedRows(
  db: Reader,
  personIds: readonly string[] | 'all',
  expiringDays: number,
  only?: { readonly competencyId: string },
): AsyncGenerator<{ readonly people: readonly string[]; readonly holdings: HoldingRow[]; readonly standings: StandingRow[] }, void> {
  const ids =
    personIds === 'all'
      ? (await db.selectFrom('person').select('personId').where('recordedTo', 'is', null).execute()).map((row) => row.personId)
      : [...new Set(personIds)];
  const framework = await loadFramework(db, only?.competencyId);
  for (let start = 0; start < ids.length; start += peoplePerBatch) {
    const batch = ids.slice(start, start + peoplePerBatch);
    const holdings: HoldingRow[] = [];
    const standings: StandingRow[] = [];
    for (const { personId, competencyId, facts } of await factsOf(db, batch, framework, expiringDays, only?.competencyId)) {
      for (const { from, until, level, assessmentId } of holdingTimeline(facts)) {
        holdings.push({ personId, competencyId, fromDate: from, untilDate: until, level, assessmentId });
      }
      const segments = standingTimeline(facts);
      const readyUntilOf = readyUntil(segments);
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
        });
      }
    }
    yield { people: batch, holdings, standings };
  }
}

/** What decides one person's standing in one competency: the same facts the derived tables are made from. */
export async function standingFacts(
  db: Reader,
  personId: string,
  competencyId: string,
  expiringDays: number,
): Promise<StandingFacts | null> {
  const framework = await loadFramework(db, competencyId);
  const [only] = await factsOf(db, [personId], framework, expiringDays, competencyId);
  return only?.facts ?? null;
}

interface Framework {
  readonly linesByRole: ReadonlyMap<string, ReadonlyArray<{ readonly competencyId: string; readonly line: RequirementLine }>>;
  readonly validityByCompetency: ReadonlyMap<string, number | null>;
}

async function loadFramework(db: Reader, only: string | undefined): Promise<Framework> {
  const rows = only === undefined ? await allLines(db).execute() : await linesInOne(db, { competencyId: only });
  const linesByRole = new Map<string, Array<{ competencyId: string; line: RequirementLine }>>();
  for (const { requirementId, roleId, competencyId, level, validityMonths, isMandatory, validFrom, validTo } of rows) {
    const line = { requirementId, roleId, level, validityMonths, isMandatory: isMandatory === 1, from: validFrom, to: validTo };
    const lines = linesByRole.get(roleId) ?? [];
    lines.push({ competencyId, line });
    linesByRole.set(roleId, lines);
  }
  const competencies = only === undefined ? await allValidities(db).execute() : await validityOfOne(db, { competencyId: only });
  return { linesByRole, validityByCompetency: new Map(competencies.map((row) => [row.competencyId, row.validityMonths])) };
}

const allLines = (db: Reader) =>
  db
    .selectFrom('requirement')
    .select(['requirementId', 'roleId', 'competencyId', 'level', 'validityMonths', 'isMandatory', 'validFrom', 'validTo'])
    .where('recordedTo', 'is', null);
const linesInOne = prepared((db, given: Given<{ competencyId: string }>) => allLines(db).where('competencyId', '=', given('competencyId')));

const allValidities = (db: Reader) =>
  db.selectFrom('competency').select(['competencyId', 'validityMonths']).where('recordedTo', 'is', null);
const validityOfOne = prepared((db, given: Given<{ competencyId: string }>) =>
  allValidities(db).where('competencyId', '=', given('competencyId')),
);

interface PersonCompetency {
  readonly personId: string;
  readonly competencyId: string;
  readonly facts: StandingFacts;
}

async function factsOf(
  db: Reader,
  personIds: readonly string[],
  framework: Framework,
  expiringDays: number,
  only: string | undefined,
): Promise<PersonCompetency[]> {
  const people = { personIds: JSON.stringify(personIds) };
  const positions = await positionsOf(db, people);
  const assessments = only === undefined ? await assessmentsOf(db, people) : await assessmentsInOne(db, { ...people, competencyId: only });
  const found = new Map<string, { personId: string; competencyId: string; lines: RequirementLine[]; assessments: AssessedFact[] }>();
  const entryOf = (personId: string, competencyId: string) => {
    const key = `${personId} ${competencyId}`;
    const entry = found.get(key) ?? { personId, competencyId, lines: [], assessments: [] };
    found.set(key, entry);
    return entry;
  };
  for (const position of positions) {
    for (const { competencyId, line } of framework.linesByRole.get(position.roleId) ?? []) {
      const from = line.from > position.validFrom ? line.from : position.validFrom;
      const to = earlier(line.to, position.validTo);
      if (to === null || from <= to) entryOf(position.personId, competencyId).lines.push({ ...line, from, to });
    }
  }
  for (const { personId, competencyId, entryNumber, ...fact } of assessments) {
    entryOf(personId, competencyId).assessments.push({ ...fact, order: entryNumber });
  }
  return [...found.values()].map(({ personId, competencyId, lines, assessments: facts }) => ({
    personId,
    competencyId,
    facts: { lines, assessments: facts, validityMonths: framework.validityByCompetency.get(competencyId) ?? null, expiringDays },
  }));
}

const positionsOf = prepared((db, given: Given<People>) =>
  db
    .selectFrom('position')
    .select(['personId', 'roleId', 'validFrom', 'validTo'])
    .where('recordedTo', 'is', null)
    .where('personId', 'in', listed(given('personIds'))),
);

const allAssessments = (db: Reader, given: Given<People>) =>
  db
    .selectFrom('assessment')
    .select(['assessmentId', 'personId', 'competencyId', 'level', 'outcome', 'performedOn', 'entryNumber'])
    .where('personId', 'in', listed(given('personIds')));
const assessmentsOf = prepared(allAssessments);
const assessmentsInOne = prepared((db, given: Given<PeopleInOne>) =>
  allAssessments(db, given).where('competencyId', '=', given('competencyId')),
);

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The standing rows that hold on a day, for joining: `fromDate <= day` and not yet over. */
export const holdsOn = (day: string) =>
  sql<boolean>`standing.fromDate <= ${day} AND (standing.untilDate IS NULL OR standing.untilDate >= ${day})`;
