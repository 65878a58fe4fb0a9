import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { frameworkWords } from '../../../lib/words/framework';
import { addRow, moveRow, neighbourOf } from './move-row';
import classes from '../framework.module.css';

const words = frameworkWords.editor;

/** Rows in an order that matters, added, moved and removed by mouse or keyboard. The focus follows the row. */
export function RowList<Row extends { readonly rowKey: string }>({
  title,
  hint,
  rowName,
  addLabel,
  emptyText,
  rows,
  most,
  makeRow,
  onChange,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  /** What one row is called: `Step`. */
  readonly rowName: string;
  readonly addLabel: string;
  readonly emptyText: string;
  readonly rows: readonly Row[];
  /** How many rows there may be. */
  readonly most: number;
  /** A new row, made to follow another one. */
  readonly makeRow: (after: Row | undefined) => Row;
  readonly onChange: (rows: readonly Row[]) => void;
  /** The fields of a row; the one to type in first is named `text`. */
  readonly children: (row: Row, name: string) => ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<{ readonly rowKey: string; readonly field: string } | null>(null);
  const [announcement, setAnnouncement] = useState('');
  useLayoutEffect(() => {
    if (focusNext.current === null) return;
    const { rowKey, field } = focusNext.current;
    focusNext.current = null;
    const row = [...(list.current?.children ?? [])].find((one) => one instanceof HTMLElement && one.dataset['row'] === rowKey);
    const target = row?.querySelector<HTMLElement>(`[name="${field}"]`);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  });

  const nameOf = (rowKey: string): string => `${rowName} ${rows.findIndex((row) => row.rowKey === rowKey) + 1}`;
  const move = (rowKey: string, by: -1 | 1, field: string) => {
    const moved = moveRow(rows, rowKey, by);
    if (moved === rows) return;
    focusNext.current = { rowKey, field };
    setAnnouncement(words.moved(nameOf(rowKey), moved.findIndex((row) => row.rowKey === rowKey) + 1));
    onChange(moved);
  };
  const add = (below: string | null) => {
    if (rows.length >= most) return;
    const row = makeRow(below === null ? rows.at(-1) : rows.find((one) => one.rowKey === below));
    focusNext.current = { rowKey: row.rowKey, field: 'text' };
    onChange(addRow(rows, below, row));
  };
  const remove = (rowKey: string) => {
    const neighbour = neighbourOf(rows, rowKey);
    if (neighbour === null) document.getElementById(`${id}-add`)?.focus();
    else focusNext.current = { rowKey: neighbour, field: 'text' };
    setAnnouncement(words.removed(nameOf(rowKey)));
    onChange(rows.filter((row) => row.rowKey !== rowKey));
  };
  // Taken on the way down: a choice field would open at the arrow keys.
  const onKeyDownCapture = (rowKey: string, event: KeyboardEvent) => {
    const field = event.target instanceof HTMLElement ? (event.target.getAttribute('name') ?? 'text') : 'text';
    if (event.altKey && event.key === 'ArrowUp') move(rowKey, -1, field);
    else if (event.altKey && event.key === 'ArrowDown') move(rowKey, 1, field);
    else if (event.altKey && event.key === 'Delete') remove(rowKey);
    else if (event.ctrlKey && event.key === 'Enter') add(rowKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {title}
      </h2>
      <p className={classes.small}>
        {hint} {words.keys}
      </p>
      {rows.length === 0 && <p className={classes.dimmed}>{emptyText}</p>}
      <ol ref={list} className={classes.rows}>
        {rows.map((row, index) => {
          const name = `${rowName} ${index + 1}`;
          return (
            <li
              key={row.rowKey}
              data-row={row.rowKey}
              className={classes.row}
              aria-label={name}
              onKeyDownCapture={(event) => onKeyDownCapture(row.rowKey, event)}
            >
              <span className={classes.rowNumber}>{index + 1}</span>
              <div className={classes.rowFields}>{children(row, name)}</div>
              <div className={classes.rowTools}>
                <Tool label={words.up(name)} field="up" disabled={index === 0} onClick={() => move(row.rowKey, -1, 'up')}>
                  <IconArrowUp size={16} />
                </Tool>
                <Tool
                  label={words.down(name)}
                  field="down"
                  disabled={index === rows.length - 1}
                  onClick={() => move(row.rowKey, 1, 'down')}
                >
                  <IconArrowDown size={16} />
                </Tool>
                <Tool label={words.remove(name)} field="remove" onClick={() => remove(row.rowKey)}>
                  <IconTrash size={16} />
                </Tool>
              </div>
            </li>
          );
        })}
      </ol>
      <div>
        <Button
          id={`${id}-add`}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={rows.length >= most}
          onClick={() => add(null)}
        >
          {addLabel}
        </Button>
      </div>
      <div role="status" className={classes.hidden}>
        {announcement}
      </div>
    </section>
  );
}

function Tool(props: {
  readonly label: string;
  readonly field: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        className={classes.tool}
        name={props.field}
        aria-label={props.label}
        disabled={props.disabled === true}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
