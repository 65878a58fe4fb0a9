import { Select } from '@mantine/core';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAsOf } from '../../lib/as-of';
import { useMay, useSession } from '../../lib/session';
import { assessorWords } from '../../lib/words/assessors';
import type { Column } from '../../ui/data-table/column';
import { DataTable } from '../../ui/data-table/data-table';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { QueryError } from '../../ui/loaded';
import { authorityFilters, isShown, scopeText, stateText, type AuthorityFilter } from './authority-state';
import { useAuthorities, type Authority } from './queries';
import classes from './assessors.module.css';

const words = assessorWords.list;

const columnsOn = (day: string): readonly Column<Authority>[] => [
  { key: 'name', title: words.columns.name, width: 168, value: (row) => row.userName },
  { key: 'scope', title: words.columns.scope, width: 216, value: scopeText },
  {
    key: 'level',
    title: words.columns.level,
    width: 104,
    value: (row) => (row.highestLevel === null ? assessorWords.anyLevel : String(row.highestLevel)),
    order: (row) => row.highestLevel ?? 99,
  },
  { key: 'state', title: words.columns.state, width: 192, value: (row) => stateText(row, day) },
  { key: 'from', title: words.columns.from, width: 96, value: (row) => row.from },
  { key: 'until', title: words.columns.until, width: 96, value: (row) => row.until ?? assessorWords.noEnd },
  { key: 'trained', title: words.columns.trained, width: 112, value: (row) => partText(row.trainedOn, row.trainedUntil) },
  { key: 'calibrated', title: words.columns.calibrated, width: 120, value: (row) => partText(row.calibratedOn, row.calibratedUntil) },
  { key: 'kinds', title: words.columns.kinds, width: 240, value: (row) => row.kinds.map((kind) => assessorWords.kinds[kind]).join(', ') },
];

const partText = (on: string | null, until: string | null): string => (on === null ? assessorWords.never : (until ?? assessorWords.noEnd));
const keyOf = (row: Authority): string => row.authorityId;
const everybody = 'everybody';

/** The register of authorisations to assess; one opens beside it (ISO/IEC 17025 6.2.5, 6.2.6). */
export function AssessorsPage() {
  return (
    <IfMay permission="assessors.read">
      <Register />
    </IfMay>
  );
}

function Register() {
  const query = useAuthorities();
  const navigate = useNavigate();
  const mayAuthorise = useMay('assessments.authorise');
  const { today } = useSession();
  const asOf = useAsOf();
  const day = asOf ?? today;
  const { authorityId = null } = useParams({ strict: false });
  const [filter, setFilter] = useState<AuthorityFilter>('all');
  const [userId, setUser] = useState<string>(everybody);
  const columns = useMemo(() => columnsOn(day), [day]);
  const all = query.data?.authorities ?? [];
  const rows = all.filter((row) => isShown(row, filter, day) && (userId === everybody || row.userId === userId));
  const names = new Map(all.map((row) => [row.userId, row.userName]));
  const start = () => void navigate({ to: '/settings/assessors/new', search: true });
  return (
    <>
      <div className={classes.filters}>
        <Select
          label={words.show}
          data={authorityFilters.map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          allowDeselect={false}
          onChange={(value) => setFilter(authorityFilters.find((one) => one === value) ?? 'all')}
        />
        <Select
          label={words.assessor}
          data={[{ value: everybody, label: words.everybody }, ...[...names].map(([value, label]) => ({ value, label }))]}
          value={userId}
          allowDeselect={false}
          searchable
          onChange={(value) => setUser(value ?? everybody)}
        />
        {asOf !== null && <p className={classes.small}>{words.asOf(asOf)}</p>}
      </div>
      <DataTable
        name="assessors"
        label={words.label}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={authorityId}
        onOpen={(row) => void navigate({ to: '/settings/assessors/$authorityId', params: { authorityId: row.authorityId }, search: true })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          all.length > 0 ? (
            <EmptyState title={words.none} hint={words.noneHint} />
          ) : (
            <EmptyState
              title={words.empty}
              hint={words.emptyHint}
              {...(mayAuthorise ? { nextStep: { label: words.new, onClick: start } } : {})}
            />
          )
        }
      />
      <Outlet />
    </>
  );
}
