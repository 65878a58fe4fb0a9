import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { digestOfView, viewPart } from '../../reports/table-view';
import type { QueryUseCase } from '../context';
import { printedFileOf } from '../reports/printed-file';
import { viewTable } from './view-table';

/** More lines than this are no document to be read on paper. */
export const mostPrinted = 3000;

export const printView: QueryUseCase<Contract['readinessViews']['print']> = async (db, { view: asked }, ctx) => {
  const read = await viewTable(db, ctx, asked, mostPrinted);
  if (!read.ok) return read;
  const { view, total } = read.value;
  if (total > mostPrinted) return fail('TooMany', { lines: total, most: mostPrinted });
  const { title, asOf } = view;
  const name = `${title} ${asOf}`;
  return ok(await printedFileOf(db, ctx, { title, name, asOf, digest: digestOfView(view), parts: [viewPart(view)] }));
};
