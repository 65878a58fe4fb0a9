import type { Contract } from '../../../../shared/contract';
import type { SessionState } from '../../../../shared/contract/session';
import { ok } from '../../../../shared/result';
import { sessionState } from '../../station/session-state';
import type { Station } from '../../station/station';
import type { StationUseCase } from '../context';

export const watchSession: StationUseCase<Contract['session']['watch']> = async (station, _input, { signal }) =>
  ok(changes(station, signal));

async function* changes(station: Station, signal: AbortSignal | undefined): AsyncGenerator<SessionState, void> {
  let wake: () => void = () => undefined;
  let hasChanged = true;
  const stop = station.onChange(() => {
    hasChanged = true;
    wake();
  });
  const abort = (): void => wake();
  signal?.addEventListener('abort', abort);
  try {
    while (signal?.aborted !== true) {
      if (hasChanged) {
        hasChanged = false;
        yield sessionState(station);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', abort);
  }
}
