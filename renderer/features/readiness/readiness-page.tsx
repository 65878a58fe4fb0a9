import { Button, Checkbox, Select } from '@mantine/core';
import { Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAsOf } from '../../lib/as-of';
import { useMay } from '../../lib/session';
import { markOfState } from '../../lib/states';
import { readinessWords as words } from '../../lib/words/readiness';
import { EmptyState } from '../../ui/empty-state';
import { HeatmapCanvas } from '../../ui/heatmap/heatmap-canvas';
import { IfMay } from '../../ui/if-may';
import { Loaded } from '../../ui/loaded';
import { Legend } from '../../ui/mark/legend';
import { PageHeader } from '../../ui/page-header';
import { heatmapContent, statesShown } from './heatmap-content';
import { useHeatmap, type Heatmap } from './queries';
import { ScaleLegend } from './scale-legend';
import classes from './readiness.module.css';

/** How every unit stands in every competency on the day; a cell opens the people behind it. */
export function ReadinessPage() {
  return (
    <IfMay permission="readiness.read" title={words.title}>
      <ReadinessMap />
      <Outlet />
    </IfMay>
  );
}

function ReadinessMap() {
  const asOf = useAsOf();
  const { department = null, mandatory = false } = useSearch({ from: '/readiness' });
  const query = useHeatmap({ asOf, departmentId: department, mandatoryOnly: mandatory });
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={
          query.data !== undefined &&
          query.data.required > 0 && (
            <p className={classes.summary} title={words.summaryHint} data-figures>
              {words.summary(query.data.ready, query.data.required)}
            </p>
          )
        }
      />
      <Filters departments={query.data?.departments ?? []} />
      <Loaded query={query}>{(data) => <Map data={data} isFiltered={department !== null || mandatory || asOf !== null} />}</Loaded>
    </>
  );
}

function Map({ data, isFiltered }: { readonly data: Heatmap; readonly isFiltered: boolean }) {
  const navigate = useNavigate();
  const mayEdit = useMay('framework.edit');
  const asOf = useAsOf();
  const content = useMemo(() => heatmapContent(data), [data]);
  if (data.cells.length === 0) {
    if (isFiltered) return <EmptyState title={words.noneForFilter} hint={words.noneForFilterHint} />;
    const step = { nextStep: { label: words.emptyStep, onClick: () => void navigate({ to: '/framework/roles' }) } };
    return <EmptyState title={words.empty} hint={words.emptyHint} {...(mayEdit && step)} />;
  }
  return (
    <>
      <div className={classes.key}>
        <Legend tokens={statesShown(data).map(markOfState)} />
        <p className={classes.small}>{words.keyToCells}</p>
        <ScaleLegend competencies={data.competencies} asOf={asOf} />
      </div>
      <HeatmapCanvas
        {...content}
        label={words.label}
        corner={words.corner}
        onOpen={(competencyId, unitId) =>
          void navigate({ to: '/readiness/$unitId/$competencyId', params: { unitId, competencyId }, search: true })
        }
      />
    </>
  );
}

function Filters({ departments }: { readonly departments: Heatmap['departments'] }) {
  const navigate = useNavigate({ from: '/readiness' });
  const { department = null, mandatory = false } = useSearch({ from: '/readiness' });
  return (
    <div className={classes.filters}>
      {(departments.length > 1 || department !== null) && (
        <Select
          aria-label={words.department}
          placeholder={words.allDepartments}
          data={departments.map(({ departmentId, name }) => ({ value: departmentId, label: name }))}
          value={department}
          clearable
          onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, department: next ?? undefined }) })}
        />
      )}
      <Checkbox
        label={words.mandatoryOnly}
        checked={mandatory}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          void navigate({ to: '.', search: (old) => ({ ...old, mandatory: isOn || undefined }) });
        }}
      />
      {(department !== null || mandatory) && (
        <Button variant="subtle" size="compact-sm" onClick={() => void navigate({ to: '.', search: ({ asOf }) => ({ asOf }) })}>
          {words.clearFilters}
        </Button>
      )}
    </div>
  );
}
