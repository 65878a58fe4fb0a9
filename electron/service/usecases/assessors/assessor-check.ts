import type { AssessmentPolicy } from '../../../../shared/contract/assessment-policy';
import type { AssessmentKind } from '../../../../shared/domain/assessment';
import { authorityGaps, gapText, type AuthorityGap } from '../../../../shared/domain/assessor-authority';
import { addMonths } from '../../../../shared/domain/calendar';
import { barOn, barsOf } from '../../../../shared/domain/calibration/reach';
import { independenceOf, type Independence } from '../../../../shared/domain/independence';
import type { Reader } from '../../db/schema';
import { authoritiesOf } from '../../db/sql/assessor-authorities';
import { decidedOf } from '../../db/sql/assessor-results';
import { heldLevelOn } from '../../db/sql/held-level';
import { relationBetween } from '../../db/sql/relations';
import { lastSupervisedOn } from '../../db/sql/supervised-work';
import { barText } from '../recalibration/bar-text';

/** Who would judge. */
export interface Judge {
  readonly userId: string;
  readonly personId: string | null;
}

/** What would be judged. */
export interface Judged {
  readonly competencyId: string;
  readonly libraryId: string;
  readonly level: number;
  readonly kind: AssessmentKind;
  /** Both the day on which it was done and the day on which it is signed must be within the authorisation. */
  readonly days: readonly string[];
}

/**
 * What an assessor lacks for an assessment by the rule of the site, in words, each once; nothing: they may make it.
 * `levelName` calls a level as its scale does.
 */
export async function lackingAuthority(
  db: Reader,
  policy: AssessmentPolicy,
  judge: Judge,
  { days, ...asked }: Judged,
  levelName: (level: number) => string,
): Promise<string[]> {
  const { requiresAuthority, requiresTraining, requiresCalibration, requiresQualified } = policy;
  const texts = new Set<string>(await recalibrationDue(db, judge, asked.competencyId));
  if (!requiresAuthority && !requiresTraining && !requiresCalibration && !requiresQualified) return [...texts];
  const authorities = await authoritiesOf(db, judge.userId);
  for (const day of days) {
    const held = judge.personId === null ? null : await heldLevelOn(db, judge.personId, asked.competencyId, day);
    const named = (gap: AuthorityGap): string =>
      gapText(gap, { level: levelName(asked.level), kind: kindNames[asked.kind], held: held === null ? null : levelName(held) });
    for (const gap of authorityGaps(policy, authorities, held, { ...asked, day })) texts.add(named(gap));
  }
  return [...texts];
}

/** Why somebody's judgement of a competency does not count until they pass a calibration in it again, whatever else the site asks for; nothing: it does. */
async function recalibrationDue(db: Reader, judge: Judge, competencyId: string): Promise<string[]> {
  const bar = barOn(barsOf(await decidedOf(db, judge)), competencyId);
  return bar === undefined ? [] : [await barText(db, bar)];
}

/** Whether somebody may judge a person in a competency on a day, by the relations that the site knows of; no competency: in none of this site. */
export async function independenceFrom(
  db: Reader,
  policy: AssessmentPolicy,
  judge: Judge,
  { personId, competencyId, day }: { readonly personId: string; readonly competencyId: string | null; readonly day: string },
): Promise<Independence> {
  if (judge.personId === null) return { rule: 'allow', why: [] };
  const between = { personId, otherId: judge.personId, day };
  const trainedLastOn = competencyId === null ? null : await lastSupervisedOn(db, { ...between, competencyId, since: addMonths(day, -12) });
  return independenceOf(policy.conflicts, { ...(await relationBetween(db, between)), trainedLastOn });
}

const kindNames: Readonly<Record<AssessmentKind, string>> = {
  knowledge: 'knowledge checks',
  practical: 'practical assessments',
  observation: 'behavioural observations',
  priorLearning: 'decisions on prior learning',
};
