import { Alert, Button } from '@mantine/core';
import { formatNumber } from '../../lib/formatting';
import { directoryWords } from '../../lib/words/directory';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { KeyValueList } from '../../ui/key-value-list';
import type { DirectoryPreview } from './queries';
import classes from './directory.module.css';

const words = directoryWords.file;
type Proposal = DirectoryPreview['proposals'][number];
type Reject = DirectoryPreview['rejects'][number];

const proposalColumns: readonly Column<Proposal>[] = [
  { key: 'userName', title: words.proposalColumns.userName, width: 200, value: ({ userName }) => userName },
  { key: 'action', title: words.proposalColumns.action, width: 140, value: ({ action }) => directoryWords.actions[action] },
  { key: 'displayName', title: words.proposalColumns.displayName, width: 200, value: ({ displayName }) => displayName },
  { key: 'person', title: words.proposalColumns.person, width: 200, value: ({ person }) => person?.name ?? null },
  { key: 'row', title: words.proposalColumns.row, width: 70, align: 'right', value: ({ rowNumber }) => rowNumber },
];
const rejectColumns: readonly Column<Reject>[] = [
  { key: 'row', title: words.rejectColumns.row, width: 70, align: 'right', value: ({ rowNumber }) => rowNumber },
  { key: 'reason', title: words.rejectColumns.reason, width: 480, value: ({ reason }) => reason },
  { key: 'value', title: words.rejectColumns.value, width: 200, value: ({ value }) => value },
];
const keyOf = ({ rowNumber }: { readonly rowNumber: number }): string => String(rowNumber);

/** What a directory's file says, what it would propose, and what of it is not read. */
export function DirectoryPreviewView({ preview, onOther }: { readonly preview: DirectoryPreview; readonly onOther: () => void }) {
  const { totals, proposals, rejects, withdrawn, notices, roleColumns } = preview;
  const proposed = totals.create + totals.disable;
  const odd = [...(roleColumns.length === 0 ? [] : [words.roles(roleColumns.join(', '))]), ...notices];
  return (
    <>
      <section className={classes.section}>
        <div className={classes.head}>
          <KeyValueList
            items={[
              { key: 'name', label: words.facts.name, value: preview.fileName },
              { key: 'rows', label: words.facts.rows, value: formatNumber(preview.rowCount) },
              { key: 'columns', label: words.facts.columns, value: preview.columns.join(', ') },
              { key: 'sha256', label: words.facts.sha256, value: <code className={classes.digest}>{preview.sha256}</code> },
            ]}
          />
          <Button variant="default" onClick={onOther}>
            {words.other}
          </Button>
        </div>
        {odd.length > 0 && (
          <Alert variant="outline" color="var(--mantine-color-text)" title={words.notices}>
            <ul className={classes.notices}>
              {odd.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Alert>
        )}
      </section>
      <section className={classes.section} aria-labelledby="proposals">
        <h2 id="proposals" className={classes.sectionTitle}>
          {words.proposals}
        </h2>
        <p className={classes.small}>{words.counts(totals.create, totals.disable, totals.withdrawn, totals.unchanged, totals.rejected)}</p>
        {proposed === 0 ? (
          <p className={classes.text}>{words.nothing}</p>
        ) : (
          <div className={classes.table}>
            <DataTable name="directory.preview" label={words.proposals} columns={proposalColumns} rows={proposals} rowKey={keyOf} />
          </div>
        )}
        {proposed > proposals.length && <p className={classes.small}>{words.firstOf(proposals.length, proposed)}</p>}
        {withdrawn.length > 0 && <p className={classes.text}>{words.withdrawn(withdrawn.map(({ userName }) => userName).join(', '))}</p>}
      </section>
      {rejects.length > 0 && (
        <section className={classes.section} aria-labelledby="rejects">
          <h2 id="rejects" className={classes.sectionTitle}>
            {words.rejects}
          </h2>
          <div className={classes.table}>
            <DataTable name="directory.rejects" label={words.rejects} columns={rejectColumns} rows={rejects} rowKey={keyOf} />
          </div>
          {totals.rejected > rejects.length && <p className={classes.small}>{words.firstOf(rejects.length, totals.rejected)}</p>}
        </section>
      )}
    </>
  );
}
