import type { FrameworkItem } from '../../../contract/framework-item';
import type { ReadTarget } from '../framework-format';
import type { KnownIds } from '../known-ids';
import { plainGroup } from '../plain-items';
import type { Problems } from '../problems';

/** What is needed to make items of rows. */
export interface OnetReading {
  readonly target: ReadTarget;
  readonly ids: KnownIds;
  readonly problems: Problems;
  /** A place at the end of what stands below a parent. */
  readonly next: (parent: string) => number;
}

/** A heading of our own, which O*NET has no row for. */
export function heading(identifier: string, title: string, parent: string | null, { target, ids, next }: OnetReading): FrameworkItem {
  const known = ids.item(identifier);
  const parentId = parent === null ? null : ids.of(parent);
  const origin = { format: 'onet', identifier, rest: '{}' };
  return plainGroup(
    {
      itemId: ids.of(identifier),
      frameworkId: target.frameworkId,
      parentId,
      ordinal: known?.ordinal ?? next(parent ?? ''),
      code: '',
      title,
      origin,
    },
    '',
  );
}
