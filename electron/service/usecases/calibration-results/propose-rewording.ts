import type { Contract } from '../../../../shared/contract';
import { rewordingNote } from '../../../../shared/domain/calibration/rewording-note';
import { fail, ok } from '../../../../shared/result';
import { allDrafts } from '../../db/sql/framework-drafts';
import { itemOn } from '../../db/sql/framework-items';
import type { DraftUseCase } from '../context';
import { describeDraft } from '../framework/describe-draft';
import { startDraft } from '../framework/start-draft';
import { seenSession } from '../calibration-sessions/seen-session';
import { keptResult } from './kept-result';

const longestSummary = 4000;

/** The note stands in the summary of the draft, which goes with the revision to its approval; the words themselves are for the stewards. */
export const proposeRewording: DraftUseCase<Contract['calibrationResults']['proposeRewording']> = async (
  tx,
  { sessionId, indicatorId },
  ctx,
) => {
  const seen = await seenSession(tx, ctx, sessionId);
  if (!seen.ok) return seen;
  const result = await keptResult(tx, sessionId);
  if (result === null) return fail('ResultMissing');
  const indicator = result.content.indicators.find((one) => one.indicatorId === indicatorId);
  if (indicator === undefined) return fail('IndicatorNotFound');
  const { competencyId } = indicator;
  const competency = await itemOn(tx, 'competency', competencyId, ctx.today);
  if (competency === undefined) return fail('CompetencyGone');
  const { frameworkId } = competency;
  const there = (await allDrafts(tx)).find((one) => one.frameworkId === frameworkId);
  const title = there?.title ?? `After the session ${seen.value.session.title}`.slice(0, 200);
  const started = there === undefined ? await startDraft(tx, { frameworkId, title }, ctx) : ok({ draftId: there.draftId });
  if (!started.ok) {
    const { failure } = started;
    return failure.code === 'NotSteward' || failure.code === 'FrameworkRetired' ? { ok: false, failure } : fail('CompetencyGone');
  }
  const { draftId } = started.value;
  const note = `Reword in ${competency.code}: ${rewordingNote(indicator, seen.value.session.title)}`;
  const before = there?.summary ?? '';
  const summary = before.includes(note) ? before : before === '' ? note : `${before}\n${note}`;
  if (summary.length > longestSummary) return fail('SummaryFull');
  const described = await describeDraft(tx, { draftId, title, summary }, ctx);
  if (!described.ok) {
    const { failure } = described;
    return failure.code === 'DraftNotFound' ? fail('CompetencyGone') : { ok: false, failure };
  }
  return ok({ frameworkId, draftId, draftTitle: title, competencyId, isNew: there === undefined });
};
