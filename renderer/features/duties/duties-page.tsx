import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconCalendarStats, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isRealDate } from '../../../shared/domain/calendar';
import { dutyKinds, type DutyKind } from '../../../shared/domain/duty';
import { useAsOf } from '../../lib/as-of';
import { dutyPath } from '../../lib/duty-path';
import { goneToOf, ownerOf, whatOf, whyOf } from '../../lib/duty-text';
import { unitChoices } from '../../lib/unit-tree';
import { useMay, useSession } from '../../lib/session';
import { dutyWords as words } from '../../lib/words/duties';
import { levellingWords } from '../../lib/words/levelling';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { DateText } from '../../ui/date-text';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { QueryError } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PrintedAlone } from '../../ui/printed-alone';
import { ShortTable } from '../../ui/short-table';
import { SuccessNote } from '../../ui/success-note';
import { dutiesPrinted, dutiesShown, useDuties, useUnits, useWrite, type Duty, type DutyFilter } from './queries';
import { WriteForm } from './write-form';
import classes from './duties.module.css';

const heads = words.columns;
const columns: readonly Column<Duty>[] = [
  {
    key: 'due',
    title: heads.due,
    width: 96,
    value: (row) => row.dueOn,
    render: (row) => <DateText date={row.dueOn} />,
  },
  {
    key: 'overdue',
    title: heads.overdue,
    width: 88,
    align: 'right',
    value: (row) => (row.overdueDays === 0 ? null : row.overdueDays),
    render: (row) => row.overdueDays > 0 && <strong className={classes.overdue}>{words.days(row.overdueDays)}</strong>,
  },
  { key: 'kind', title: heads.kind, width: 136, value: (row) => words.kinds[row.kind], order: (row) => dutyKinds.indexOf(row.kind) },
  { key: 'what', title: heads.what, width: 264, value: whatOf, render: (row) => <What row={row} /> },
  { key: 'person', title: heads.person, width: 152, value: (row) => row.person?.name ?? null },
  { key: 'number', title: heads.number, width: 88, value: (row) => row.person?.employeeNumber ?? null },
  { key: 'owner', title: heads.owner, width: 152, value: ownerOf },
  { key: 'goneTo', title: heads.goneTo, width: 240, value: goneToOf },
  {
    key: 'planned',
    title: heads.planned,
    width: 200,
    value: ({ planned }) => (planned === null ? null : words.planned(planned.on, planned.assessorName)),
  },
  { key: 'reason', title: heads.reason, width: 240, value: whyOf },
];
interface Asked {
  readonly whose?: DutyFilter['whose'];
  readonly kind?: DutyKind | undefined;
  readonly unit?: string | undefined;
  readonly owner?: undefined;
  readonly overdue?: true | undefined;
  readonly dueBy?: string | undefined;
}

function What({ row }: { readonly row: Duty }) {
  const path = dutyPath(row.target);
  return path === null ? (
    whatOf(row)
  ) : (
    <a className={classes.what} href={`#${path}`} title={whatOf(row)}>
      {whatOf(row)}
    </a>
  );
}

const keyOf = (row: Duty): string => row.key;

/** One list of what is to be done: what lapses, what a change or a new role asks for, what waits for approval or review. */
export function DutiesPage() {
  return (
    <IfMay permission="people.read">
      <Listed />
    </IfMay>
  );
}

