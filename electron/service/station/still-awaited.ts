import { fail, type Failure } from '../../../shared/result';
import type { Session, Station } from './station';

/**
 * Runs what a session must do before it may do anything else. Locked meanwhile it finds its site closed: that is no fault
 * of anything, and nothing is awaited of that session any more.
 */
export async function stillAwaited<T>(
  station: Station,
  session: Session,
  run: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly failure: Failure<'NotAwaited', undefined> }> {
  try {
    return await run();
  } catch (error) {
    if (station.session !== session) return fail<'NotAwaited'>('NotAwaited');
    throw error;
  }
}
