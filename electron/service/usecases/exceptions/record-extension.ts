import type { Contract } from '../../../../shared/contract';
import { addDays, isRealDate } from '../../../../shared/domain/calendar';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import type { CommandContext, InputOf } from '../context';
import { checkConcerned, takenAwayOn } from './concerned';
import { extensionTerms } from './extension-terms';

/** Everything an extension can be refused for but its own place among the others; writes nothing. */
export async function checkExtension(
  tx: Tx,
  ctx: CommandContext,
  { personId, competencyId, to }: InputOf<Contract['exceptions']['extend']>,
) {
  if (!isRealDate(to)) return fail('NotADate');
  const concerned = await checkConcerned(tx, ctx, { personId, competencyId, from: ctx.today });
  if (!concerned.ok) return concerned;
  const { known } = concerned.value;
  const away = takenAwayOn(known, ctx.today);
  if (away !== null) return away;
  const found = await extensionTerms(tx, { personId, competencyId, today: ctx.today }, known);
  if (!found.ok) return found;
  const { endsOn, latest, days } = found.value;
  const next = addDays(endsOn, 1);
  const earliest = next < ctx.today ? ctx.today : next;
  if (latest < earliest || to > latest) return fail('BeyondLimit', { latest, days });
  return to < earliest ? fail('NotAfterEnd', { endsOn, earliest }) : ok(found.value);
}

/** The row of an extension: it holds from the day on which it is signed. */
export function extensionRow(
  { today }: CommandContext,
  { personId, competencyId, to, reason }: InputOf<Contract['exceptions']['extend']>,
  { assessmentId, endsOn, ordinal }: { readonly assessmentId: string; readonly endsOn: string; readonly ordinal: number },
) {
  const dates = { validFrom: today, validTo: to, endBefore: endsOn };
  return { kind: 'extension', personId, competencyId, ...dates, concernsId: assessmentId, ordinal, reason } as const;
}
