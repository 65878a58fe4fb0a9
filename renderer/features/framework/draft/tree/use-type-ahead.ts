import { useRef } from 'react';
import type { FrameworkTree } from '../../../../../shared/domain/framework/tree';

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

/** The next line from one on, and round again, whose code or title begins with a text in small letters. */
export function nextBeginning(tree: FrameworkTree, keys: readonly string[], from: number, text: string): number | undefined {
  for (let step = 0; step < keys.length; step += 1) {
    const index = (from + step) % keys.length;
    const head = tree.headById.get(keys[index] ?? '');
    if (head !== undefined && (head.code.toLowerCase().startsWith(text) || head.title.toLowerCase().startsWith(text))) return index;
  }
  return undefined;
}
