import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { passphrasePolicy } from '../../db/sql/passphrases';
import type { QueryUseCase } from '../context';

export const getPassphrasePolicy: QueryUseCase<Contract['users']['passphrasePolicy']> = async (db) => ok(await passphrasePolicy(db));
