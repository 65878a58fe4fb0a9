import type { OutputOf } from '../context';
import type { Contract } from '../../../../shared/contract';
import { applyOverrides, type ConsideredLine } from '../../../../shared/domain/requirement-override';
import { concerning, effectiveRequirement, factsOn, type EffectiveRequirement } from '../../../../shared/domain/standing';
import type { Reader } from '../../db/schema';
import { competencyHeads } from '../../db/sql/competency-heads';
import { knownOverrides } from '../../db/sql/overrides';
import type { PersonCompetency } from '../../db/sql/standing-facts';
import { revisionsOf } from '../../db/sql/requirement-revisions';
import { levelCodes, shownExceptions, subjectNames } from './shown-exceptions';

type EffectiveLine = OutputOf<Contract['requirements']['effective']>['lines'][number];

/** What is required of each competency in the end, with every line that contributes or was taken away, by the competencies' codes; in the words of some pilots. */
export async function effectiveLines(
  db: Reader,
  known: readonly PersonCompetency[],
  day: string,
  pilots: readonly string[] = [],
): Promise<EffectiveLine[]> {
  const found = known.flatMap(({ competencyId, facts }) => {
    const { lines, overrides } = concerning(facts, day);
    const considered = once(applyOverrides(lines, overrides));
    const ownValidityMonths = factsOn(facts, day).validityMonths;
    return considered.length === 0 ? [] : [{ competencyId, considered, ownValidityMonths, required: effectiveRequirement(facts, day) }];
  });
  const competencyIds = found.map(({ competencyId }) => competencyId);
  const heads = await competencyHeads(db, competencyIds, day, pilots);
  const codeOf = await levelCodes(db, day);
  const lines = found.flatMap(({ considered }) => considered.map(({ line }) => line));
  const nameOf = await subjectNames(
    db,
    lines.flatMap(({ origin }) => (origin.kind === 'person' ? [origin.id] : [])),
    day,
  );
  const revisionOf = await revisionsOf(
    db,
    lines.map(({ requirementId }) => requirementId),
    pilots,
  );
  const named = new Set(found.flatMap(({ considered }) => considered.flatMap(exceptionsOf)));
  const rows = named.size === 0 ? [] : (await knownOverrides(db, { competencyIds })).filter(({ overrideId }) => named.has(overrideId));
  const exceptions = new Map((await shownExceptions(db, rows, day)).map((one) => [one.overrideId, one]));

  return found
    .map(({ competencyId, considered, ownValidityMonths, required }): EffectiveLine => {
      const head = heads.get(competencyId);
      const terms = ({ level, validityMonths, isMandatory }: Pick<EffectiveRequirement, 'level' | 'validityMonths' | 'isMandatory'>) => {
        return { level, levelCode: codeOf(head?.scaleId, level), validityMonths, isMandatory };
      };
      return {
        competencyId,
        code: head?.code ?? '',
        title: head?.title ?? competencyId,
        required: required === null ? null : terms(required),
        ownValidityMonths,
        contributions: considered.map(({ line, removedBy }) => ({
          origin: { ...line.origin, name: nameOf(line.origin.kind, line.origin.id) },
          ...terms(line),
          from: line.from < firstDay ? firstDay : line.from,
          to: line.to,
          revision: line.exception === undefined ? revisionOf(line.requirementId, day) : null,
          overrideId: line.exception === undefined ? null : line.requirementId,
          decides: removedBy === null && required !== null ? decided(line, required) : [],
          removedBy: removedBy?.overrideId ?? null,
        })),
        exceptions: [...new Set(considered.flatMap(exceptionsOf))].flatMap((id) => exceptions.get(id) ?? []),
      };
    })
    .toSorted((a, b) => a.code.localeCompare(b.code));
}

const firstDay = '0001-01-01';

/** What of the outcome a line decides: it may share that with others. */
function decided(line: ConsideredLine['line'], required: EffectiveRequirement): Array<'level' | 'validity' | 'mandatory'> {
  const is = {
    level: line.level === required.level,
    validity: required.validityMonths !== null && line.validityMonths === required.validityMonths,
    mandatory: required.isMandatory && line.isMandatory,
  };
  return (['level', 'validity', 'mandatory'] as const).filter((what) => is[what]);
}

function exceptionsOf({ line, removedBy }: ConsideredLine): string[] {
  return [...(line.exception === undefined ? [] : [line.requirementId]), ...(removedBy === null ? [] : [removedBy.overrideId])];
}

/** Each line once, however many positions it comes with. */
function once(considered: readonly ConsideredLine[]): ConsideredLine[] {
  const keyOf = ({ line, removedBy }: ConsideredLine): string =>
    JSON.stringify([line.requirementId, line.origin, line.level, removedBy?.overrideId]);
  return [...new Map(considered.map((one) => [keyOf(one), one])).values()];
}
