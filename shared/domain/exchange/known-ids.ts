import type { FrameworkItem } from '../../contract/framework-item';
import type { FormatKey, ReadTarget } from './framework-format';

export interface KnownIds {
  /** The item that a file's identifier stands for in this library: the one it has, or a new one, the same each time. */
  readonly of: (identifier: string) => string;
  /** The item as the library has it; undefined: the file brings it. */
  readonly item: (identifier: string) => FrameworkItem | undefined;
}

/** Finds items again by what a format called them; `nameOf` says by which identifier the format writes one born here. */
export function knownIds(format: FormatKey, target: ReadTarget, nameOf: (item: FrameworkItem) => string): KnownIds {
  const byIdentifier = new Map<string, FrameworkItem>();
  for (const item of target.known) byIdentifier.set(nameOf(item), item);
  for (const item of target.known) if (item.origin?.format === format) byIdentifier.set(item.origin.identifier, item);
  const made = new Map<string, string>();
  return {
    of: (identifier) => {
      const id = byIdentifier.get(identifier)?.itemId ?? made.get(identifier) ?? target.newId();
      made.set(identifier, id);
      return id;
    },
    item: (identifier) => byIdentifier.get(identifier),
  };
}
