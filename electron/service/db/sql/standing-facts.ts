import { sql } from 'kysely';
import { contents } from '../../../../shared/contract/framework-item';
import type { AssessedFact, RequirementLine, StandingFacts } from '../../../../shared/domain/standing';
import { termsUnderPilots, type PilotStay } from '../../../../shared/domain/framework/pilot-terms';
import { rankOf, type OverrideFact } from '../../../../shared/domain/requirement-override';
import type { UnitPlaces } from '../../../../shared/domain/unit-chain';
import type { PositionRow } from '../core-schema';
import type { FrameworkItemRow } from '../framework-schema';
import { ofSome } from '../prepared-query';
import type { Reader } from '../schema';
import { competencyTerms, type TermsByCompetency } from './competency-terms';
import { besideResults, ruledBy, type AskedRecords } from './beside-results';
import { countingAssessments, type CountingAssessment } from './counting-assessments';
import { eventFactsOf, type EventOf } from './event-facts';
import { exceptionFactsOf, type ExceptionOf } from './exception-facts';
import { isOneOf, itemOfRow } from './framework-items';
import { mergedPeople, withMerged } from './merged-people';
import { overridesBySubject, type OverridesBySubject } from './overrides';
import { pilotUnits, type PilotUnits } from './pilots';
import { atPlace, commonDays, overridesOf, type AtPlace } from './place-lines';
import { performedTasks, tasksKeepingCurrent, type PerformedTask, type TasksOfCompetency } from './practice';
import { requirementVersions, requirementVersionsOf, type RequirementVersionRow } from './requirements';
import { withHeld } from './standing-cascade';
import { trainingFactsOf, type TrainingOf } from './training-facts';
import { unitPlaces } from './unit-places';

/** What decides one person's standing in one competency: the same facts the derived tables are made from. */
export async function standingFacts(
  db: Reader,
  personId: string,
  competencyId: string,
  expiringDays: number,
): Promise<StandingFacts | null> {
  const framework = await standingFramework(db, [competencyId], undefined, [personId]);
  const entries = factsFrom(await standingRecords(db, [personId], [competencyId], framework.asks), framework, expiringDays);
  const [only] = await withHeld(db, entries, framework);
  return only?.facts ?? null;
}

/** What a revision would write, laid over what there is: to see what it would do without doing it. */
export interface Overlay {
  readonly rows: readonly FrameworkItemRow[];
  /** Units in which a revision takes effect first, by its id. */
  readonly pilots: PilotUnits;
}

/** What of a requirement's version standings follow from. */
export type RequiredVersion = Omit<RequirementVersionRow, 'evidenceMix'> & Pick<RequirementLine, 'mix'>;

/** Everything of the framework that standings follow from. */
export interface StandingFramework {
  /** The competencies that it is narrowed to; null: it holds them all. */
  readonly only: ReadonlySet<string> | null;
  /** The versions of each requirement, by each role or unit that any of them concerns. */
  readonly requirementsBySubject: ReadonlyMap<string, readonly (readonly RequiredVersion[])[]>;
  readonly terms: TermsByCompetency;
  readonly pilots: PilotUnits;
  /** Signed exceptions to what is required. */
  readonly overrides: OverridesBySubject;
  /** Where units lie on each day; empty where that makes no difference. */
  readonly places: UnitPlaces;
  /** The tasks of the competencies that work keeps current. */
  readonly tasks: ReadonlyMap<string, TasksOfCompetency>;
  /** What of the records its rules ask for beside results. */
  readonly asks: AskedRecords;
  /** Whether anything must be held before anything else. */
  readonly hasPrerequisites: boolean;
  /** What positions bring with them, by role and unit: worked out once for everybody who shares both. */
  readonly linesByPlace: Map<string, AtPlace>;
}

