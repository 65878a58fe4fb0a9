import { useState, type DragEvent, type RefObject } from 'react';
import { mayLieIn, planMove, type Target } from '../../../../../shared/domain/framework/move';
import { catalogueOfKey, type FrameworkTree } from '../../../../../shared/domain/framework/tree';
import type { VisibleRow } from '../../../../../shared/domain/framework/visible-rows';
import { rowHeight } from './row-height';

const STEP = 16;

export interface DropLine {
  readonly top: number;
  readonly indent: number;
  readonly isInto: boolean;
}
type Drop = { readonly kind: 'move'; readonly target: Target } | { readonly kind: 'require' | 'tasks'; readonly roleId: string };

/** Dragging lines of the tree to another place; competencies and tasks also onto a role, which then requires or does them. */
export function useTreeDrag({
  scroller,
  tree,
  rows,
  chosen,
  isOff,
  onMove,
  onRequire,
  onTasks,
}: {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly tree: FrameworkTree;
  readonly rows: readonly VisibleRow[];
  readonly chosen: readonly string[];
  readonly isOff: boolean;
  readonly onMove: (itemIds: readonly string[], target: Target) => void;
  readonly onRequire: (roleId: string, itemIds: readonly string[]) => void;
  readonly onTasks: (roleId: string, itemIds: readonly string[]) => void;
}) {
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [line, setLine] = useState<DropLine | null>(null);

  const dropAt = (event: DragEvent): { readonly drop: Drop; readonly line: DropLine } | null => {
    const box = scroller.current?.getBoundingClientRect();
    if (box === undefined || dragged.length === 0) return null;
    const y = event.clientY - box.top + (scroller.current?.scrollTop ?? 0);
    const index = Math.min(rows.length - 1, Math.max(0, Math.floor(y / rowHeight)));
    const row = rows[index];
    if (row === undefined) return null;
    const within = y / rowHeight - index;
    const head = tree.headById.get(row.key);
    const kinds = new Set(dragged.map((itemId) => tree.headById.get(itemId)?.kind));
    const into: DropLine = { top: index * rowHeight, indent: row.depth * STEP, isInto: true };
    if (head?.kind === 'role' && kinds.size === 1 && kinds.has('competency'))
      return { drop: { kind: 'require', roleId: row.key }, line: into };
    if (head?.kind === 'role' && kinds.size === 1 && kinds.has('task')) return { drop: { kind: 'tasks', roleId: row.key }, line: into };
    const mayHold =
      catalogueOfKey(row.key) !== null ||
      (head !== undefined && [...kinds].every((kind) => kind !== undefined && mayLieIn(kind, head.kind)));
    const isInto = mayHold && (catalogueOfKey(row.key) !== null || (within > 0.3 && within < 0.7));
    if (isInto) return moveTo({ parentKey: row.key, beforeId: null }, into);
    const parentKey = tree.parentById.get(row.key);
    if (parentKey === undefined) return null;
    const siblings = tree.childrenById.get(parentKey) ?? [];
    const isBefore = within < 0.5;
    const beforeId = isBefore ? row.key : (siblings[siblings.indexOf(row.key) + 1] ?? null);
    let below = index + 1;
    if (!isBefore) while (below < rows.length && (rows[below]?.depth ?? 0) > row.depth) below += 1;
    return moveTo({ parentKey, beforeId }, { top: (isBefore ? index : below) * rowHeight, indent: row.depth * STEP, isInto: false });
  };
  const moveTo = (target: Target, at: DropLine) =>
    planMove(tree, dragged, target).fault === null ? { drop: { kind: 'move', target } as const, line: at } : null;
  const end = (): void => {
    setDragged([]);
    setLine(null);
  };
  return {
    line,
    handlers: {
      onDragStart: (event: DragEvent) => {
        const key = event.target instanceof HTMLElement ? event.target.dataset['key'] : undefined;
        if (isOff || key === undefined || !tree.headById.has(key)) return event.preventDefault();
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', tree.headById.get(key)?.code ?? '');
        setDragged(chosen.includes(key) ? chosen : [key]);
      },
      onDragOver: (event: DragEvent) => {
        const found = dropAt(event);
        if (found !== null) {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
        }
        const next = found?.line ?? null;
        setLine((old) => (old?.top === next?.top && old?.indent === next?.indent && old?.isInto === next?.isInto ? old : next));
      },
      onDragLeave: (event: DragEvent) => {
        if (event.relatedTarget instanceof Node && scroller.current?.contains(event.relatedTarget) === true) return;
        setLine(null);
      },
      onDrop: (event: DragEvent) => {
        const found = dropAt(event);
        event.preventDefault();
        if (found?.drop.kind === 'move') onMove(dragged, found.drop.target);
        if (found?.drop.kind === 'require') onRequire(found.drop.roleId, dragged);
        if (found?.drop.kind === 'tasks') onTasks(found.drop.roleId, dragged);
        end();
      },
      onDragEnd: end,
    },
  };
}
