import type { ReadProblem } from './framework-format';

/** Longest text of one field or cell that is looked at, in characters; longer ones are told and left out. */
export const largestCell = 10 * 1024 * 1024;
/** Most problems that are kept of one file: what is wrong ten thousand times is wrong once. */
export const mostProblems = 5000;

/** Collects what is wrong with a file. */
export interface Problems {
  readonly list: readonly ReadProblem[];
  readonly error: (path: string, message: string, value?: unknown, row?: number | null) => void;
  readonly warning: (path: string, message: string, value?: unknown, row?: number | null) => void;
}

/** A list of problems that ends, where there are more than are kept, with one line for all the others. */
export function collectProblems(): Problems {
  const list: ReadProblem[] = [];
  const note = (severity: ReadProblem['severity'], path: string, message: string, value: unknown, row: number | null): void => {
    if (list.length < mostProblems) list.push({ severity, row, path, message, value: shownValue(value) });
    else if (list.length === mostProblems)
      list.push({
        severity: 'warning',
        row: null,
        path: '',
        message: `More than ${mostProblems} problems: the others are not shown.`,
        value: null,
      });
  };
  return {
    list,
    error: (path, message, value, row = null) => note('error', path, message, value, row),
    warning: (path, message, value, row = null) => note('warning', path, message, value, row),
  };
}

/** The beginning of a value, readable whatever it is. */
export function shownValue(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value.slice(0, 200) : JSON.stringify(value).slice(0, 200);
  return mended(text.length < 120 ? text : `${text.slice(0, 119)}…`);
}

/** A text without what cannot be stored: halves of surrogate pairs and NUL become the replacement character. */
export function mended(text: string): string {
  // oxlint-disable-next-line no-control-regex -- NUL is what it looks for
  return text.replaceAll(/[\0\p{Surrogate}]/gu, '\u{fffd}');
}
