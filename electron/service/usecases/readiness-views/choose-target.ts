import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import type { QueryUseCase } from '../context';
import { withEnding } from '../framework-exchange/with-ending';
import { keepView } from './prepared-view';
import { viewTable } from './view-table';

const mostWritten = 50_000;

export const chooseViewTarget: QueryUseCase<Contract['readinessViews']['chooseTarget']> = async (db, { format, view: asked }, ctx) => {
  const read = await viewTable(db, ctx, asked, mostWritten);
  if (!read.ok) return read;
  const { view, total } = read.value;
  if (total > mostWritten) return fail('TooMany', { lines: total, most: mostWritten });
  const suggestedName = `readiness-${ctx.today}.${format}`;
  const chosen = await ctx.choosePath('exportView', { kind: 'saveFile', title: 'Write the view to', suggestedName });
  if (chosen === null) return ok(null);
  const { handle, fileName } = chosen;
  keepView(ctx.session.prepared, handle, format, view);
  return ok({ handle, fileName: withEnding(fileName, format) });
};
