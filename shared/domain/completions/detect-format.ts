import { wordKey, type CompletionFormat } from './completion-format';
import { knownFormats } from './formats/known-formats';

/** The formats whose required columns are all there, the one that knows most of the headers first. */
export function detectFormats(headers: readonly string[]): readonly CompletionFormat[] {
  const there = new Set(headers.map(wordKey));
  const known = (format: CompletionFormat): number =>
    new Set(Object.values(format.columns).flatMap((names) => names.map(wordKey).filter((name) => there.has(name)))).size;
  return knownFormats
    .filter((format) => format.required.every((header) => there.has(wordKey(header))) && hasStatus(format, there))
    .toSorted((a, b) => known(b) - known(a));
}

/** Where the status has several names, one of them must be there, or a rule that does without. */
function hasStatus(format: CompletionFormat, there: ReadonlySet<string>): boolean {
  const names = [...(format.columns.status ?? []), ...(format.columns.success ?? [])];
  return names.some((name) => there.has(wordKey(name))) || (format.statusByDate !== null && format.columns.success === undefined);
}
