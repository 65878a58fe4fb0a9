import { currencyRule } from '../../../contract/validity';
import { fitting } from '../tables/read-rows';
import type { Problems } from '../problems';
import type { Codec } from './content-columns';

const separator = '\n';

/** A value as it is written into a cell; `nameOf` names the item of an id. */
export function cellOf(value: unknown, codec: Codec, nameOf: (itemId: string) => string): string {
  if (value === null || value === undefined) return '';
  switch (codec.as) {
    case 'flag':
      return value === true ? 'yes' : 'no';
    case 'reference':
      return nameOf(plain(value));
    case 'references':
      return Array.isArray(value) ? value.map((id: unknown) => nameOf(plain(id))).join(separator) : '';
    case 'words':
      return Array.isArray(value) ? value.map((word: unknown) => plain(word)).join('; ') : '';
    case 'evidence':
      return Array.isArray(value) ? value.map((part: { kind: string; count: number }) => `${part.kind} ${part.count}`).join('; ') : '';
    case 'currency': {
      const rule = currencyRule.safeParse(value);
      return rule.success ? `${rule.data.count} in ${rule.data.withinDays} days` : '';
    }
    default:
      return plain(value);
  }
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

export interface CellPlace {
  readonly column: string;
  readonly row: number;
  readonly problems: Problems;
  /** The id of the item that a reference names. */
  readonly refer: (reference: string, column: string, row: number) => string;
}

/** What a cell says, or undefined: nothing, or nothing that can be used, which is told. */
export function valueOf(cell: string, codec: Codec, { column, row, problems, refer }: CellPlace): unknown {
  if (cell === '') return undefined;
  switch (codec.as) {
    case 'text':
      return fitting(cell, codec.longest, column, problems, row);
    case 'word': {
      const found = codec.words.find((word) => word.toLowerCase() === cell.toLowerCase());
      if (found === undefined) problems.warning(column, `This is none of ${codec.words.join(', ')}: it was not taken.`, cell, row);
      return found;
    }
    case 'whole': {
      // a workbook writes 3 as 3, other programs as 3.0 or 3,0
      const value = /^\d{1,4}(?:[.,]0+)?$/.test(cell) ? Number.parseInt(cell, 10) : Number.NaN;
      if (value >= codec.from && value <= codec.to) return value;
      problems.warning(column, `This is no whole number from ${codec.from} to ${codec.to}: it was not taken.`, cell, row);
      return undefined;
    }
    case 'flag': {
      if (/^(?:yes|y|true|1|x)$/i.test(cell)) return true;
      if (/^(?:no|n|false|0)$/i.test(cell)) return false;
      problems.warning(column, `This is neither yes nor no: ${codec.otherwise ? 'yes' : 'no'} was taken.`, cell, row);
      return undefined;
    }
    case 'date':
      if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(cell)) return cell;
      problems.warning(column, 'A date is written 2026-03-14: it was not taken.', cell, row);
      return undefined;
    case 'reference':
      return refer(cell, column, row);
    case 'references':
      return cell
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .slice(0, codec.longest)
        .map((part) => refer(part, column, row));
    case 'words':
      return wordsOf(cell, codec.words, column, row, problems);
    case 'evidence':
      return evidenceOf(cell, column, row, problems);
    case 'currency': {
      const [, count, withinDays] = /^(\d{1,3})\s+in\s+(\d{1,4})(?:\s+days?)?$/i.exec(cell) ?? [];
      const rule = currencyRule.safeParse({ count: Number(count), withinDays: Number(withinDays) });
      if (rule.success) return rule.data;
      problems.warning(column, 'Performances that keep it current are written “3 in 90 days”: it was not taken.', cell, row);
      return undefined;
    }
  }
}

/** Those of the words that a cell names, each once; of others it is told that they were not taken. */
function wordsOf(cell: string, words: readonly string[], column: string, row: number, problems: Problems): string[] {
  const named = cell
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const found = named.flatMap((part) => {
    const word = words.find((one) => one.toLowerCase() === part.toLowerCase());
    if (word === undefined) problems.warning(column, `This is none of ${words.join(', ')}: it was not taken.`, part, row);
    return word === undefined ? [] : [word];
  });
  return [...new Set(found)];
}

function evidenceOf(cell: string, column: string, row: number, problems: Problems): unknown {
  const parts = cell.split(/[;\n]/).flatMap((part) => {
    const found = /^\s*(knowledge|practical|observation)\s*([1-9])?\s*$/i.exec(part);
    if (found === null && part.trim() !== '')
      problems.warning(column, 'Evidence is written “practical 1; observation 2”: this part was not taken.', part, row);
    return found === null ? [] : [{ kind: found[1]?.toLowerCase(), count: Number(found[2] ?? 1) }];
  });
  if (parts.length > 3) problems.warning(column, 'More than three kinds of evidence: the first three were taken.', cell, row);
  return parts.slice(0, 3);
}
