import { sql, type RawBuilder } from 'kysely';
import { assessmentDetail } from '../../../../shared/contract/assessment-detail';
import type { AssessedFact } from '../../../../shared/domain/standing';
import type { AssessmentRow } from '../core-schema';
import { prepared, type Given } from '../prepared-query';
import type { Reader } from '../schema';
import { isOneOf } from './framework-items';

/** An assessment that counts, with whom and what it is of. */
export type CountingAssessment = AssessedFact & { readonly personId: string; readonly competencyId: string };

/**
 * What counts of the assessments of some people: as each was last amended, neither void nor sent back. Two independent ratings
 * of one performance count as one, and only together.
 */
export async function countingAssessments(
  db: Reader,
  personIds: readonly string[],
  only: readonly string[] | undefined,
): Promise<CountingAssessment[]> {
  const [personId, competencyId] = [personIds[0], only?.[0]];
  const isOfOne = personId !== undefined && personIds.length === 1 && competencyId !== undefined && only?.length === 1;
  const rows = isOfOne
    ? await ofOne(db, { personId, competencyId })
    : await counting(db)
        .where('a.personId', 'in', personIds)
        .$if(only !== undefined, (query) => query.where(isOneOf('a.competencyId', only ?? [])))
        .execute();
  return together(rows);
}

type Row = Pick<
  AssessmentRow,
  | 'assessmentId'
  | 'personId'
  | 'competencyId'
  | 'level'
  | 'outcome'
  | 'performedOn'
  | 'entryNumber'
  | 'kind'
  | 'method'
  | 'assessorUserId'
  | 'pairId'
> & { readonly isAbnormal: number; readonly detail: string | null };

/** The rows of an alias of `assessment` that count: the newest of their versions, neither void nor sent back and not kept since. */
export const isCountingAs = (alias: string): RawBuilder<boolean> => {
  const own = sql.ref(`${alias}.assessmentId`);
  return sql<boolean>`
  NOT EXISTS (SELECT 1 FROM assessment n WHERE n.amendsId = ${own})
  AND NOT EXISTS (SELECT 1 FROM assessment_event e WHERE e.assessmentId = ${own} AND (e.kind = 'voided' OR (e.kind = 'returned'
    AND NOT EXISTS (SELECT 1 FROM assessment_event k WHERE k.assessmentId = e.assessmentId AND k.kind = 'kept' AND k.entryNumber > e.entryNumber))))`;
};

export const isCounting = isCountingAs('a');

const counting = (db: Reader) =>
  db
    .selectFrom('assessment as a')
    .select(['a.assessmentId', 'a.personId', 'a.competencyId', 'a.level', 'a.outcome', 'a.performedOn', 'a.entryNumber'])
    .select(['a.kind', 'a.method', 'a.assessorUserId', 'a.pairId'])
    .select(sql<number>`a.abnormalCondition IS NOT NULL`.as('isAbnormal'))
    // Most say nothing in it that decides anything, and reading it costs more than all the rest.
    .select(sql<string | null>`iif(a.kind = 'priorLearning' OR instr(a.detail, '"abnormal"') > 0, a.detail, NULL)`.as('detail'))
    .where(isCounting);

const ofOne = prepared((db, given: Given<{ personId: string; competencyId: string }>) =>
  counting(db).where('a.personId', '=', given('personId')).where('a.competencyId', '=', given('competencyId')),
);

function together(rows: readonly Row[]): CountingAssessment[] {
  const found: CountingAssessment[] = [];
  const waiting = new Map<string, CountingAssessment>();
  for (const row of rows) {
    const fact = factOf(row);
    const other = row.pairId === null ? undefined : waiting.get(row.pairId);
    if (row.pairId === null) found.push(fact);
    else if (other === undefined) waiting.set(row.pairId, fact);
    else found.push(asOne(other, fact));
  }
  return found;
}

function factOf({
  entryNumber: order,
  kind,
  method,
  assessorUserId,
  isAbnormal,
  detail,
  pairId: _pairId,
  ...row
}: Row): CountingAssessment {
  const said = detail === null ? null : assessmentDetail.parse(JSON.parse(detail));
  const answered = said?.questions.some((asked) => asked.kind === 'abnormal' && asked.result === 'met') ?? false;
  const shown = {
    kind,
    standsFor: said?.priorLearning?.standsFor ?? [],
    methods: [method],
    assessors: [assessorUserId],
    isAbnormal: isAbnormal === 1 || answered,
  };
  return { ...row, order, shown };
}

/** Two ratings of one performance: competent where both say so, at the level that both reach, from the day of the later. */
function asOne(one: CountingAssessment, other: CountingAssessment): CountingAssessment {
  const [first, last] = one.order < other.order ? [one, other] : [other, one];
  return {
    ...last,
    firstRatingId: first.assessmentId,
    level: Math.min(first.level, last.level),
    outcome: first.outcome === 'competent' ? last.outcome : 'notYetCompetent',
    performedOn: first.performedOn > last.performedOn ? first.performedOn : last.performedOn,
    shown: {
      ...last.shown,
      standsFor: last.shown.standsFor.filter((kind) => first.shown.standsFor.includes(kind)),
      methods: [...first.shown.methods, ...last.shown.methods],
      assessors: [...first.shown.assessors, ...last.shown.assessors],
      isAbnormal: first.shown.isAbnormal && last.shown.isAbnormal,
    },
  };
}
