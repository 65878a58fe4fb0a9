import { Button, Checkbox, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../../lib/session';
import { goldWords as words } from '../../../lib/words/calibration-cases';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { NoPermission } from '../../../ui/no-permission';
import { CalibrateFrame } from '../calibrate-frame';
import { useCompetencyChoices, useGoldCases, type GoldCase } from './queries';
import classes from './cases.module.css';

const columns: readonly Column<GoldCase>[] = [
  { key: 'competency', title: words.columns.competency, width: 240, value: (row) => `${row.competencyCode} ${row.competencyTitle}`.trim() },
  { key: 'title', title: words.columns.title, width: 280, value: (row) => row.title },
  { key: 'level', title: words.columns.level, width: 112, value: (row) => row.levelCode },
  { key: 'required', title: words.columns.required, width: 128, value: (row) => row.requiredLevelCode },
  { key: 'pieces', title: words.columns.pieces, width: 80, value: (row) => String(row.pieces), order: (row) => row.pieces },
  { key: 'origin', title: words.columns.origin, width: 136, value: (row) => words.origins[row.origin] },
  { key: 'revision', title: words.columns.revision, width: 88, value: (row) => String(row.revision), order: (row) => row.revision },
  { key: 'approved', title: words.columns.approved, width: 112, value: (row) => row.approvedAt.slice(0, 10) },
  { key: 'state', title: words.columns.state, width: 96, value: (row) => (row.retired === null ? words.inUse : words.retired) },
];
const keyOf = (row: GoldCase): string => row.goldCaseId;

/** The library of exemplars. How they are rated is for those alone who look after them. */
export function GoldCasesPage() {
  const mayEdit = useMay('calibration.cases');
  const navigate = useNavigate();
  return (
    <CalibrateFrame
      tab="cases"
      actions={
        <>
          <Button variant="default" onClick={() => void navigate({ to: '/calibrate/studies', search: true })}>
            {words.studies}
          </Button>
          {mayEdit && <Button onClick={() => void navigate({ to: '/calibrate/cases/new', search: true })}>{words.new}</Button>}
        </>
      }
    >
      {mayEdit ? <Library /> : <NoPermission />}
    </CalibrateFrame>
  );
}

function Library() {
  const navigate = useNavigate();
  const [competencyId, setCompetency] = useState<string | null>(null);
  const [withRetired, setWithRetired] = useState(false);
  const query = useGoldCases(competencyId, withRetired);
  const choices = useCompetencyChoices();
  const rows = query.data?.cases ?? [];
  const start = () => void navigate({ to: '/calibrate/cases/new', search: true });
  return (
    <>
      <div className={classes.filters}>
        <Select
          className={classes.choice}
          label={words.competency}
          placeholder={words.everyCompetency}
          data={(choices.data?.competencies ?? []).map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}`.trim() }))}
          value={competencyId}
          searchable
          clearable
          limit={200}
          onChange={setCompetency}
        />
        <Checkbox label={words.withRetired} checked={withRetired} onChange={(event) => setWithRetired(event.currentTarget.checked)} />
      </div>
      <DataTable
        name="gold-cases"
        label={words.label}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={null}
        onOpen={(row) => void navigate({ to: '/calibrate/cases/$goldCaseId', params: { goldCaseId: row.goldCaseId }, search: true })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          competencyId === null ? (
            <EmptyState title={words.empty} hint={words.emptyHint} nextStep={{ label: words.new, onClick: start }} />
          ) : (
            <EmptyState title={words.none} />
          )
        }
      />
    </>
  );
}
