import type { Block, Cell } from './document';

type Column = readonly [name: string, width: number | 'auto' | 'rest', align?: 'right'];

export const mono = (text: string): Cell => ({ kind: 'mono', text });
export const fact = (label: string, value: Cell) => ({ label, value, wide: false });
/** A fact that may be long. */
export const wideFact = (label: string, value: Cell) => ({ label, value, wide: true });

/** Facts without those that there are none of. */
export function facts(title: string | null, given: ReadonlyArray<ReturnType<typeof fact> | null>): Block {
  return { kind: 'facts', title, facts: given.filter((one) => one !== null) };
}

export function table(title: string | null, columns: readonly Column[], rows: readonly (readonly Cell[])[], none: string): Block {
  if (rows.length === 0) return { kind: 'text', title, text: none };
  return {
    kind: 'table',
    title,
    columns: columns.map(([name, width, align]) => ({ name, width, right: align === 'right' })),
    rows: rows.map((row) => [...row]),
  };
}

/** Words with smaller ones below them; those that are empty are left out. */
export function below(text: string, ...notes: ReadonlyArray<string | null>): Cell {
  const kept = notes.flatMap((note) => (note === null || note === '' ? [] : [{ kind: 'quiet' as const, text: note }]));
  return kept.length === 0 ? text : { kind: 'stack', parts: [text, ...kept] };
}
