import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { QueryError } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { markOfLevel } from '../../../lib/level-mark';
import { CatalogueEmpty } from '../catalogue-empty';
import { FrameworkPage } from '../framework-page';
import { useScales, type ListedScale } from '../queries';
import { levelName } from '../scale-level';
import classes from '../framework.module.css';

const words = catalogueWords.scales;

const columns: readonly Column<ListedScale>[] = [
  { key: 'name', title: words.columns.name, width: 220, value: (row) => row.name },
  { key: 'levels', title: words.columns.levels, width: 72, align: 'right', value: (row) => row.levels.length },
  {
    key: 'codes',
    title: words.columns.codes,
    width: 240,
    value: (row) => row.levels.map(({ code }) => code).join(' '),
    render: (row) => (
      <span className={classes.levelRow}>
        {row.levels.map((level) => (
          <StateMark key={level.level} token={markOfLevel(level)} size={20} />
        ))}
      </span>
    ),
  },
  { key: 'qualifies', title: words.columns.qualifies, width: 160, value: (row) => levelName(row.levels, row.qualifyingLevel) },
  { key: 'use', title: words.columns.use, width: 104, value: (row) => (row.isInUse ? words.use : words.noUse) },
  { key: 'state', title: catalogueWords.state, width: 84, value: (row) => (row.isRetired ? catalogueWords.retired : catalogueWords.inUse) },
];

const keyOf = (row: ListedScale): string => row.scaleId;

/** The scales of the day in the header; the levels of the chosen one open beside the list. */
export function ScalesPage() {
  const query = useScales();
  const navigate = useNavigate();
  const { itemId = null } = useParams({ strict: false });
  return (
    <FrameworkPage>
      <DataTable
        name="scales"
        label={words.list}
        columns={columns}
        rows={query.data?.scales ?? []}
        rowKey={keyOf}
        openKey={itemId}
        onOpen={(row) => void navigate({ to: '/framework/scales/$itemId', params: { itemId: row.scaleId } })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={
          <CatalogueEmpty
            title={frameworkWords.scales.empty}
            hint={frameworkWords.scales.emptyHint}
            hintReader={frameworkWords.scales.emptyHintReader}
          />
        }
      />
      <Outlet />
    </FrameworkPage>
  );
}