function Listed() {
  const navigate = useNavigate();
  const { history } = useRouter();
  const mayLevel = useMay('readiness.read');
  const asOf = useAsOf();
  const { today } = useSession();
  const search = useSearch({ strict: false });
  const units = useUnits().data?.units ?? [];
  const filter: DutyFilter = {
    whose: search.whose ?? 'own',
    kind: dutyKinds.find((one) => one === search.kind) ?? null,
    unitId: search.unit ?? null,
    ownerPersonId: search.owner ?? null,
    overdueOnly: search.overdue === true,
    dueBy: search.dueBy ?? null,
    asOf,
  };
  const [offset, setOffset] = useState(0);
  const [dueBy, setDueBy] = useState(filter.dueBy ?? '');
  const write = useWrite();
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const query = useDuties(filter, offset, dutiesShown);
  const rows = query.data?.duties ?? [];
  const printed = usePrinted(filter);
  const { total, overdue } = query.data ?? { total: 0, overdue: 0 };
  const isFiltered = filter.kind !== null || filter.unitId !== null || filter.overdueOnly || filter.ownerPersonId !== null;
  const ask = (part: Asked) => {
    setOffset(0);
    void navigate({ to: '.', search: (old) => ({ ...old, ...part }) });
  };
  const isDateWrong = dueBy !== '' && !isRealDate(dueBy);
  const counted = words.count(total, overdue, asOf ?? today);
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          query.data === undefined ? words.subtitle : words.steps(query.data.steps.lineManagerAfterDays, query.data.steps.siteHeadAfterDays)
        }
        parent={{ label: words.toToday, href: '#/' }}
        actions={
          <>
            {mayLevel && (
              <Button
                variant="default"
                leftSection={<IconCalendarStats size={16} aria-hidden />}
                onClick={() => history.push('/work/level')}
              >
                {levellingWords.open}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              loading={printed.isReading}
              onClick={printed.print}
            >
              {words.print}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              disabled={isWriting}
              onClick={() => {
                setWritten(null);
                setWriting(true);
              }}
            >
              {words.write}
            </Button>
          </>
        }
      />
      {isWriting && (
        <WriteForm
          title={words.writeTitle}
          failed={words.notWritten}
          hint={words.formatHint}
          what="list"
          write={write}
          onWrite={(file, done) => write.mutate({ ...filter, ...file }, done)}
          onCancel={() => setWriting(false)}
          onDone={({ lines, fileName, sha256 }) => {
            setWriting(false);
            setWritten(`${words.written(lines, fileName)}. SHA-256: ${sha256}`);
          }}
        />
      )}
      {written !== null && <SuccessNote>{written}</SuccessNote>}
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={words.whose}
          data={[
            { value: 'own', label: words.own },
            { value: 'all', label: words.all },
          ]}
          value={filter.whose}
          onChange={(whose) => ask({ whose: whose === 'all' ? 'all' : 'own' })}
        />
        <Select
          aria-label={words.kind}
          placeholder={words.allKinds}
          data={dutyKinds.map((value) => ({ value, label: words.kinds[value] }))}
          value={filter.kind}
          clearable
          onChange={(kind) => ask({ kind: dutyKinds.find((one) => one === kind) })}
        />
        <Select
          aria-label={words.unit}
          placeholder={words.allUnits}
          className={classes.unit}
          data={unitChoices(units)}
          value={filter.unitId}
          searchable
          clearable
          onChange={(unit) => ask({ unit: unit ?? undefined })}
        />
        <TextInput
          aria-label={words.dueBy}
          placeholder={words.dueBy}
          title={words.dueByHint}
          className={classes.date}
          value={dueBy}
          maxLength={10}
          error={isDateWrong ? words.dueByWrong : null}
          onChange={(event) => setDueBy(event.currentTarget.value)}
          onBlur={() => {
            if (!isDateWrong && dueBy !== (filter.dueBy ?? '')) ask({ dueBy: dueBy === '' ? undefined : dueBy });
          }}
        />
        <Checkbox
          label={words.overdueOnly}
          checked={filter.overdueOnly}
          onChange={(event) => ask({ overdue: event.currentTarget.checked || undefined })}
        />
        {filter.ownerPersonId !== null && (
          <Button variant="default" onClick={() => ask({ owner: undefined })}>
            {words.anyOwner}
          </Button>
        )}
        <span className={classes.small} role="status">
          {query.data !== undefined && counted}
        </span>
      </div>
      <DataTable
        name="duties"
        label={words.label}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        onOpen={(row) => {
          const path = dutyPath(row.target);
          if (path !== null) history.push(path);
        }}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          isFiltered ? <EmptyState title={words.none} hint={words.noneHint} /> : <EmptyState title={words.empty} hint={words.emptyHint} />
        }
      />
      {total > dutiesShown && (
        <div className={classes.pages}>
          <Button variant="default" disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - dutiesShown))}>
            {words.earlier}
          </Button>
          <Button variant="default" disabled={offset + dutiesShown >= total} onClick={() => setOffset(offset + dutiesShown)}>
            {words.later}
          </Button>
          <span className={classes.small}>{words.range(offset + 1, offset + rows.length, total)}</span>
        </div>
      )}
      {printed.rows !== null && (
        <div className={classes.paper}>
          <PrintedAlone isWide what={words.sheet(asOf ?? today, filter.kind === null ? '' : words.kinds[filter.kind])}>
            <p className={classes.small}>
              {total > printed.rows.length ? `${counted}. ${words.onlyShown(1, printed.rows.length, total)}` : counted}
            </p>
            <PrintedList rows={printed.rows} />
          </PrintedAlone>
        </div>
      )}
    </>
  );
}

/** Reads all lines for paper before it is printed, as far as a sheet of paper goes. */
function usePrinted(filter: DutyFilter) {
  const [asked, setAsked] = useState<DutyFilter | null>(null);
  const { data } = useDuties(asked ?? filter, 0, dutiesPrinted, asked !== null);
  const rows = asked === null ? null : (data?.duties ?? null);
  useEffect(() => {
    if (rows === null) return undefined;
    const end = () => setAsked(null);
    window.addEventListener('afterprint', end, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', end);
  }, [rows]);
  return { rows, isReading: asked !== null, print: () => setAsked(filter) };
}

function PrintedList({ rows }: { readonly rows: readonly Duty[] }) {
  return (
    <ShortTable label={words.label}>
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {columns.map(({ key, value, render }) => (
              <td key={key}>{render === undefined ? value(row) : render(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}
