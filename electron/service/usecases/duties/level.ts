import type { Contract } from '../../../../shared/contract';
import type { QueryUseCase } from '../context';
import { proposedPlan } from './proposed-plan';

export const levelDuties: QueryUseCase<Contract['duties']['level']> = (db, input, ctx) => proposedPlan(db, input, ctx);
