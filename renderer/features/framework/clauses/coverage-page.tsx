import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { useSession } from '../../../lib/session';
import { careWords } from '../../../lib/words/framework-care';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { QueryError } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { PrintedAlone } from '../../../ui/printed-alone';
import { ShortTable } from '../../../ui/short-table';
import { useClauseCoverage, type CoveredClause } from '../queries';
import classes from './coverage.module.css';

const words = careWords.coverage;
const codes = (items: CoveredClause['tasks']): string => items.map(({ code, title }) => (code === '' ? title : code)).join(', ');
const stateOf = ({ isCovered }: CoveredClause): string => (isCovered ? words.covered : words.uncovered);
const keyOf = (clause: CoveredClause): string => clause.clauseId;

const columns: readonly Column<CoveredClause>[] = [
  { key: 'code', title: words.columns.code, width: 120, value: (clause) => clause.code },
  { key: 'state', title: words.columns.state, width: 120, value: stateOf, render: (clause) => <State clause={clause} /> },
  { key: 'title', title: words.columns.title, width: 240, value: (clause) => clause.title },
  { key: 'document', title: words.columns.document, width: 144, value: documentOf },
  { key: 'edition', title: words.columns.edition, width: 80, value: (clause) => clause.edition },
  { key: 'tasks', title: words.columns.tasks, width: 144, value: (clause) => codes(clause.tasks) },
  { key: 'competencies', title: words.columns.competencies, width: 176, value: (clause) => codes(clause.competencies) },
  { key: 'required', title: words.columns.required, width: 120, align: 'right', value: (clause) => clause.required },
  { key: 'qualified', title: words.columns.qualified, width: 88, align: 'right', value: (clause) => clause.qualified },
];
const withoutPeople = columns.filter(({ key }) => key !== 'required' && key !== 'qualified');

/** Which clauses in force on the day of the header a competency answers to; what none answers to stands first. Printed as a plain table. */
export function CoveragePage() {
  const asOf = useAsOf();
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        parent={{ label: words.back, href: asOf === null ? '#/framework/clauses' : `#/framework/clauses?asOf=${asOf}` }}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {words.print}
          </Button>
        }
      />
      <IfMay permission="framework.read">
        <Coverage />
      </IfMay>
    </>
  );
}

function Coverage() {
  const query = useClauseCoverage();
  const navigate = useNavigate();
  const asOf = useAsOf();
  const { today } = useSession();
  const clauses = useMemo(() => query.data?.clauses ?? [], [query.data]);
  const hasPeople = clauses.some(({ required }) => required !== null);
  const open = clauses.filter(({ isCovered }) => !isCovered).length;
  return (
    <>
      {clauses.length > 0 && (
        <p className={classes.summary} role="status">
          {words.open(open, clauses.length)} {!hasPeople && words.noNumbers}
        </p>
      )}
      <DataTable
        name="clause-coverage"
        label={words.label}
        columns={hasPeople ? columns : withoutPeople}
        rows={clauses}
        rowKey={keyOf}
        onOpen={({ clauseId }) => void navigate({ to: '/framework/clauses/$itemId', params: { itemId: clauseId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
      />
      {clauses.length > 0 && (
        <div className={classes.paper}>
          <PrintedAlone what={words.sheet(asOf ?? today)}>
            <p className={classes.summary}>{words.open(open, clauses.length)}</p>
            <PaperTable clauses={clauses} columns={hasPeople ? columns : withoutPeople} />
          </PrintedAlone>
        </div>
      )}
    </>
  );
}

/** The whole report, whatever the window scrolls. */
function PaperTable({
  clauses,
  columns: shown,
}: {
  readonly clauses: readonly CoveredClause[];
  readonly columns: readonly Column<CoveredClause>[];
}) {
  return (
    <ShortTable label={words.label}>
      <thead>
        <tr>
          {shown.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {clauses.map((clause) => (
          <tr key={clause.clauseId}>
            {shown.map(({ key, value, align }) => (
              <td key={key} style={align === 'right' ? { textAlign: 'right' } : {}}>
                {value(clause)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}

function State({ clause }: { readonly clause: CoveredClause }) {
  return <span className={clause.isCovered ? classes.covered : classes.uncovered}>{stateOf(clause)}</span>;
}

function documentOf({ authority, document }: CoveredClause): string {
  return [authority, document].filter((part) => part !== '').join(', ');
}