/** `people` are those it is for, where they are few: then no more of the tree is read than they are in. */
export async function standingFramework(
  db: Reader,
  only?: readonly string[],
  overlay?: Overlay,
  people?: readonly string[],
): Promise<StandingFramework> {
  const versions = await versionsWith(db, only, overlay);
  const requirementsBySubject = new Map<string, Array<readonly RequiredVersion[]>>();
  const byItem = new Map<string, RequiredVersion[]>();
  for (const version of versions) if (byItem.get(version.itemId)?.push(version) === undefined) byItem.set(version.itemId, [version]);
  for (const item of byItem.values()) {
    for (const subjectId of new Set(item.map((version) => version.subjectId))) {
      const known = requirementsBySubject.get(subjectId) ?? [];
      known.push(item);
      requirementsBySubject.set(subjectId, known);
    }
  }
  const hasUnits = versions.some(({ subject }) => subject === 'unit');
  const terms = await competencyTerms(db, only, overlay?.rows);
  const hasPilots = terms.underPilots.size > 0 || versions.some(({ pilotOf }) => pilotOf !== '');
  const overrides = await overridesBySubject(db, only);
  const ruled = ruledBy(terms);
  const tasks = await tasksKeepingCurrent(db, ruled.current, overlay?.rows);
  return {
    only: only === undefined ? null : new Set(only),
    requirementsBySubject,
    terms,
    pilots: hasPilots ? new Map([...(await pilotUnits(db)), ...(overlay?.pilots ?? [])]) : new Map(),
    overrides,
    places: hasUnits || hasPilots || overrides.hasUnits ? await unitPlaces(db, people) : new Map(),
    tasks,
    asks: {
      taskIds: [...new Set([...tasks.values()].flatMap(({ links }) => links.map(({ taskId }) => taskId)))],
      hasEvents: ruled.hasEvents,
    },
    hasPrerequisites: ruled.hasPrerequisites,
    linesByPlace: new Map(),
  };
}

/** Every version of the requirements that ever concern the competencies: one that went over to another ends here on its day. */
async function versionsWith(db: Reader, only: readonly string[] | undefined, overlay: Overlay | undefined): Promise<RequiredVersion[]> {
  const over = (overlay?.rows ?? []).flatMap(requirementOfRow);
  if (over.length === 0)
    return (await (only === undefined ? requirementVersions(db) : requirementVersionsOf(db, only))).map(requiredVersion);
  const wanted =
    only === undefined
      ? sql`1`
      : sql`i.itemId IN (
          SELECT r.itemId FROM framework_item r WHERE r.kind = 'requirement' AND r.recordedTo IS NULL AND ${isOneOf('r.toId', only)}
          UNION ALL SELECT value FROM json_each(${JSON.stringify(over.map(({ itemId }) => itemId))}))`;
  const known = (await requirementVersions(db, wanted)).map(requiredVersion);
  const key = ({ itemId, validFrom, pilotOf }: RequiredVersion): string => `${itemId} ${validFrom} ${pilotOf}`;
  return [...new Map([...known, ...over].map((version) => [key(version), version])).values()];
}

const evidenceMixes = contents.requirement.shape.evidenceMix;

function requiredVersion({ evidenceMix, ...version }: RequirementVersionRow): RequiredVersion {
  return evidenceMix === '[]' ? version : { ...version, mix: evidenceMixes.parse(JSON.parse(evidenceMix)) };
}

function requirementOfRow(row: FrameworkItemRow): RequiredVersion[] {
  const item = itemOfRow(row);
  if (item.kind !== 'requirement' || item.fromId === null || item.toId === null) return [];
  const { subject, level, validityMonths, isMandatory, evidenceMix } = item.content;
  const mix = evidenceMix.length === 0 ? {} : { mix: evidenceMix };
  const { itemId, isRetired, fromId: subjectId, toId: competencyId } = item;
  const { validFrom, pilotOf } = row;
  const recordedFrom = Number.MAX_SAFE_INTEGER; // later than everything there is
  return [
    { itemId, validFrom, pilotOf, recordedFrom, isRetired, subject, subjectId, competencyId, level, validityMonths, isMandatory, ...mix },
  ];
}

/** What is recorded of some people that their standings follow from. */
export interface StandingRecords {
  readonly positions: readonly PositionHeld[];
  readonly assessments: readonly CountingAssessment[];
  readonly exceptions: readonly ExceptionOf[];
  readonly performed: readonly PerformedTask[];
  readonly events: readonly EventOf[];
  readonly training: readonly TrainingOf[];
}

type PositionHeld = Pick<PositionRow, 'positionId' | 'personId' | 'roleId' | 'unitId' | 'validFrom' | 'validTo'>;

