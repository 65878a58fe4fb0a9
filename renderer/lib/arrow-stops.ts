import { useState, type KeyboardEvent } from 'react';

const page = 10;

/** Makes a long list of checkboxes one stop for Tab: the arrow keys, Page Up and Page Down, Home and End go through it. */
export function useArrowStops(ids: readonly string[]): {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** What the checkbox of an entry takes. */
  readonly of: (id: string) => { readonly tabIndex: number; readonly onFocus: () => void };
} {
  const [at, setAt] = useState<string | null>(null);
  const stop = at !== null && ids.includes(at) ? at : ids[0];
  return {
    onKeyDown: (event) => {
      const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type="checkbox"]')];
      const from = boxes.findIndex((box) => box === event.target);
      const to = placeAfter(event.key, from, boxes.length - 1);
      if (from < 0 || to === null) return;
      event.preventDefault();
      boxes[Math.min(Math.max(to, 0), boxes.length - 1)]?.focus();
    },
    of: (id) => ({ tabIndex: id === stop ? 0 : -1, onFocus: () => setAt(id) }),
  };
}

function placeAfter(key: string, from: number, last: number): number | null {
  if (key === 'ArrowDown') return from + 1;
  if (key === 'ArrowUp') return from - 1;
  if (key === 'PageDown') return from + page;
  if (key === 'PageUp') return from - page;
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}
