import type { Contract } from '../../../../shared/contract';
import { isLate } from '../../../../shared/domain/assessment';
import { readPaperCode } from '../../../../shared/domain/paper-code';
import { keyedDifferences, lastPair, nextKeying } from '../../../../shared/domain/paper-entry';
import { scopeOf } from '../../../../shared/domain/permissions';
import { fail, ok } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import { assessmentPolicyOn } from '../../db/sql/assessment-policy';
import { keyingsOf, paperForms, type PaperFormFound, type PaperKeying } from '../../db/sql/paper-forms';
import { accountByLogin } from '../../db/sql/users';
import type { OutputOf, QueryUseCase, ReadContext } from '../context';
import { isAlike, shownForm, usableForm } from './usable-form';

type Found = OutputOf<Contract['paper']['find']>;

/** A form by the code that stands on it, with what the asker does next. What only one has keyed is in no answer. */
export const findPaper: QueryUseCase<Contract['paper']['find']> = async (db, input, ctx) => {
  const code = readPaperCode(input.code);
  if (code === null) return fail('CodeMistyped');
  const [form] = await paperForms(db, { code }, ctx.scope, ctx.today);
  if (form === undefined) return fail('FormNotFound');
  ctx.noteRead(form.personId);
  const keyings = await keyingsOf(db, form.formId);
  const usable = await usableForm(db, ctx, form.formId);
  const { lateAfterHours } = await assessmentPolicyOn(db);
  const pair = lastPair(keyings);
  const alike = isAlike(keyings);
  const mine = pair === null ? undefined : [pair.first, pair.second].find((one) => one.userId === ctx.actor.userId);
  const { steps = [], indicators = [] } = usable.ok ? usable.value.checklist : {};
  return ok({
    form: shownForm(form, keyings),
    steps: steps.filter((step) => step.level === form.level),
    indicators: indicators.filter((indicator) => indicator.level === form.level),
    ...(usable.ok ? whatFollows(ctx, form, keyings) : { next: 'nothing' as const, why: usable.failure.code }),
    differences: pair !== null && !alike && mine !== undefined ? keyedDifferences(pair.first.keyed, pair.second.keyed) : [],
    own: alike ? null : (mine?.keyed ?? null),
    agreed: alike && pair !== null ? await agreedOn(db, ctx, pair.first, lateAfterHours) : null,
    lateAfterHours,
    isSequenceEnforced: usable.ok && usable.value.checklist.isSequenceEnforced,
  });
};

function whatFollows(ctx: ReadContext, form: PaperFormFound, keyings: readonly PaperKeying[]): Pick<Found, 'next' | 'why'> {
  if (ctx.actor.personId === form.personId) return { next: 'nothing', why: 'OwnForm' };
  if (isAlike(keyings)) return { next: 'sign', why: null };
  if (scopeOf(ctx.grants, 'evidence.add', ctx.actor.personId) === null) return { next: 'nothing', why: 'NotPermitted' };
  const next = nextKeying(keyings, ctx.actor, false);
  return next.ok ? { next: 'key', why: null } : { next: 'wait', why: next.failure.code };
}

async function agreedOn(db: Reader, ctx: ReadContext, { keyed }: PaperKeying, lateAfterHours: number): Promise<Found['agreed']> {
  const assessor = await accountByLogin(db, keyed.assessorLogin);
  return { ...keyed, assessorName: assessor?.printedName ?? keyed.assessorLogin, isLate: isLate(keyed, ctx.now, ctx.zone, lateAfterHours) };
}
