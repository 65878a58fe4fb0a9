import type { Contract } from '../../../../shared/contract';
import type { CommandUseCase } from '../context';
import { writeObservation } from './write-observation';

export const recordObservation: CommandUseCase<Contract['observations']['record']> = async (tx, input, ctx) =>
  writeObservation(tx, ctx, input, null);
