import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconBaselineDensityMedium, IconColumns3, IconCopy, IconFilter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { uiWords } from '../../lib/words/ui';
import type { Column } from './column';
import classes from './data-table.module.css';

const words = uiWords.table;

export function TableToolbar<Row, Density extends keyof typeof words.densities>(props: {
  readonly shown: number;
  readonly all: number;
  readonly selected: number;
  readonly hasFilterRow: boolean;
  readonly onFilterToggle: () => void;
  readonly columns: readonly Column<Row>[];
  readonly hidden: ReadonlySet<string>;
  readonly onColumnToggle: (key: string) => void;
  readonly onShowAll: () => void;
  readonly density: Density;
  readonly densities: readonly Density[];
  readonly onDensity: (density: Density) => void;
  readonly onCopy: () => void;
  readonly tools: ReactNode;
}) {
  return (
    <div className={classes.toolbar}>
      <span className={classes.count} role="status">
        {words.rows(props.shown, props.all)}
        {props.selected > 0 && <strong className={classes.selectedCount}>{words.selected(props.selected)}</strong>}
      </span>
      <Tooltip label={words.filterHint}>
        <Button
          variant={props.hasFilterRow ? 'light' : 'subtle'}
          color={props.hasFilterRow ? undefined : 'gray'}
          size="compact-sm"
          aria-pressed={props.hasFilterRow}
          aria-keyshortcuts="/"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={props.onFilterToggle}
        >
          {words.filter}
        </Button>
      </Tooltip>
      <ColumnMenu {...props} />
      <DensityMenu density={props.density} densities={props.densities} onDensity={props.onDensity} />
      <Tooltip label={words.copy}>
        <ActionIcon size={28} aria-label={words.copy} onClick={props.onCopy}>
          <IconCopy size={16} />
        </ActionIcon>
      </Tooltip>
      {props.tools}
    </div>
  );
}

function ColumnMenu<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly hidden: ReadonlySet<string>;
  readonly onColumnToggle: (key: string) => void;
  readonly onShowAll: () => void;
}) {
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {words.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.columnMenu} aria-label={words.chooseColumns}>
        {props.columns.slice(1).map((column) => (
          <Menu.CheckboxItem key={column.key} checked={!props.hidden.has(column.key)} onChange={() => props.onColumnToggle(column.key)}>
            {column.title}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={props.hidden.size === 0} onClick={props.onShowAll}>
          {words.showAllColumns}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function DensityMenu<Density extends keyof typeof words.densities>(props: {
  readonly density: Density;
  readonly densities: readonly Density[];
  readonly onDensity: (density: Density) => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={words.density}>
          <ActionIcon size={28} aria-label={words.density}>
            <IconBaselineDensityMedium size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown aria-label={words.density}>
        <Menu.RadioGroup value={props.density}>
          {props.densities.map((density) => (
            <Menu.RadioItem key={density} value={density} onChange={() => props.onDensity(density)}>
              {words.densities[density]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
