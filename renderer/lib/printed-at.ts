import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** The moment at which the window was last sent to paper, for the line that says so. */
export function usePrintedAt(): Date {
  const [printedAt, setPrintedAt] = useState(() => new Date());
  useEffect(() => {
    // drawn at once: the paper is taken from the page as it stands when this returns
    const note = () => flushSync(() => setPrintedAt(new Date()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return printedAt;
}
