import type { Session, Station } from './station';

/** Aborts with the call, and as soon as the session that made it has ended. To be let go when the work is over. */
export function whileSession(
  station: Station,
  session: Session | null,
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly letGo: () => void } {
  const ended = new AbortController();
  const letGo = station.onChange(() => {
    if (station.session !== session) ended.abort(new Error('the session has ended'));
  });
  if (station.session !== session) ended.abort(new Error('the session has ended')); // before the first event was read
  return { signal: signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal]), letGo };
}
