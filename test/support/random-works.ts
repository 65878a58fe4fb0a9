import { deriveStandings } from '../../electron/service/db/sql/standings';
import { commitForSession } from '../../electron/service/station/commit-for-session';
import type { AssessmentRow, PositionRow } from '../../electron/service/db/core-schema';
import { rowOfItem } from '../../electron/service/db/sql/framework-items';
import { addDays } from '../../shared/domain/calendar';
import { createRandom, type Random } from '../../shared/domain/sample/random';
import { standingOn, type RequirementLine, type StandingFacts, type StandingOnDay } from '../../shared/domain/standing';
import { levelLook } from '../../shared/domain/scale-look';
import { ok } from '../../shared/result';
import { competencyItem, requirementItem, scaleItem } from './people';
import type { TestSite } from './site';
import { standsAlone } from './assessment-row';

const expiringDays = 60;
export const firstDay = '2025-01-01';
const days = 800;

/** What a role requires from one day to another, both inclusive. */
interface Requirement {
  readonly requirementId: string;
  readonly roleId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface RandomWorks {
  readonly personIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly competencyIds: readonly string[];
  readonly positions: readonly PositionRow[];
  /** The standing of somebody on a day, worked out from the records alone. */
  readonly standing: (personId: string, competencyId: string, day: string) => StandingOnDay;
  readonly isIn: (personId: string, unitId: string, day: string) => boolean;
}

/**
 * A site in which everything changes: people change units or hold two positions, requirements begin, rise and end,
 * results run out and are taken away. Units `north-1`, `north-2` lie in the department `north`, `south-1` in `south`.
 */
export async function makeRandomWorks(site: TestSite, seed: number): Promise<RandomWorks> {
  const random = createRandom(seed, 'works');
  const day = (): string => addDays(firstDay, random.int(0, days));
  const competencyIds = ['weld', 'lift', 'steam'];
  const roleIds = ['fitter', 'rigger', 'stoker'];
  const units = [
    { unitId: 'north', parentId: null, kind: 'department' as const },
    { unitId: 'south', parentId: null, kind: 'department' as const },
    { unitId: 'north-1', parentId: 'north', kind: 'unit' as const },
    { unitId: 'north-2', parentId: 'north', kind: 'unit' as const },
    { unitId: 'south-1', parentId: 'south', kind: 'unit' as const },
  ];
  const unitIds = units.map((unit) => unit.unitId);
  const personIds = Array.from({ length: 14 }, (_, index) => `person-${index}`);
  const validityByCompetency = new Map(competencyIds.map((id) => [id, random.chance(0.3) ? null : random.int(3, 20)]));
  const requirements = Array.from({ length: 12 }, (_, index): Requirement => {
    const validFrom = day();
    return {
      requirementId: `requirement-${index}`,
      roleId: random.pick(roleIds),
      competencyId: random.pick(competencyIds),
      level: random.int(1, 3),
      validityMonths: random.chance(0.5) ? null : random.int(1, 15),
      isMandatory: random.chance(0.7),
      validFrom: random.chance(0.6) ? firstDay : validFrom,
      validTo: random.chance(0.7) ? null : addDays(validFrom, random.int(0, 400)),
    };
  });
  const positions = personIds.flatMap((personId) =>
    Array.from({ length: random.int(1, 3) }, (_, index): PositionRow => {
      const validFrom = random.chance(0.5) ? firstDay : day();
      const validTo = random.chance(0.6) ? null : addDays(validFrom, random.int(0, 500));
      const place = {
        roleId: random.pick(roleIds),
        unitId: random.pick(unitIds),
        title: 'Worker',
        shift: null,
        sourceBatchId: null,
        positionNumber: null,
      };
      return { positionId: `${personId}-position-${index}`, personId, ...place, validFrom, validTo };
    }),
  );
  const assessments = personIds.flatMap((personId) =>
    competencyIds.flatMap((competencyId) =>
      Array.from({ length: random.int(0, 4) }, (_, index) => anyResult(random, personId, competencyId, index, day())),
    ),
  );
  await write(site, { units, personIds, roleIds, validityByCompetency, requirements, positions, assessments });
  const factsOf = (personId: string, competencyId: string): StandingFacts => ({
    lines: positions
      .filter((position) => position.personId === personId)
      .flatMap((position) => linesOf(position, competencyId, requirements)),
    assessments: assessments
      .filter((row) => row.personId === personId && row.competencyId === competencyId)
      .map(({ assessmentId, level, outcome, performedOn, entryNumber, kind, method, assessorUserId }) => ({
        assessmentId,
        level,
        outcome,
        performedOn,
        order: entryNumber,
        shown: { kind, standsFor: [], methods: [method], assessors: [assessorUserId], isAbnormal: false },
      })),
    validityMonths: validityByCompetency.get(competencyId) ?? null,
    expiringDays,
  });
  return {
    personIds,
    unitIds,
    competencyIds,
    positions,
    standing: (personId, competencyId, on) => standingOn(factsOf(personId, competencyId), on),
    isIn: (personId, unitId, on) =>
      positions.some(
        (one) => one.personId === personId && one.unitId === unitId && one.validFrom <= on && (one.validTo === null || on <= one.validTo),
      ),
  };
}

function linesOf(position: PositionRow, competencyId: string, requirements: readonly Requirement[]): RequirementLine[] {
  return requirements
    .filter((row) => row.roleId === position.roleId && row.competencyId === competencyId)
    .map(({ requirementId, roleId, level, validityMonths, isMandatory, validFrom, validTo }) => ({
      requirementId,
      origin: { kind: 'role', id: roleId },
      level,
      validityMonths,
      isMandatory,
      from: validFrom > position.validFrom ? validFrom : position.validFrom,
      to: [validTo, position.validTo].filter((end) => end !== null).toSorted()[0] ?? null,
    }));
}

function anyResult(random: Random, personId: string, competencyId: string, index: number, performedOn: string): AssessmentRow {
  return {
    assessmentId: `${personId}-${competencyId}-${index}`,
    personId,
    competencyId,
    competencyVersion: 1,
    level: random.int(1, 3),
    kind: 'practical',
    ...standsAlone,
    outcome: random.chance(0.8) ? 'competent' : 'notYetCompetent',
    performedOn,
    enteredAt: `${performedOn}T10:00:00.000Z`,
    zone: 'Europe/Berlin',
    place: 'Hall 1',
    note: '',
    lateReason: null,
    prerequisiteReason: null,
    assessorUserId: `assessor-${(index + Number(personId.split('-')[1])) % 3}`,
    contentDigest: '0'.repeat(64),
    entryNumber: random.int(1, 1_000_000),
  };
}

/** The scale, the competencies and the requirements, each of these with its end where it has one. */
function itemRows({ validityByCompetency, requirements }: Pick<Works, 'validityByCompetency' | 'requirements'>) {
  const levels = [1, 2, 3].map((level) => ({ level, code: `L${level}`, name: `Level ${level}`, anchor: '', ...levelLook(level - 1, 3) }));
  const competencies = [...validityByCompetency].map(([competencyId, validityMonths]) =>
    competencyItem(competencyId, { title: `To ${competencyId}`, scaleId: 'scale', validityMonths }),
  );
  const from = (validFrom: string) => ({ validFrom, pilotOf: '', revisionId: null });
  return [
    ...[scaleItem('scale', { levels }, 'Scale'), ...competencies].map((item) => rowOfItem(item, from(firstDay))),
    ...requirements.flatMap(({ validFrom, validTo, ...requirement }) => {
      const item = requirementItem(requirement);
      const begun = rowOfItem(item, from(validFrom));
      return validTo === null ? [begun] : [begun, rowOfItem({ ...item, isRetired: true }, from(addDays(validTo, 1)))];
    }),
  ];
}

interface Works {
  readonly units: readonly { readonly unitId: string; readonly parentId: string | null; readonly kind: 'department' | 'unit' }[];
  readonly personIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly validityByCompetency: ReadonlyMap<string, number | null>;
  readonly requirements: readonly Requirement[];
  readonly positions: readonly PositionRow[];
  readonly assessments: readonly AssessmentRow[];
}

async function write({ station }: TestSite, works: Works): Promise<void> {
  const { open, session } = station;
  if (open === null || session === null) throw new Error('the site is locked');
  const answer = await commitForSession(station, open, session, async (tx, ctx) => {
    const known = { recordedFrom: ctx.entry, recordedTo: null };
    const person = {
      givenName: 'Test',
      email: null,
      managerPersonId: null,
      location: null,
      sourceBatchId: null,
      mergedIntoId: null,
    } as const;
    await tx
      .insertInto('org_unit')
      .values(
        works.units.map((unit) => ({
          ...unit,
          name: `Unit ${unit.unitId}`,
          validFrom: firstDay,
          validTo: null,
          sourceBatchId: null,
          ...known,
        })),
      )
      .execute();
    await tx
      .insertInto('job_role')
      .values(works.roleIds.map((roleId) => ({ roleId, name: `Role ${roleId}`, description: '', sourceBatchId: null, ...known })))
      .execute();
    await tx
      .insertInto('framework_item')
      .values(itemRows(works).map((row) => ({ ...row, ...known })))
      .execute();
    await tx
      .insertInto('person')
      .values(works.personIds.map((personId) => ({ personId, employeeNumber: `N-${personId}`, familyName: personId, ...person, ...known })))
      .execute();
    await tx
      .insertInto('position')
      .values(works.positions.map((row) => ({ ...row, ...known })))
      .execute();
    await tx
      .insertInto('assessment')
      .values([...works.assessments])
      .execute();
    await deriveStandings(tx, 'all', expiringDays);
    ctx.audit({
      action: 'test.write',
      entity: 'site',
      entityId: 'works',
      changes: [{ entity: 'site', entityId: 'works', personId: null, old: null, new: { works: 'random' } }],
    });
    return ok({});
  });
  if (!answer.ok) throw new Error(answer.failure.code);
}
