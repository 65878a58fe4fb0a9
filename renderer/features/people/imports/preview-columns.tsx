import { formatNumber } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import type { Column } from '../../../ui/data-table/column';
import type { DryRun } from './queries';

const words = importWords.preview;

type PlannedRow = DryRun['rows'][number];
type Reject = DryRun['rejects'][number];

export const personColumns: readonly Column<PlannedRow>[] = [
  {
    key: 'line',
    title: words.columns.line,
    width: 70,
    align: 'right',
    value: (row) => row.rowNumber,
    render: (row) => lineOf(row.rowNumber),
  },
  { key: 'number', title: words.columns.number, width: 110, value: (row) => row.employeeNumber },
  { key: 'name', title: words.columns.name, width: 200, value: (row) => row.name },
  { key: 'title', title: words.columns.title, width: 200, value: (row) => row.jobTitle },
  { key: 'department', title: words.columns.department, width: 160, value: (row) => row.department },
];

export const changedColumns: readonly Column<PlannedRow>[] = [
  ...personColumns.slice(0, 3),
  {
    key: 'changes',
    title: words.columns.changes,
    width: 480,
    value: (row) => row.changes.map((change) => words.change(importWords.fieldName(change.field), change.old, change.new)).join('; '),
  },
];

export const rejectColumns: readonly Column<Reject>[] = [
  { key: 'line', title: words.columns.line, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'reason', title: words.columns.reason, width: 480, value: (row) => row.reason },
  { key: 'value', title: words.columns.value, width: 160, value: (row) => row.value },
];

export const nameColumns: readonly Column<DryRun['departments'][number] & { readonly kind: string }>[] = [
  { key: 'kind', title: words.columns.kind, width: 120, value: (row) => row.kind },
  { key: 'name', title: words.columns.name, width: 260, value: (row) => row.name },
  { key: 'people', title: words.columns.people, width: 90, align: 'right', value: (row) => row.people },
  { key: 'state', title: words.columns.state, width: 90, value: (row) => (row.isNew ? words.isNew : words.known) },
];

export const duplicateColumns: readonly Column<DryRun['duplicates'][number]>[] = [
  { key: 'line', title: words.columns.line, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'name', title: words.columns.name, width: 180, value: (row) => row.name },
  { key: 'other', title: words.columns.other, width: 240, value: (row) => `${row.otherName}, ${row.otherNumber}` },
  {
    key: 'score',
    title: words.columns.likeness,
    width: 90,
    align: 'right',
    value: (row) => row.score,
    render: (row) => `${Math.round(row.score * 100)} %`,
  },
  { key: 'reasons', title: words.columns.reasons, width: 420, value: (row) => row.reasons.join(' ') },
];

const lineOf = (rowNumber: number | null): string => (rowNumber === null ? '–' : formatNumber(rowNumber));
