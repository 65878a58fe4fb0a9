import type { Contract } from '../../../../shared/contract';
import { itemDifference } from '../../../../shared/domain/framework/difference';
import { itemFor, mayReadGuidance } from '../../../../shared/domain/framework/guidance';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { fieldTexts } from '../framework/field-texts';
import { seenObligation } from './seen-obligation';
import { shownObligations } from './shown-obligations';
import { textToRead } from './text-to-read';

/** What is to be read, exactly as its revision has it. */
export const obligationText: QueryUseCase<Contract['obligations']['text']> = async (db, { obligationId }, ctx) => {
  const row = await seenObligation(db, obligationId, ctx);
  if (row === undefined) return fail('ObligationNotFound');
  if (row.kind === 'onboarding') return fail('NothingToRead');
  const [obligation] = await shownObligations(db, [row], ctx);
  if (obligation === undefined) return fail('ObligationNotFound');
  const { item, former, digest } = await textToRead(db, row);
  const difference = itemDifference(former, item, false);
  const texts = await fieldTexts(db, difference === null ? [] : [difference]);
  const fields = texts.fieldsOf(row.itemId).filter(({ path }) => path[1] !== 'guidance' || mayReadGuidance(path[2] ?? '', ctx.grants));
  const shown = (one: typeof item) => itemFor(one, ctx.grants);
  return ok({ obligation, item: shown(item), former: former === null ? null : shown(former), fields, digest });
};
