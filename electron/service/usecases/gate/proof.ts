import type { Contract } from '../../../../shared/contract';
import type { QueryUseCase } from '../context';
import { proofOf } from './proof-of';

export const gateProof: QueryUseCase<Contract['gate']['proof']> = async (db, input, ctx) => proofOf(db, input, ctx);
