import { useEffect, useState } from 'react';

/** Whole seconds until an instant, counted down; 0 once it has passed or when there is none. */
export function useSecondsUntil(instant: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = instant === null ? 0 : Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));
  useEffect(() => {
    if (instant === null) return undefined;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [instant]);
  return left;
}
