import {
  IconBook2,
  IconBriefcase,
  IconChecklist,
  IconChevronDown,
  IconChevronRight,
  IconFolder,
  IconPuzzle,
  IconRulerMeasure,
  IconTarget,
  IconArrowRight,
  type Icon,
} from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import type { ItemKind } from '../../../../../shared/contract/framework-item';
import { catalogueOfKey } from '../../../../../shared/domain/framework/tree';
import type { VisibleRow } from '../../../../../shared/domain/framework/visible-rows';
import { formatNumber } from '../../../../lib/formatting';
import { draftWords as words } from '../../../../lib/words/framework-draft';
import type { Head } from '../queries';
import classes from './tree.module.css';

export const kindIcons: Readonly<Record<ItemKind, Icon>> = {
  group: IconFolder,
  competency: IconTarget,
  role: IconBriefcase,
  task: IconChecklist,
  clause: IconBook2,
  scale: IconRulerMeasure,
  block: IconPuzzle,
  requirement: IconArrowRight,
  link: IconArrowRight,
  mapping: IconArrowRight,
};

interface Props {
  readonly id: string;
  readonly row: VisibleRow;
  readonly top: number;
  /** Undefined for a catalogue. */
  readonly head: Head | undefined;
  /** What a line leads to. */
  readonly end: Head | undefined;
  readonly count: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isOpenItem: boolean;
  readonly isCut: boolean;
  readonly index: number;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onToggle: (key: string, isOpen: boolean) => void;
}

function TreeRowView({ id, row, top, head, end, count, isActive, isSelected, isOpenItem, isCut, index, onClick, onToggle }: Props) {
  const catalogue = catalogueOfKey(row.key);
  const kind = head?.kind ?? catalogue ?? 'group';
  const KindIcon = kindIcons[kind];
  const shown = end ?? head;
  const code = shown?.code ?? '';
  const title = catalogue === null ? (shown?.title ?? '') : words.catalogues[catalogue];
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth}
      aria-expanded={row.hasChildren ? row.isOpen : undefined}
      aria-selected={isSelected}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-label={
        catalogue === null
          ? words.tree.row(words.kinds[kind], code, title, head?.change == null ? null : words.changes[head.change])
          : title
      }
      className={classes.row}
      data-key={row.key}
      data-catalogue={catalogue ?? undefined}
      data-active={isActive || undefined}
      data-open={isOpenItem || undefined}
      data-cut={isCut || undefined}
      data-retired={head?.isRetired || undefined}
      draggable={head !== undefined}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: (row.depth - 1) * 16 + 4 }}
      onClick={(event) => onClick(index, event)}
    >
      <span
        className={classes.chevron}
        aria-hidden
        onClick={(event) => {
          if (!row.hasChildren || catalogue !== null) return;
          event.stopPropagation();
          onToggle(row.key, !row.isOpen);
        }}
      >
        {row.hasChildren && (row.isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />)}
      </span>
      <KindIcon className={classes.icon} size={16} stroke={1.5} aria-hidden />
      {head?.kind === 'requirement' && <span className={classes.line}>{words.tree.requires}</span>}
      {code !== '' && <span className={classes.code}>{code}</span>}
      <span className={classes.title}>{title}</span>
      {catalogue !== null && <span className={classes.count}>{formatNumber(count)}</span>}
      {head?.change != null && (
        <span className={classes.change} data-change={head.change} title={words.changes[head.change]}>
          {words.changeMarks[head.change]}
        </span>
      )}
    </div>
  );
}

/** One line of the tree. Drawn again only when something of it has changed: there are many. */
export const TreeRow = memo(
  TreeRowView,
  (a, b) =>
    a.head === b.head &&
    a.end === b.end &&
    a.top === b.top &&
    a.index === b.index &&
    a.count === b.count &&
    a.isActive === b.isActive &&
    a.isSelected === b.isSelected &&
    a.isOpenItem === b.isOpenItem &&
    a.isCut === b.isCut &&
    a.row.key === b.row.key &&
    a.row.depth === b.row.depth &&
    a.row.isOpen === b.row.isOpen &&
    a.row.hasChildren === b.row.hasChildren &&
    a.row.position === b.row.position &&
    a.row.siblings === b.row.siblings,
);
