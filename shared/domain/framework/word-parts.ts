/** A stretch of a text that is in both versions, or in one of them alone. */
export interface TextPart {
  readonly is: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Past so many pairs of words two texts are shown as one replaced by the other. */
const maxCells = 1_000_000;

/** Two versions of a text as one row of parts: what is removed and same makes the old one, what is added and same the new one. */
export function wordParts(old: string, now: string): TextPart[] {
  const [a, b] = [wordsOf(old), wordsOf(now)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (words: readonly string[]): TextPart => ({ is: 'same', text: words.join('') });
  return joined([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]);
}

/** Words, the spaces between them, and everything else one by one. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gsu) ?? [];

function between(a: readonly string[], b: readonly string[]): TextPart[] {
  if (a.length * b.length > maxCells)
    return [
      { is: 'removed', text: a.join('') },
      { is: 'added', text: b.join('') },
    ];
  // Length of the longest common row of words from each pair on.
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ is: 'same', text: a[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ is: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      parts.push({ is: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

/** Neighbours of one sort as one part; between two changed stretches a lone space belongs to both, so that sentences stay readable. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const rows: TextPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') rows.push({ is: 'removed', text: removed });
    if (added !== '') rows.push({ is: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { is, text }] of parts.entries()) {
    if (text === '') continue;
    const isBridge =
      is === 'same' &&
      /^\s+$/u.test(text) &&
      removed !== '' &&
      added !== '' &&
      parts.slice(index + 1).find((part) => part.text !== '')?.is !== 'same';
    if (is === 'removed' || isBridge) removed += text;
    if (is === 'added' || isBridge) added += text;
    if (is !== 'same' || isBridge) continue;
    flush();
    const last = rows.at(-1);
    if (last?.is === 'same') rows[rows.length - 1] = { is, text: last.text + text };
    else rows.push({ is, text });
  }
  flush();
  return rows;
}
