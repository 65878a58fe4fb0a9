import { frameworkItem, type FrameworkItem } from '../../../contract/framework-item';
import type { ReadTarget } from '../framework-format';
import type { KnownIds } from '../known-ids';
import type { Problems } from '../problems';
import type { CasePackage, Placed } from './read-package';
import type { CaseTree } from './read-tree';
import { isObject } from './strict';

/** What reading an item needs to know of everything else in the file and in the library. */
export interface Reading {
  readonly file: CasePackage;
  readonly tree: CaseTree;
  readonly target: ReadTarget;
  readonly problems: Problems;
  readonly ids: KnownIds;
  /** The item that an identifier in the file stands for; the identifier itself where neither file nor library has it. */
  readonly refer: (identifier: string) => string;
  readonly rubricById: ReadonlyMap<string, Placed>;
  readonly scaleId: string;
}

/** An item that Touchstone can keep; else as the file has it without our own additions, or a problem. */
export function checked(item: unknown, path: string, problems: Problems, plain?: FrameworkItem): FrameworkItem[] {
  const parsed = frameworkItem.safeParse(item);
  if (parsed.success) return [parsed.data];
  const issue = parsed.error.issues[0];
  const where = `${path}${issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`}`;
  const second = plain === undefined ? undefined : frameworkItem.safeParse(plain);
  if (second?.success === true) {
    problems.warning(
      where,
      'What was added to this by Touchstone is not as it must be: only what CASE itself says was taken.',
      titleOf(item),
    );
    return [second.data];
  }
  problems.error(where, 'This is not as an item must be, and was left out.', titleOf(item));
  return [];
}

function titleOf(item: unknown): unknown {
  return isObject(item) ? item['title'] : undefined;
}
