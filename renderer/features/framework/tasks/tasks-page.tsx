import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { QueryError } from '../../../ui/loaded';
import { CatalogueEmpty } from '../catalogue-empty';
import { FrameworkPage } from '../framework-page';
import { useCatalogue, useLibraryName, type TaskRow } from '../queries';

const words = catalogueWords.tasks;
const order = ['low', 'medium', 'high', 'critical'] as const;

const columnsWith = (libraryName: (frameworkId: string) => string): readonly Column<TaskRow>[] => [
  { key: 'code', title: words.columns.code, width: 96, value: (row) => row.code },
  { key: 'title', title: words.columns.title, width: 400, value: (row) => row.title },
  { key: 'library', title: catalogueWords.library, width: 140, value: (row) => libraryName(row.frameworkId) },
  { key: 'difficulty', title: words.columns.difficulty, width: 88, align: 'right', value: (row) => row.difficulty },
  { key: 'importance', title: words.columns.importance, width: 96, align: 'right', value: (row) => row.importance },
  { key: 'frequency', title: words.columns.frequency, width: 92, align: 'right', value: (row) => row.frequency },
  {
    key: 'consequence',
    title: words.columns.consequence,
    width: 108,
    value: (row) => (row.consequence === null ? null : frameworkWords.criticalities[row.consequence]),
    order: (row) => (row.consequence === null ? null : order.indexOf(row.consequence)),
  },
  {
    key: 'training',
    title: words.columns.training,
    width: 200,
    value: (row) =>
      row.training === null
        ? null
        : [
            words.training[row.training],
            row.decidedTraining === null ? '' : words.trainingDecidedMark,
            row.isTrainingToBeReviewed ? words.trainingReviewMark : '',
          ].join(''),
  },
  { key: 'covered', title: words.columns.covered, width: 84, value: (row) => (row.isCovered ? words.isCovered : words.notCovered) },
  { key: 'roles', title: words.columns.roles, width: 72, align: 'right', value: (row) => row.linked.roles },
  { key: 'competencies', title: words.columns.competencies, width: 112, align: 'right', value: (row) => row.linked.competencies },
  { key: 'clauses', title: words.columns.clauses, width: 80, align: 'right', value: (row) => row.linked.clauses },
  { key: 'state', title: catalogueWords.state, width: 84, value: (row) => (row.isRetired ? catalogueWords.retired : catalogueWords.inUse) },
];

const keyOf = (row: TaskRow): string => row.itemId;

/** The tasks of the day in the header; the chosen one opens beside the list. */
export function TasksPage() {
  const query = useCatalogue('task');
  const libraryName = useLibraryName();
  const navigate = useNavigate();
  const { itemId = null } = useParams({ strict: false });
  const columns = useMemo(() => columnsWith(libraryName), [libraryName]);
  const rows = useMemo(() => (query.data?.rows ?? []).filter((row) => row.kind === 'task'), [query.data]);
  return (
    <FrameworkPage>
      <DataTable
        name="tasks"
        label={words.list}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        openKey={itemId}
        onOpen={(row) => void navigate({ to: '/framework/tasks/$itemId', params: { itemId: row.itemId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<CatalogueEmpty title={words.empty} hint={words.emptyHint} hintReader={words.emptyHintReader} />}
      />
      <Outlet />
    </FrameworkPage>
  );
}