/** `asks` is what the framework's rules ask for, where it is known already. */
export async function standingRecords(
  db: Reader,
  personIds: readonly string[],
  only?: readonly string[],
  asks: AskedRecords = { taskIds: [], hasEvents: false },
): Promise<StandingRecords> {
  const merged = await mergedPeople(db);
  const records = withMerged(personIds, merged);
  const positions = await positionsOf(db, records);
  const assessments = await countingAssessments(db, records, only);
  const exceptions = await exceptionFactsOf(db, records, only);
  const performed = await performedTasks(db, records, asks.taskIds);
  const events = asks.hasEvents ? await eventFactsOf(db, records, only) : [];
  const training = await trainingFactsOf(db, records, only);
  if (merged.size === 0) return { positions, assessments, exceptions, performed, events, training };
  const kept = <R extends { readonly personId: string }>(row: R): R => ({ ...row, personId: merged.get(row.personId) ?? row.personId });
  return {
    positions: positions.map(kept),
    assessments: assessments.map(kept),
    exceptions: exceptions.map(kept),
    performed: performed.map(kept),
    events: events.map(kept),
    training: training.map(kept),
  };
}

const positionsOf = ofSome(
  'personId',
  (isWanted) => sql<PositionHeld>`
    SELECT positionId, personId, roleId, unitId, validFrom, validTo FROM position WHERE recordedTo IS NULL AND ${isWanted}`,
);

export interface PersonCompetency {
  readonly personId: string;
  readonly competencyId: string;
  readonly facts: StandingFacts;
}

/** What the records and the framework say together, for each person and competency of which either says anything, or that are asked for. */
export function factsFrom(
  records: Pick<StandingRecords, 'positions' | 'assessments'> & Partial<StandingRecords>,
  framework: StandingFramework,
  expiringDays: number,
  asked: readonly Omit<PersonCompetency, 'facts'>[] = [],
): PersonCompetency[] {
  const { positions, assessments } = records;
  type Found = { personId: string; competencyId: string; lines: RequirementLine[]; overrides: OverrideFact[]; assessments: AssessedFact[] };
  const found = new Map<string, Found>();
  const entryOf = (personId: string, competencyId: string) => {
    const key = `${personId} ${competencyId}`;
    const entry = found.get(key) ?? { personId, competencyId, lines: [], overrides: [], assessments: [] };
    found.set(key, entry);
    return entry;
  };
  for (const { personId, competencyId } of asked) entryOf(personId, competencyId);
  const staysOf = new Map<string, PilotStay[]>();
  for (const position of positions) {
    const { personId, positionId: at } = position;
    const place = atPlace(framework, position.roleId, position.unitId);
    const held = { from: position.validFrom, to: position.validTo };
    for (const { pilotOf, ...stay } of place.stays) {
      const days = commonDays(held, stay);
      if (days !== null) staysOf.set(personId, [...(staysOf.get(personId) ?? []), { pilotOf, ...days }]);
    }
    for (const { version, origin, ...span } of place.lines) {
      const days = commonDays(span, held);
      const { itemId: requirementId, competencyId, level, validityMonths, isMandatory } = version;
      const mix = version.mix === undefined ? {} : { mix: version.mix };
      if (days !== null)
        entryOf(personId, competencyId).lines.push({ requirementId, origin, level, validityMonths, isMandatory, ...mix, ...days, at });
    }
    for (const { competencyId, ...override } of [...overridesOf(framework, 'person', personId, rankOf.person), ...place.overrides]) {
      const days = commonDays(override, held);
      if (days !== null) entryOf(personId, competencyId).overrides.push({ ...override, ...days, at });
    }
  }
  for (const { personId, competencyId, ...fact } of assessments) entryOf(personId, competencyId).assessments.push(fact);
  const beside = besideResults(records, framework, staysOf);
  return [...found.values()].map(({ personId, competencyId, lines, overrides, assessments: facts }) => {
    const terms = termsFor(framework.terms, competencyId, staysOf.get(personId));
    const excepted = overrides.length === 0 ? {} : { overrides };
    return {
      personId,
      competencyId,
      facts: { lines, ...excepted, assessments: facts, ...terms, ...beside(personId, competencyId), expiringDays },
    };
  });
}

/** The terms of a competency for somebody who is in the units of pilots on some days, or never. */
function termsFor({ everywhere, underPilots }: TermsByCompetency, competencyId: string, stays: readonly PilotStay[] | undefined) {
  const terms = everywhere.get(competencyId) ?? { validityMonths: null };
  const piloted = stays === undefined ? undefined : underPilots.get(competencyId);
  return stays === undefined || piloted === undefined ? terms : termsUnderPilots(piloted, stays);
}
