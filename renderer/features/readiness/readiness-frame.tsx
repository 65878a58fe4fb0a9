import { Button, Checkbox, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { unitChoices } from '../../lib/unit-tree';
import { readinessWords as words } from '../../lib/words/readiness';
import { IfMay } from '../../ui/if-may';
import { PageHeader } from '../../ui/page-header';
import { selectOption } from '../../ui/select-option';
import { isNarrowed, useReadinessFilter } from './filters';
import { KnownThen } from './known-then';
import { useChoices } from './queries';
import { ReadinessTabs } from './readiness-tabs';
import { SavedViews } from './views/saved-views';
import classes from './readiness.module.css';

/** The frame of every view of readiness: title, the way from one view to the other, and the filters that they share. */
export function ReadinessFrame({
  tab,
  actions,
  children,
}: {
  /** The key of the tab that is open. */
  readonly tab: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <IfMay permission="readiness.read" title={words.title}>
      <PageHeader title={words.title} subtitle={words.subtitle} actions={actions} />
      <ReadinessTabs open={tab} />
      <div className={classes.filterRow}>
        <Filters />
        <div className={classes.filters}>
          <KnownThen />
          <SavedViews path={tab === 'heatmap' ? '/readiness' : `/readiness/${tab}`} />
        </div>
      </div>
      {children}
    </IfMay>
  );
}

/** The filters that every view of readiness shares. */
export function Filters() {
  const navigate = useNavigate();
  const filter = useReadinessFilter();
  const { data } = useChoices(filter.asOf);
  const { departments = [], units = [], roles = [] } = data ?? {};
  const tree = useMemo(() => unitChoices(units), [units]);
  const set = (change: { department?: string | undefined; unit?: string | undefined; role?: string | undefined }) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...change }) });
  return (
    <div className={classes.filters} role="group" aria-label={words.filters}>
      {(departments.length > 1 || filter.departmentId !== null) && (
        <Select
          size="xs"
          aria-label={words.department}
          wrapperProps={{ 'data-filter': true }}
          placeholder={words.allDepartments}
          data={departments.map(({ departmentId, name }) => ({ value: departmentId, label: name }))}
          value={filter.departmentId}
          clearable
          onChange={(department) => set({ department: department ?? undefined })}
        />
      )}
      {(units.length > 1 || filter.unitId !== null) && (
        <Select
          size="xs"
          aria-label={words.unit}
          wrapperProps={{ 'data-filter': true }}
          placeholder={words.allUnits}
          data={tree}
          renderOption={selectOption}
          value={filter.unitId}
          searchable
          clearable
          limit={200}
          onChange={(unit) => set({ unit: unit ?? undefined })}
        />
      )}
      {(roles.length > 1 || filter.roleId !== null) && (
        <Select
          size="xs"
          aria-label={words.role}
          wrapperProps={{ 'data-filter': true }}
          placeholder={words.allRoles}
          data={roles.map(({ roleId, name }) => ({ value: roleId, label: name }))}
          value={filter.roleId}
          searchable
          clearable
          limit={200}
          onChange={(role) => set({ role: role ?? undefined })}
        />
      )}
      <Checkbox
        size="xs"
        label={words.mandatoryOnly}
        checked={filter.mandatoryOnly}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          void navigate({ to: '.', search: (old) => ({ ...old, mandatory: isOn || undefined }) });
        }}
      />
      {isNarrowed(filter) && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            void navigate({
              to: '.',
              search: (old) => ({ ...old, department: undefined, unit: undefined, role: undefined, mandatory: undefined }),
            })
          }
        >
          {words.clearFilters}
        </Button>
      )}
    </div>
  );
}
