import { useVirtualizer } from '@tanstack/react-virtual';
import { useImperativeHandle, type MouseEvent, type ReactNode, type Ref, type RefObject } from 'react';
import { catalogueOfKey, type FrameworkTree } from '../../../../../shared/domain/framework/tree';
import type { Head } from '../queries';
import { rowHeight } from './row-height';
import { TreeRow } from './tree-row';
import type { ShownRows } from './use-shown-rows';
import type { DropLine } from './use-tree-drag';
import classes from './tree.module.css';

export interface TreeLinesHandle {
  readonly show: (index: number) => void;
}

/** What stands in for a line while it is typed. */
export interface LineEditor {
  readonly at: number;
  /** A line of its own, for an item that there is not yet. */
  readonly isExtra: boolean;
  readonly draw: (top: number) => ReactNode;
}

/** The lines in view. Scrolling draws these again and nothing else of the page. */
export function TreeLines({
  ref,
  scroller,
  id,
  shown: { rows, counts },
  tree,
  active,
  selected,
  cut,
  openItemId,
  editor,
  dropLine,
  onClick,
  onToggle,
}: {
  readonly ref: Ref<TreeLinesHandle>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly shown: ShownRows;
  readonly tree: FrameworkTree<Head>;
  readonly active: number;
  readonly selected: ReadonlySet<string>;
  readonly cut: readonly string[];
  readonly openItemId: string | null;
  readonly editor: LineEditor | null;
  readonly dropLine: DropLine | null;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onToggle: (key: string, isOpen: boolean) => void;
}) {
  const virtualizer = useVirtualizer({
    count: rows.length + (editor?.isExtra === true ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useImperativeHandle(ref, () => ({ show: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }) }), [virtualizer]);
  return (
    <div className={classes.body} style={{ height: virtualizer.getTotalSize() }} role="none">
      {virtualizer.getVirtualItems().map((virtual) => {
        if (editor !== null && virtual.index === editor.at) return editor.draw(virtual.start);
        const index = editor?.isExtra === true && virtual.index > editor.at ? virtual.index - 1 : virtual.index;
        const row = rows[index];
        if (row === undefined) return null;
        const head = tree.headById.get(row.key);
        return (
          <TreeRow
            key={row.key}
            id={`${id}-${index}`}
            row={row}
            top={virtual.start}
            head={head}
            end={head?.toId == null ? undefined : tree.headById.get(head.toId)}
            count={head === undefined ? (counts.get(catalogueOfKey(row.key) ?? '') ?? 0) : 0}
            isActive={index === active}
            isSelected={selected.has(row.key)}
            isOpenItem={openItemId === row.key}
            isCut={cut.includes(row.key)}
            index={index}
            onClick={onClick}
            onToggle={onToggle}
          />
        );
      })}
      {dropLine !== null && (
        <div
          className={dropLine.isInto ? classes.dropInto : classes.dropLine}
          style={{ top: dropLine.top, insetInlineStart: dropLine.indent }}
          data-drop
        />
      )}
    </div>
  );
}
