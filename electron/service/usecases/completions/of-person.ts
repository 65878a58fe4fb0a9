import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { isPerson } from '../../db/sql/person-header';
import type { QueryUseCase } from '../context';
import { shownEvidence } from './shown-evidence';

export const evidenceOfPerson: QueryUseCase<Contract['completions']['ofPerson']> = async (db, { personId }, ctx) =>
  (await isPerson(db, personId)) ? ok({ evidence: await shownEvidence(db, personId, null, ctx.today) }) : fail('PersonNotFound');
