import { deriveStandings } from '../../../electron/service/db/sql/standings';
import { commitForSession } from '../../../electron/service/station/commit-for-session';
import type { AssessmentRow, OrgUnitRow, PositionRow } from '../../../electron/service/db/core-schema';
import type { RequirementOverrideRow } from '../../../electron/service/db/framework-schema';
import { rowOfItem } from '../../../electron/service/db/sql/framework-items';
import { addDays } from '../../../shared/domain/calendar';
import { createRandom } from '../../../shared/domain/sample/random';
import { standingOn, type RequirementLine, type StandingOnDay } from '../../../shared/domain/standing';
import { ok } from '../../../shared/result';
import { recordOf } from '../../support/framework';
import { competencyItem, requirementItem, scaleItem } from '../../support/people';
import type { TestSite } from '../../support/site';
import { standsAlone } from '../../support/assessment-row';

export const firstDay = '2025-01-01';
export const days = 500;
const expiringDays = 30;

interface Requirement {
  readonly requirementId: string;
  readonly subject: 'role' | 'unit';
  readonly roleId: string;
  readonly competencyId: string;
  readonly level: number;
  readonly validityMonths: number | null;
  readonly isMandatory: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

type Terms = Pick<Requirement, 'level' | 'validityMonths' | 'isMandatory'>;

export interface RandomTree {
  readonly personIds: readonly string[];
  readonly competencyIds: readonly string[];
  /** The standing of somebody on a day, worked out for that day alone from what was written. */
  readonly standing: (personId: string, competencyId: string, day: string) => StandingOnDay;
}

/** Units that move under each other, requirements of roles and units at every height, and exceptions of every kind. */
export async function makeRandomTree(site: TestSite, seed: number): Promise<RandomTree> {
  const random = createRandom(seed, 'tree');
  const day = (): string => addDays(firstDay, random.int(0, days));
  const span = () => {
    const validFrom = random.chance(0.3) ? firstDay : day();
    return { validFrom, validTo: random.chance(0.5) ? null : addDays(validFrom, random.int(0, 200)) };
  };
  const terms = (): Terms => ({
    level: random.int(1, 3),
    validityMonths: random.chance(0.5) ? null : random.int(1, 12),
    isMandatory: random.chance(0.6),
  });
  const competencyIds = ['weld', 'lift'];
  const roleIds = ['fitter', 'rigger'];
  // Heights: what is at one lies below something of a lesser one, so that no move makes a loop.
  const heights = [['plant'], ['north', 'south'], ['unit-1', 'unit-2', 'unit-3'], ['line-1', 'line-2', 'line-3']];
  const unitIds = heights.flat();
  const editions = heights.flatMap((ids, height) =>
    ids.flatMap((unitId) => {
      const starts = new Set([firstDay, ...(height === 0 ? [] : Array.from({ length: random.int(0, 3) }, day))]);
      const sorted = [...starts].toSorted();
      return sorted.map((validFrom, index): OrgUnitRow => {
        const next = sorted[index + 1];
        const parentId = height === 0 ? null : random.pick(heights.slice(0, height).flat());
        const rest = { kind: 'unit', name: unitId, validTo: next === undefined ? null : addDays(next, -1), sourceBatchId: null } as const;
        return { unitId, parentId, validFrom, ...rest };
      });
    }),
  );
  const personIds = Array.from({ length: 10 }, (_, index) => `person-${index}`);
  const requirements = Array.from({ length: 10 }, (_, index): Requirement => {
    const subject = random.chance(0.4) ? 'role' : 'unit';
    const what = {
      subject,
      roleId: random.pick(subject === 'role' ? roleIds : unitIds),
      competencyId: random.pick(competencyIds),
    } as const;
    return { requirementId: `requirement-${index}`, ...what, ...terms(), ...span() };
  });
  const overrides = Array.from({ length: 8 }, (_, index): RequirementOverrideRow => {
    const subject = random.pick(['unit', 'unit', 'role', 'person'] as const);
    const subjectId = random.pick({ unit: unitIds, role: roleIds, person: personIds }[subject]);
    const effect = random.pick(['require', 'replace', 'disable'] as const);
    const { level, validityMonths, isMandatory } = terms();
    const set =
      effect === 'disable'
        ? { level: null, validityMonths: null, isMandatory: null }
        : ({ level, validityMonths, isMandatory: isMandatory ? 1 : 0 } as const);
    const what = { overrideId: `override-${index}`, subject, subjectId, personId: subject === 'person' ? subjectId : null, effect };
    return { ...what, competencyId: random.pick(competencyIds), ...set, reason: 'drawn', endReason: null, signedBy: 'ada', ...span() };
  });
  const positions = personIds.flatMap((personId) =>
    Array.from({ length: random.int(1, 2) }, (_, index): PositionRow => {
      const place = {
        roleId: random.pick(roleIds),
        unitId: random.pick(unitIds),
        title: '',
        shift: null,
        sourceBatchId: null,
        positionNumber: null,
      };
      return { positionId: `${personId}-${index}`, personId, ...place, ...span() };
    }),
  );
  const assessments = personIds.flatMap((personId) =>
    competencyIds.flatMap((competencyId) =>
      Array.from({ length: random.int(0, 2) }, (_, index): AssessmentRow => ({
        assessmentId: `${personId}-${competencyId}-${index}`,
        personId,
        competencyId,
        competencyVersion: 1,
        level: random.int(1, 3),
        kind: 'practical',
        ...standsAlone,
        outcome: 'competent',
        performedOn: day(),
        enteredAt: '2026-03-14T10:00:00.000Z',
        zone: 'Europe/Berlin',
        place: '',
        note: '',
        lateReason: null,
        prerequisiteReason: null,
        assessorUserId: 'assessor',
        contentDigest: '0'.repeat(64),
        entryNumber: random.int(1, 1_000_000),
      })),
    ),
  );
  await write(site, { editions, personIds, roleIds, competencyIds, requirements, overrides, positions, assessments });

  const isOn = (row: { readonly validFrom: string; readonly validTo: string | null }, on: string) =>
    row.validFrom <= on && (row.validTo === null || on <= row.validTo);
  const above = (unitId: string, on: string): string[] => {
    const parent = editions.find((edition) => edition.unitId === unitId && isOn(edition, on))?.parentId ?? null;
    return parent === null ? [unitId] : [unitId, ...above(parent, on)];
  };
  /** What one position requires on a day: first what would be, then each exception in the order in which it comes to count. */
  const requiredAt = (position: PositionRow, competencyId: string, on: string): Terms[] => {
    const units = above(position.unitId, on);
    const subjects = [position.personId, ...units, position.roleId];
    const base = requirements.filter((row) => row.competencyId === competencyId && subjects.includes(row.roleId) && isOn(row, on));
    const own = overrides
      .filter((row) => row.competencyId === competencyId && subjects.includes(row.subjectId) && isOn(row, on))
      .toSorted((a, b) => {
        const nearer = subjects.indexOf(b.subjectId) - subjects.indexOf(a.subjectId);
        if (nearer !== 0) return nearer;
        return a.validFrom === b.validFrom ? (a.overrideId < b.overrideId ? -1 : 1) : a.validFrom < b.validFrom ? -1 : 1;
      });
    // Farthest first: the last that lowers or replaces decides over everything before it.
    const last = own.findLastIndex(({ effect }) => effect !== 'require');
    const termsOf = ({ level, validityMonths, isMandatory }: RequirementOverrideRow): Terms => ({
      level: level ?? 0,
      validityMonths,
      isMandatory: isMandatory === 1,
    });
    const before: Terms[] = [
      ...base,
      ...own
        .slice(0, Math.max(last, 0))
        .filter(({ effect }) => effect === 'require')
        .map(termsOf),
    ];
    const deciding = own[last];
    const kept = deciding === undefined ? base : deciding.effect === 'replace' && before.length > 0 ? [termsOf(deciding)] : [];
    return [...kept, ...own.slice(last + 1).map(termsOf)];
  };
  const standing = (personId: string, competencyId: string, on: string): StandingOnDay => {
    const required = positions
      .filter((position) => position.personId === personId && isOn(position, on))
      .flatMap((position) => requiredAt(position, competencyId, on));
    const lines = required.map((one, index): RequirementLine => ({
      requirementId: `${index}`,
      origin: { kind: 'role', id: 'r' },
      ...one,
      from: on,
      to: on,
    }));
    const results = assessments
      .filter((row) => row.personId === personId && row.competencyId === competencyId)
      .map(({ entryNumber: order, kind, method, assessorUserId, ...fact }) => {
        return { ...fact, order, shown: { kind, standsFor: [], methods: [method], assessors: [assessorUserId], isAbnormal: false } };
      });
    return standingOn({ lines, assessments: results, validityMonths: validityOf(competencyId), expiringDays }, on);
  };
  return { personIds, competencyIds, standing };
}

const validityOf = (competencyId: string): number | null => (competencyId === 'weld' ? 6 : null);

interface Written {
  readonly editions: readonly OrgUnitRow[];
  readonly personIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly competencyIds: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly overrides: readonly RequirementOverrideRow[];
  readonly positions: readonly PositionRow[];
  readonly assessments: readonly AssessmentRow[];
}

function itemRows({ competencyIds, requirements }: Written) {
  const from = (validFrom: string) => ({ validFrom, pilotOf: '', revisionId: null });
  const competencies = competencyIds.map((id) => competencyItem(id, { scaleId: 'scale', validityMonths: validityOf(id) }));
  return [
    ...[scaleItem('scale'), ...competencies].map((item) => rowOfItem(item, from(firstDay))),
    ...requirements.flatMap(({ validFrom, validTo, ...requirement }) => {
      const item = requirementItem(requirement);
      const begun = rowOfItem(item, from(validFrom));
      return validTo === null ? [begun] : [begun, rowOfItem({ ...item, isRetired: true }, from(addDays(validTo, 1)))];
    }),
  ];
}

async function write(site: TestSite, written: Written): Promise<void> {
  const { open, session } = site.station;
  if (open === null || session === null) throw new Error('the site is locked');
  const answer = await commitForSession(site.station, open, session, async (tx, ctx) => {
    const known = { recordedFrom: ctx.entry, recordedTo: null };
    const with_ = <R extends object>(rows: readonly R[]) => rows.map((row) => ({ ...row, ...known }));
    const person = {
      givenName: 'Test',
      email: null,
      managerPersonId: null,
      location: null,
      sourceBatchId: null,
      mergedIntoId: null,
    } as const;
    await tx.insertInto('org_unit').values(with_(written.editions)).execute();
    await tx
      .insertInto('job_role')
      .values(with_(written.roleIds.map((roleId) => ({ roleId, name: roleId, description: '', sourceBatchId: null }))))
      .execute();
    await tx
      .insertInto('framework_item')
      .values(with_(itemRows(written)))
      .execute();
    await tx
      .insertInto('person')
      .values(with_(written.personIds.map((personId) => ({ personId, employeeNumber: personId, familyName: personId, ...person }))))
      .execute();
    await tx.insertInto('position').values(with_(written.positions)).execute();
    await tx.insertInto('requirement_override').values(with_(written.overrides)).execute();
    if (written.assessments.length > 0)
      await tx
        .insertInto('assessment')
        .values([...written.assessments])
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

/** Every derived row of the site that holds on a day, by person and competency. */
export async function derivedOn(site: TestSite, day: string) {
  const rows = await recordOf(site)
    .selectFrom('standing')
    .selectAll()
    .where('fromDate', '<=', day)
    .where((eb) => eb.or([eb('untilDate', 'is', null), eb('untilDate', '>=', day)]))
    .execute();
  return new Map(rows.map((row) => [`${row.personId} ${row.competencyId}`, row]));
}
