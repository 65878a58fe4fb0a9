import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { queuedLearners } from '../../db/sql/completions/queues';
import type { QueryUseCase } from '../context';
import { shownPeople } from './shown-people';

export const listLearners: QueryUseCase<Contract['completions']['learners']> = async (db) => {
  const learners = await queuedLearners(db);
  const people = await shownPeople(
    db,
    learners.map(({ personId }) => personId),
  );
  return ok({ learners: learners.map(({ personId, ...learner }) => ({ ...learner, person: people.get(personId ?? '') ?? null })) });
};
