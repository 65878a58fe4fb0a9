import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { keyingsOf, paperForms } from '../../db/sql/paper-forms';
import type { QueryUseCase } from '../context';
import { shownForm } from './usable-form';

export const listPaper: QueryUseCase<Contract['paper']['list']> = async (db, _input, ctx) => {
  const forms = [];
  for (const form of await paperForms(db, {}, ctx.scope, ctx.today)) forms.push(shownForm(form, await keyingsOf(db, form.formId)));
  return ok({ forms });
};
