import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { answersOf } from '../../db/sql/person-answers';
import { printedNames } from '../../db/sql/printed-names';
import type { QueryUseCase } from '../context';
import { ownIds } from '../people/own-ids';
import { ownView } from './own-view';

export const getOwnRecord: QueryUseCase<Contract['ownRecord']['get']> = async (db, { personId }, ctx) => {
  const view = await ownView(db, ctx, personId);
  return view === null ? fail('PersonNotFound') : ok(view);
};

export const listAnswers: QueryUseCase<Contract['ownRecord']['answers']> = async (db, { personId }) => {
  const rows = await answersOf(db, await ownIds(db, personId));
  const names = await printedNames(
    db,
    rows.map(({ answeredBy }) => answeredBy),
  );
  return ok({
    answers: rows.map(({ answerId, recordType, recordId, text, answeredBy, answeredAt }) => {
      return { answerId, recordType, recordId, text, by: names.get(answeredBy) ?? answeredBy, at: answeredAt };
    }),
  });
};
