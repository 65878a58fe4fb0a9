import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { CatalogueEmpty } from '../catalogue-empty';
import { FrameworkPage } from '../framework-page';
import { QueryError } from '../../../ui/loaded';
import { useCompetencies, useLibraryName, type CompetencySummary } from '../queries';

const words = frameworkWords.competencies;
const order = ['low', 'medium', 'high', 'critical'] as const;

const columnsWith = (libraryName: (frameworkId: string) => string): readonly Column<CompetencySummary>[] => [
  { key: 'code', title: words.columns.code, width: 96, value: (row) => row.code },
  { key: 'title', title: words.columns.title, width: 260, value: (row) => row.title },
  { key: 'library', title: catalogueWords.library, width: 140, value: (row) => libraryName(row.frameworkId) },
  { key: 'type', title: words.columns.type, width: 104, value: (row) => frameworkWords.types[row.type] },
  {
    key: 'criticality',
    title: words.columns.criticality,
    width: 112,
    value: (row) => frameworkWords.criticalities[row.criticality],
    order: (row) => order.indexOf(row.criticality),
  },
  { key: 'scale', title: words.columns.scale, width: 140, value: (row) => row.scaleName },
  { key: 'indicators', title: words.columns.indicators, width: 96, align: 'right', value: (row) => row.indicatorCount },
  { key: 'steps', title: words.columns.steps, width: 72, align: 'right', value: (row) => row.stepCount },
  { key: 'requiredBy', title: words.columns.requiredBy, width: 104, align: 'right', value: (row) => row.requiredByRoles },
  { key: 'state', title: words.columns.state, width: 88, value: (row) => (row.isRetired ? words.retired : words.inUse) },
];

const keyOf = (row: CompetencySummary): string => row.competencyId;

/** Every competency of the site; the chosen one opens beside the list. */
export function CompetenciesPage() {
  const query = useCompetencies();
  const libraryName = useLibraryName();
  const columns = useMemo(() => columnsWith(libraryName), [libraryName]);
  const navigate = useNavigate();
  const { competencyId = null } = useParams({ strict: false });
  return (
    <FrameworkPage>
      <DataTable
        name="competencies"
        label={words.list}
        columns={columns}
        rows={query.data?.competencies ?? []}
        rowKey={keyOf}
        openKey={competencyId}
        onOpen={(row) => void navigate({ to: '/framework/competencies/$competencyId', params: { competencyId: row.competencyId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<CatalogueEmpty title={words.empty} hint={words.emptyHint} hintReader={words.emptyHintReader} />}
      />
      <Outlet />
    </FrameworkPage>
  );
}
