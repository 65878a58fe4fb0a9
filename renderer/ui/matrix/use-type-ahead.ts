import { useRef } from 'react';

/** Keys further apart begin anew. */
const PAUSE_MS = 900;

/** Goes to the next row whose title begins with what is typed; answers whether the key was taken. */
export function useTypeAhead(rows: ReadonlyArray<{ readonly title: string }>, onFound: (row: number) => void) {
  const typed = useRef({ text: '', at: 0 });
  return (key: string, from: number): boolean => {
    const now = performance.now();
    const isNew = now - typed.current.at > PAUSE_MS;
    if (key === ' ' && (isNew || typed.current.text === '')) return false;
    const text = (isNew ? '' : typed.current.text) + folded(key);
    typed.current = { text, at: now };
    // a first letter again goes on to the next of its rows, a longer text may still be where it is
    const start = text.length === 1 ? from + 1 : from;
    for (let step = 0; step < rows.length; step++) {
      const row = (start + step) % rows.length;
      if (folded(rows[row]?.title ?? '').startsWith(text)) {
        onFound(row);
        return true;
      }
    }
    return true;
  };
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
