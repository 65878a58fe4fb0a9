import { joinSpans } from '../../../../shared/domain/framework/join-spans';
import type { PilotStay } from '../../../../shared/domain/framework/pilot-terms';
import { requirementSpans, type Span } from '../../../../shared/domain/framework/requirement-spans';
import { rankOf, type OverrideFact } from '../../../../shared/domain/requirement-override';
import type { RequirementLine } from '../../../../shared/domain/standing';
import { chainsOf } from '../../../../shared/domain/unit-chain';
import type { SubjectOverride } from './overrides';
import type { RequiredVersion, StandingFramework } from './standing-facts';

/** What a role and a unit together bring to whoever holds a position there. */
export interface AtPlace {
  readonly lines: readonly LineAtPlace[];
  /** When it lies in the units of a pilot; null: no first or no last day. */
  readonly stays: readonly (Omit<PilotStay, 'from'> & { readonly from: string | null })[];
  readonly overrides: readonly OverrideAtPlace[];
}

type OverrideAtPlace = SubjectOverride & Pick<OverrideFact, 'origin' | 'rank'>;

interface LineAtPlace extends Span<RequiredVersion> {
  readonly origin: RequirementLine['origin'];
}

/** What a position in a role and a unit brings with it: what the role requires, and the unit and everything above it on each day. */
export function atPlace(framework: StandingFramework, roleId: string, unitId: string): AtPlace {
  const place = `${roleId} ${unitId}`;
  const known = framework.linesByPlace.get(place);
  if (known !== undefined) return known;
  const lines: LineAtPlace[] = [];
  const overrides: OverrideAtPlace[] = [...overridesOf(framework, 'role', roleId, rankOf.role)];
  const stays: Array<AtPlace['stays'][number]> = [];
  for (const { unitIds, ...chain } of chainsOf(framework.places, unitId)) {
    for (const [pilotOf, units] of framework.pilots) if (unitIds.some((id) => units.has(id))) stays.push({ pilotOf, ...chain });
    for (const line of linesAt(framework, roleId, unitIds)) {
      const days = commonDays(line, chain);
      if (days !== null) lines.push({ ...line, ...days });
    }
    for (const [steps, id] of unitIds.entries()) {
      for (const override of overridesOf(framework, 'unit', id, rankOf.unit(steps))) {
        const days = commonDays(override, chain);
        if (days !== null) overrides.push({ ...override, ...days });
      }
    }
  }
  const found = { lines: joinSpans(lines, (a, b) => a.version === b.version && a.origin.id === b.origin.id), overrides, stays };
  framework.linesByPlace.set(place, found);
  return found;
}

function linesAt(
  { requirementsBySubject, pilots, only }: StandingFramework,
  roleId: string,
  units: readonly string[],
): readonly LineAtPlace[] {
  const inPilot = new Set([...pilots].flatMap(([revisionId, of]) => (units.some((unit) => of.has(unit)) ? [revisionId] : [])));
  const lines: LineAtPlace[] = [];
  for (const subjectId of [roleId, ...units]) {
    for (const versions of requirementsBySubject.get(subjectId) ?? []) {
      for (const span of requirementSpans(versions, inPilot)) {
        const { version } = span;
        if (version.subjectId !== subjectId || only?.has(version.competencyId) === false) continue;
        lines.push({ ...span, origin: { kind: version.subject, id: subjectId } });
      }
    }
  }
  return lines;
}

export function overridesOf(
  { overrides }: StandingFramework,
  kind: 'person' | 'unit' | 'role',
  id: string,
  rank: number,
): OverrideAtPlace[] {
  const known = overrides.bySubject.size === 0 ? [] : (overrides.bySubject.get(`${kind} ${id}`) ?? []);
  return known.map((override) => ({ ...override, origin: { kind, id }, rank }));
}

/** The days that two stretches have in common; null: none. The first has a first day. */
export function commonDays(
  a: { readonly from: string; readonly to: string | null },
  b: { readonly from: string | null; readonly to: string | null },
): { readonly from: string; readonly to: string | null } | null {
  const from = b.from !== null && b.from > a.from ? b.from : a.from;
  const to = earlier(a.to, b.to);
  return to === null || from <= to ? { from, to } : null;
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
