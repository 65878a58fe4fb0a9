import type { ExceptionKind } from '../../../../shared/domain/exception';
import { checkDays } from '../../../../shared/domain/exception-terms';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';
import { checkConcerned, sameOn, takenAwayOn } from './concerned';

/** What is to hold from one day to another. */
interface Span {
  readonly personId: string;
  readonly competencyId: string;
  readonly from: string;
  readonly to: string | null;
}

/** Whether something may hold for a person on some days: real ones, at most so many, and with nothing in its way. */
export async function checkSpan(tx: Tx, ctx: CommandContext, kind: ExceptionKind, span: Span, days: number) {
  const { from, to } = span;
  const dates = checkDays(from, to, days, ctx.today);
  if (!dates.ok) return dates;
  const concerned = await checkConcerned(tx, ctx, span);
  if (!concerned.ok) return concerned;
  const { known } = concerned.value;
  return takenAwayOn(known, from) ?? sameOn(known, kind, from, to) ?? concerned;
}
