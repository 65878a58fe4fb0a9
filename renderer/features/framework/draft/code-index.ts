import type { FrameworkTree } from '../../../../shared/domain/framework/tree';
import type { Head } from './queries';

type Tree = FrameworkTree<Head>;

const indices = new WeakMap<Tree['headById'], ReadonlyMap<string, readonly Head[]>>();

/** The items in use that have a code, whatever its case. Found through an index: it is asked at every letter that is typed. */
export function headsOfCode({ headById }: Tree, code: string): readonly Head[] {
  const known = indices.get(headById) ?? indexOf(headById);
  indices.set(headById, known);
  return known.get(code.toLowerCase()) ?? [];
}

export const isCodeTaken = (tree: Tree, code: string): boolean => headsOfCode(tree, code).length > 0;

function indexOf(headById: Tree['headById']): ReadonlyMap<string, readonly Head[]> {
  const byCode = new Map<string, Head[]>();
  for (const head of headById.values()) {
    if (head.isRetired) continue;
    const code = head.code.toLowerCase();
    const known = byCode.get(code);
    if (known === undefined) byCode.set(code, [head]);
    else known.push(head);
  }
  return byCode;
}
