import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { changeRows } from '../../db/sql/year-ahead';
import type { QueryUseCase } from '../context';
import { askedChanges } from './asked';
import { shownChanges } from './shown-changes';

export const listChangesAhead: QueryUseCase<Contract['yearAhead']['changes']> = async (db, { offset, limit, ...input }, ctx) => {
  const asked = await askedChanges(db, input, ctx);
  if (!asked.ok) return asked;
  const { after, through } = asked.value;
  const rows = await changeRows(db, asked.value, { offset, limit });
  if (input.personId !== null && rows.length > 0) ctx.noteRead(input.personId);
  return ok({ after, through, changes: await shownChanges(db, rows) });
};
