import { useEffect, useState } from 'react';
import { useSession } from '../../../lib/session';
import type { Moment } from './assessment-text';

const everyMs = 20_000;

/** Today and now, followed while the form is open: whether an entry is late can change under it. */
export function useMoment(): Moment {
  const { today } = useSession();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return { today, now };
}

/** The very moment of a key or a tap. */
export function momentNow(today: string): Moment {
  return { today, now: new Date() };
}
