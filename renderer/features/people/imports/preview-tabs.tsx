import { Tabs } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { importWords } from '../../../lib/words/imports';
import { DataTable } from '../../../ui/data-table/data-table';
import type { Column } from '../../../ui/data-table/column';
import { EmptyState } from '../../../ui/empty-state';
import { DifferenceTable } from './difference-table';
import { IdentityTable } from './identity-table';
import type { Decisions, DryRun } from './queries';
import { changedColumns, duplicateColumns, nameColumns, personColumns, rejectColumns } from './preview-columns';
import { WarningList } from './warning-list';
import classes from './imports.module.css';

const words = importWords.preview;

/** What the import would do, kind by kind. */
export function PreviewTabs({
  dryRun,
  decisions,
  isBusy,
  onDecide,
}: {
  readonly dryRun: DryRun;
  readonly decisions: Decisions;
  readonly isBusy: boolean;
  readonly onDecide: (next: Decisions) => void;
}) {
  const { totals } = dryRun;
  // Kept: a new list is sorted and filtered anew.
  const [created, updated, unchanged] = useMemo(
    () => (['create', 'update', 'unchanged'] as const).map((action) => dryRun.rows.filter((row) => row.action === action)),
    [dryRun.rows],
  );
  const names = [
    ...dryRun.departments.map((name) => ({ ...name, kind: words.department })),
    ...dryRun.jobTitles.map((name) => ({ ...name, kind: words.jobTitle })),
  ];
  const tabs: ReadonlyArray<{ readonly key: string; readonly title: string; readonly content: ReactNode }> = [
    {
      key: 'create',
      title: words.tabs.create(totals.create),
      content: <List name="create" columns={personColumns} rows={created ?? []} all={totals.create} />,
    },
    {
      key: 'update',
      title: words.tabs.update(totals.update),
      content: <List name="update" columns={changedColumns} rows={updated ?? []} all={totals.update} />,
    },
    {
      key: 'unchanged',
      title: words.tabs.unchanged(totals.unchanged),
      content: (
        <List
          name="unchanged"
          columns={personColumns}
          rows={unchanged ?? []}
          all={totals.unchanged}
          unlisted={words.notListed(totals.unchanged)}
        />
      ),
    },
    {
      key: 'rejected',
      title: words.tabs.rejected(totals.reject),
      content: <List name="rejects" columns={rejectColumns} rows={dryRun.rejects} all={dryRun.rejects.length} />,
    },
    ...(totals.kept + totals.conflicts === 0
      ? []
      : [
          {
            key: 'conflicts',
            title: words.tabs.conflicts(totals.kept + totals.conflicts),
            content: (
              <DifferenceTable
                rows={[...dryRun.conflicts, ...dryRun.kept]}
                all={totals.kept + totals.conflicts}
                isBusy={isBusy}
                onTake={(key, field, take) =>
                  onDecide({
                    ...decisions,
                    fields: [...decisions.fields.filter((one) => one.key !== key || one.field !== field), { key, field, take }],
                  })
                }
              />
            ),
          },
        ]),
    ...(totals.identities + decisions.identities.length === 0
      ? []
      : [
          {
            key: 'identities',
            title: words.tabs.identities(totals.identities),
            content: (
              <IdentityTable
                rows={dryRun.identities}
                decided={decisions.identities.length}
                isBusy={isBusy}
                onWho={(key, personId) =>
                  onDecide({ ...decisions, identities: [...decisions.identities.filter((one) => one.key !== key), { key, personId }] })
                }
                onUndo={() => onDecide({ ...decisions, identities: [] })}
              />
            ),
          },
        ]),
    ...(totals.duplicates === 0
      ? []
      : [
          {
            key: 'duplicates',
            title: words.tabs.duplicates(totals.duplicates),
            content: (
              <>
                <p className={classes.small}>{words.duplicatesHint}</p>
                <List name="duplicates" columns={duplicateColumns} rows={dryRun.duplicates} all={totals.duplicates} />
              </>
            ),
          },
        ]),
    {
      key: 'warnings',
      title: words.tabs.warnings(totals.warnings),
      content: <WarningList warnings={dryRun.warnings} all={totals.warnings} />,
    },
    {
      key: 'organisation',
      title: words.tabs.organisation,
      content: <List name="names" columns={nameColumns} rows={names} all={names.length} />,
    },
  ];
  return (
    <section className={classes.section} aria-labelledby="preview">
      <h2 id="preview" className={classes.sectionTitle}>
        {words.title}
      </h2>
      {totals.absent > 0 && <p className={classes.small}>{words.absent(totals.absent)}</p>}
      {totals.terminations > 0 && <p className={classes.small}>{words.terminations(totals.terminations)}</p>}
      {totals.rehires > 0 && <p className={classes.small}>{words.rehires(totals.rehires)}</p>}
      {totals.endedPositions > 0 && <p className={classes.small}>{words.endedPositions(totals.endedPositions)}</p>}
      {totals.passedOver > 0 && <p className={classes.small}>{words.passedOver(totals.passedOver)}</p>}
      {totals.rows > 0 && totals.unchanged === totals.rows && <p className={classes.small}>{words.allUnchanged}</p>}
      <Tabs defaultValue={firstTab(totals)} keepMounted={false}>
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

/** The first list that has anything in it, of those that say what happens. */
const firstTab = ({ create, update, reject, unchanged }: DryRun['totals']): string =>
  create > 0 ? 'create' : update > 0 ? 'update' : reject > 0 ? 'rejected' : unchanged > 0 ? 'unchanged' : 'create';

function List<Row>({
  name,
  columns,
  rows,
  all,
  unlisted,
}: {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly all: number;
  /** Why none of them is listed though there are some. */
  readonly unlisted?: string;
}) {
  // A line can be rejected for several reasons: only its place in the list is its own.
  const places = useMemo(() => new Map(rows.map((row, at) => [row, at])), [rows]);
  if (unlisted !== undefined && rows.length === 0 && all > 0) return <p className={classes.said}>{unlisted}</p>;
  return (
    <>
      {all > rows.length && <p className={classes.small}>{words.shownOf(rows.length, all)}</p>}
      <DataTable
        name={`import.${name}`}
        label={words.title}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(places.get(row))}
        empty={<EmptyState title={words.none} />}
      />
    </>
  );
}
