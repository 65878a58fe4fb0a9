import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { eventKindsOn } from '../../db/sql/qualification-events';
import type { QueryUseCase } from '../context';

export const eventKinds: QueryUseCase<Contract['events']['kinds']> = async (db, _input, { today }) =>
  ok({ kinds: await eventKindsOn(db, today) });
