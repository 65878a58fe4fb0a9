import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The newest state of something, for what is done later than it is drawn: a key, a timer, an answer. */
export function useNewest<T>(value: T): RefObject<T> {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  });
  return newest;
}
