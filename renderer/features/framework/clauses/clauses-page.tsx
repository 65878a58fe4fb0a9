import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import { careWords } from '../../../lib/words/framework-care';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { QueryError } from '../../../ui/loaded';
import { CatalogueEmpty } from '../catalogue-empty';
import { FrameworkPage } from '../framework-page';
import { useCatalogue, useLibraryName, type ClauseRow } from '../queries';

const words = catalogueWords.clauses;

const columnsWith = (libraryName: (frameworkId: string) => string): readonly Column<ClauseRow>[] => [
  { key: 'code', title: words.columns.code, width: 112, value: (row) => row.code },
  { key: 'title', title: words.columns.title, width: 260, value: (row) => row.title },
  { key: 'authority', title: words.columns.authority, width: 112, value: (row) => row.authority },
  { key: 'document', title: words.columns.document, width: 160, value: (row) => row.document },
  { key: 'edition', title: words.columns.edition, width: 88, value: (row) => row.edition },
  { key: 'from', title: words.columns.from, width: 96, value: (row) => row.effectiveFrom },
  { key: 'to', title: words.columns.to, width: 96, value: (row) => row.effectiveTo },
  { key: 'library', title: catalogueWords.library, width: 140, value: (row) => libraryName(row.frameworkId) },
  { key: 'tasks', title: words.columns.tasks, width: 72, align: 'right', value: (row) => row.linked.tasks },
  { key: 'competencies', title: words.columns.competencies, width: 112, align: 'right', value: (row) => row.linked.competencies },
  { key: 'state', title: catalogueWords.state, width: 84, value: (row) => (row.isRetired ? catalogueWords.retired : catalogueWords.inUse) },
];

const keyOf = (row: ClauseRow): string => row.itemId;

/** The regulatory clauses of the day in the header; the chosen one opens beside the list. */
export function ClausesPage() {
  const query = useCatalogue('clause');
  const libraryName = useLibraryName();
  const navigate = useNavigate();
  const { itemId = null } = useParams({ strict: false });
  const columns = useMemo(() => columnsWith(libraryName), [libraryName]);
  const rows = useMemo(() => (query.data?.rows ?? []).filter((row) => row.kind === 'clause'), [query.data]);
  return (
    <FrameworkPage actions={<Link to="/framework/clauses/coverage">{careWords.coverage.go}</Link>}>
      <DataTable
        name="clauses"
        label={words.list}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={itemId}
        onOpen={(row) => void navigate({ to: '/framework/clauses/$itemId', params: { itemId: row.itemId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<CatalogueEmpty title={words.empty} hint={words.emptyHint} hintReader={words.emptyHintReader} />}
      />
      <Outlet />
    </FrameworkPage>
  );
}
