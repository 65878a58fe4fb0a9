import { isRealDate } from '../../../../shared/domain/calendar';
import { localTime } from '../../../../shared/domain/wall-clock';
import { fail, ok } from '../../../../shared/result';
import type { Tx } from '../../db/schema';
import { isTask } from '../../db/sql/competency-tasks';
import type { CommandContext } from '../context';

interface Told {
  readonly on: string;
  readonly time: string | null;
  readonly taskId: string | null;
}

/** Whether something can have been on a day and time, in a task there is. */
export async function checkedDay(tx: Tx, ctx: CommandContext, { on, time, taskId }: Told) {
  if (!isRealDate(on)) return fail('NotADate');
  if (on > ctx.today || (on === ctx.today && time !== null && time > localTime(ctx.now, ctx.zone))) return fail('NotYetSeen');
  return taskId !== null && !(await isTask(tx, taskId)) ? fail('TaskNotFound') : ok(null);
}
