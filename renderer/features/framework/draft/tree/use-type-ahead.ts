import { useRef } from 'react';

const pauseMs = 700;

/** Collects letters typed in a row, so that a list can be searched by its beginnings. */
export function useTypeAhead(onText: (text: string) => void): {
  readonly type: (letter: string) => void;
  readonly isTyping: () => boolean;
} {
  const typed = useRef({ text: '', at: 0 });
  return {
    isTyping: () => typed.current.text !== '' && performance.now() - typed.current.at < pauseMs,
    type: (letter) => {
      const now = performance.now();
      const text = now - typed.current.at < pauseMs ? typed.current.text + letter : letter;
      typed.current = { text, at: now };
      onText(text);
    },
  };
}
