import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { sessionState } from '../../station/session-state';
import type { StationUseCase } from '../context';

export const getSession: StationUseCase<Contract['session']['get']> = async (station) => ok(sessionState(station));
