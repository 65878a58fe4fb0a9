import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber, formatPercent } from '../../lib/formatting';
import { completionWords } from '../../lib/words/completions';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import type { DryRun, Preview } from './queries';
import { ToStatusMeanings } from './status-meanings';
import classes from './completions.module.css';

const words = completionWords.preview;
const { columns: heads } = words;

type Row = DryRun['rows'][number];

const rowColumns: readonly Column<Row>[] = [
  { key: 'row', title: heads.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'learner', title: heads.learner, width: 160, value: (row) => row.learnerId },
  {
    key: 'person',
    title: heads.person,
    width: 170,
    value: (row) => row.person?.name ?? (row.learner === 'found' ? '' : words.because[row.learner]),
  },
  { key: 'course', title: heads.course, width: 170, value: (row) => row.courseTitle },
  { key: 'status', title: heads.status, width: 100, value: (row) => completionWords.statuses[row.status] },
  { key: 'on', title: heads.completedOn, width: 110, value: (row) => row.completedOn },
  {
    key: 'score',
    title: heads.score,
    width: 80,
    align: 'right',
    value: (row) => row.score,
    render: (row) => (row.score === null ? '' : formatPercent(row.score)),
  },
  {
    key: 'what',
    title: heads.what,
    width: 220,
    value: (row) => `${completionWords.outcomes[row.outcome]}${row.replaces ? `, ${words.replaces}` : ''}`,
  },
];
const rejectColumns: readonly Column<DryRun['rejects'][number]>[] = [
  { key: 'row', title: heads.row, width: 70, align: 'right', value: (row) => row.rowNumber },
  { key: 'reason', title: heads.reason, width: 480, value: (row) => row.reason },
  { key: 'value', title: heads.value, width: 260, value: (row) => row.value },
];
const courseColumns: readonly Column<DryRun['courses'][number]>[] = [
  { key: 'course', title: heads.course, width: 320, value: (row) => row.courseId },
  { key: 'title', title: heads.title, width: 320, value: (row) => row.courseTitle },
  { key: 'completions', title: heads.completions, width: 120, align: 'right', value: (row) => row.completions },
];
const learnerColumns: readonly Column<DryRun['learners'][number]>[] = [
  { key: 'learner', title: heads.learner, width: 280, value: (row) => row.learnerId },
  { key: 'because', title: heads.because, width: 260, value: (row) => words.because[row.because] },
  { key: 'completions', title: heads.completions, width: 120, align: 'right', value: (row) => row.completions },
];
const otherColumns: readonly Column<DryRun['others'][number]>[] = [
  { key: 'verb', title: heads.verb, width: 480, value: (row) => row.verb },
  { key: 'statements', title: heads.statements, width: 120, align: 'right', value: (row) => row.statements },
];

const alwaysShown: ReadonlySet<string> = new Set(['rows', 'added', 'known', 'rejected', 'evidence']);
const counts = [
  'rows',
  'added',
  'replaced',
  'known',
  'duplicates',
  'rejected',
  'takenBack',
  'nothingToTakeBack',
  'voidedHere',
  'noted',
  'others',
  'evidence',
] as const;

/** What the import would bring, kind by kind. */
export function DryRunView({ dryRun, unknown }: { readonly dryRun: DryRun; readonly unknown: Preview['unknownStatuses'] }) {
  const { totals } = dryRun;
  const news = totals.added + totals.replaced;
  const tabs: readonly { readonly key: string; readonly title: string; readonly content: ReactNode }[] = [
    { key: 'rows', title: words.tabs.rows(news), content: <List name="rows" columns={rowColumns} rows={dryRun.rows} all={news} /> },
    {
      key: 'rejects',
      title: words.tabs.rejects(totals.rejected),
      content: (
        <>
          <ToStatusMeanings unknown={unknown} />
          <List name="rejects" columns={rejectColumns} rows={dryRun.rejects} all={totals.rejected} />
        </>
      ),
    },
    {
      key: 'courses',
      title: words.tabs.courses(totals.unmapped),
      content: <List name="courses" columns={courseColumns} rows={dryRun.courses} all={totals.unmapped} />,
    },
    {
      key: 'learners',
      title: words.tabs.learners(totals.unknownLearners),
      content: <List name="learners" columns={learnerColumns} rows={dryRun.learners} all={totals.unknownLearners} />,
    },
    ...(totals.others === 0
      ? []
      : [
          {
            key: 'others',
            title: words.tabs.others(totals.others),
            content: <List name="others" columns={otherColumns} rows={dryRun.others} all={dryRun.others.length} />,
          },
        ]),
  ];
  return (
    <section className={classes.section} aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} className={classes.sectionTitle}>
        {words.title}
      </h2>
      <dl className={classes.counts}>
        {counts
          .filter((key) => totals[key] > 0 || alwaysShown.has(key))
          .map((key) => (
            <div key={key}>
              <dt>{words.counts[key]}</dt>
              <dd>{formatNumber(totals[key])}</dd>
            </div>
          ))}
      </dl>
      <Tabs defaultValue={news === 0 && totals.rejected > 0 ? 'rejects' : 'rows'} keepMounted={false}>
        <Tabs.List>
          {tabs.map(({ key, title }) => (
            <Tabs.Tab key={key} value={key}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ key, content }) => (
          <Tabs.Panel key={key} value={key} className={classes.panel}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function List<R>({
  name,
  columns,
  rows,
  all,
}: {
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly all: number;
}) {
  return (
    <>
      {all > rows.length && <p className={classes.small}>{words.shownOf(rows.length, all)}</p>}
      <DataTable
        name={`completions.${name}`}
        label={words.title}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(rows.indexOf(row))}
        empty={<EmptyState title={words.none} />}
      />
    </>
  );
}
