import type { Contract } from '../../../../shared/contract';
import type { ProgrammeContent } from '../../../../shared/contract/calibration-programme';
import { addMonths } from '../../../../shared/domain/calendar';
import { startOfDay } from '../../../../shared/domain/start-of-day';
import { unitAtOrAbove, type OrgUnit } from '../../../../shared/domain/organisation';
import { fail, ok } from '../../../../shared/result';
import { assessmentsToDraw, lastEntryUntil } from '../../db/sql/calibration-programme';
import { allUnits } from '../../db/sql/organisation';
import { placesOn } from '../../db/sql/positions';
import { printedNames } from '../../db/sql/printed-names';
import { riskRuleOn } from '../../db/sql/risk-rules';
import type { Reader } from '../../db/schema';
import type { QueryUseCase, ReadContext } from '../context';
import { levelNames } from '../competencies/name-levels';
import { fittedSample } from './fitted-sample';
import { knownProgramme, type KnownProgramme } from './known-programme';
import { sampleContentOf, type SampleContent } from './sample-content';

export interface Population {
  readonly fromDay: string;
  readonly toDay: string;
  readonly afterEntry: number;
  readonly untilEntry: number;
  readonly candidates: readonly (SampleContent['candidates'][number] & { readonly competencyId: string })[];
}

/**
 * What a day's sample is drawn from: assessments recorded since the last sample of the line, or for the first one in the months of its cadence before the day.
 * Nothing is drawn from twice, and what was entered late is not missed.
 */
export async function populationOf(
  db: Reader,
  ctx: Pick<ReadContext, 'today' | 'zone'>,
  { content, samples }: KnownProgramme,
  dueOn: string,
): Promise<Population> {
  const [last] = samples;
  const before = dueOn < ctx.today ? dueOn : ctx.today;
  const fromDay = last?.toDay ?? addMonths(before, -content.everyMonths);
  const afterEntry =
    last === undefined ? await lastEntryUntil(db, startOfDay(fromDay, ctx.zone)) : sampleContentOf(last.content).untilEntry;
  const untilEntry = await lastEntryUntil(db, null);
  const rows = await assessmentsToDraw(db, { afterEntry, untilEntry, criticality: content.criticality, roleId: content.roleId });
  const siteOf = await sitesOn(db, ctx.today);
  const { content: rule } = await riskRuleOn(db, ctx.today);
  return {
    fromDay,
    toDay: ctx.today,
    afterEntry,
    untilEntry,
    candidates: rows.map(({ assessmentId, personId, competencyId, assessorUserId, level, criticality }) => {
      const site = siteOf(personId);
      return {
        id: assessmentId,
        competencyId,
        assessor: assessorUserId,
        level,
        site: site.unitId,
        siteName: site.name,
        criticality,
        risk: rule.consequence[criticality],
      };
    }),
  };
}

/** The site that each person works at, or the top of where they work where the tree has no sites. */
async function sitesOn(db: Reader, day: string): Promise<(personId: string) => { unitId: string; name: string }> {
  const units = new Map<string, OrgUnit>((await allUnits(db, day)).map((unit) => [unit.unitId, unit]));
  const places = new Map((await placesOn(db, day, { unitIds: null, onDayOnly: false })).map(({ personId, unitId }) => [personId, unitId]));
  return (personId) => {
    const unitId = places.get(personId) ?? null;
    const site = unitAtOrAbove(units, unitId, 'site') ?? topOf(units, unitId);
    return site === null ? { unitId: '', name: '–' } : { unitId: site.unitId, name: site.name };
  };
}

function topOf(units: ReadonlyMap<string, OrgUnit>, unitId: string | null): OrgUnit | null {
  let top: OrgUnit | null = null;
  const passed = new Set<string>();
  for (let at = unitId; at !== null && !passed.has(at);) {
    passed.add(at);
    const unit = units.get(at);
    if (unit === undefined) return top;
    top = unit;
    at = unit.parentId;
  }
  return top;
}

export const programmePopulation: QueryUseCase<Contract['calibrationProgramme']['population']> = async (
  db,
  { programmeId, dueOn },
  ctx,
) => {
  const known = await knownProgramme(db, programmeId, ctx.today);
  if (known === null || known.row.isEnded === 1) return fail('ProgrammeNotFound');
  if (!known.days.some((day) => day.dueOn === dueOn)) return fail('DayUnknown');
  const { candidates, fromDay, toDay } = await populationOf(db, ctx, known, dueOn);
  const names = await printedNames(
    db,
    candidates.map(({ assessor }) => assessor),
  );
  const levelOf = await levelNames(db, ctx.today);
  return ok({
    fromDay,
    toDay,
    total: candidates.length,
    byAssessor: counted(candidates.map(({ assessor }) => names.get(assessor) ?? assessor)),
    byLevel: counted(candidates.map(({ competencyId, level }) => levelOf(competencyId, level).levelCode)),
    bySite: counted(candidates.map(({ siteName }) => siteName)),
    byCriticality: criticalityCounts(candidates),
    fitted: await fittedSample(db, ctx.today, known.content, candidates.length),
  });
};

function counted(names: readonly string[]): Array<{ name: string; count: number }> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

function criticalityCounts(candidates: Population['candidates']) {
  const order: readonly NonNullable<ProgrammeContent['criticality']>[] = ['critical', 'high', 'medium', 'low'];
  return order.flatMap((name) => {
    const of = candidates.filter(({ criticality }) => criticality === name);
    const [first] = of;
    return first === undefined ? [] : [{ name, count: of.length, weight: first.risk }];
  });
}
