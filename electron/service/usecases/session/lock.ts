import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { endSession } from '../../station/end-session';
import { sessionState } from '../../station/session-state';
import type { StationUseCase } from '../context';

/** Ends the session by hand. */
export const lockSession: StationUseCase<Contract['session']['lock']> = async (station) => {
  await endSession(station);
  return ok(sessionState(station));
};
