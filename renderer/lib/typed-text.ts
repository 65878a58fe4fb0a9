import { useState } from 'react';

/** Text being typed, the value it is typed towards as last seen, and what of it was sent there and has not come back. */
export interface TypedText {
  readonly text: string;
  readonly value: string;
  readonly sent: readonly string[];
}

/** The text of a field whose value has changed: one's own text that only now arrives does not undo what was typed since. */
export function followValue({ text, sent }: TypedText, value: string): TypedText {
  const at = sent.lastIndexOf(value);
  if (at >= 0) return { text, value, sent: sent.slice(at + 1) };
  return { text: text.trim() === value ? text : value, value, sent: [] };
}

/** A field whose value lives elsewhere, as in the address: it follows that value when Back, a link or a button changes it. */
export function useTypedText(value: string): {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Says that this is on its way to become the value. */
  readonly send: (value: string) => void;
} {
  const [typed, setTyped] = useState<TypedText>({ text: value, value, sent: [] });
  if (typed.value !== value) setTyped(followValue(typed, value));
  return {
    text: typed.text,
    type: (text) => setTyped((old) => ({ ...old, text })),
    send: (next) => setTyped((old) => ({ ...old, sent: [...old.sent, next] })),
  };
}
