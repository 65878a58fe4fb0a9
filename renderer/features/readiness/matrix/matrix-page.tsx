import { Outlet, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef } from 'react';
import { competencyType } from '../../../../shared/contract/framework-item';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { matrixPeopleLimit } from '../../../../shared/contract/standing-matrix';
import { markOfState } from '../../../lib/states';
import { matrixWords as words } from '../../../lib/words/matrix-view';
import { readinessWords } from '../../../lib/words/readiness';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { Legend } from '../../../ui/mark/legend';
import { Matrix } from '../../../ui/matrix/matrix';
import { AsKnown } from '../known-then';
import { ReadinessFrame } from '../readiness-frame';
import { ViewFiles } from '../../../ui/view-files';
import classes from '../readiness.module.css';
import matrixClasses from './matrix-page.module.css';
import { arrangeMatrix } from './arrange-matrix';
import { gapMarks, matrixContent } from './matrix-content';
import type { MatrixData } from './matrix-data';
import { MatrixFilters } from './matrix-filters';
import { useStandingMatrix } from './queries';
import { useChangeMatrixView, useMatrixView } from './use-matrix-view';

/** Everybody in reach against everything required of them; a cell opens its standing and the reasons for it. */
export function MatrixPage() {
  // The frame is there at once; what is in it is drawn after, a little at a time, so that no key waits for it.
  const isFramed = useDeferredValue(true, false);
  return (
    <ReadinessFrame tab="matrix">
      <AsKnown>{(filter) => isFramed && <Asked filter={filter} />}</AsKnown>
      <Outlet />
    </ReadinessFrame>
  );
}

function Asked({ filter }: { readonly filter: ReadinessFilter }) {
  const query = useStandingMatrix(filter);
  const { view } = useMatrixView();
  const person = useRef<HTMLInputElement>(null);
  const type = competencyType.safeParse(view.type).data ?? null;
  return (
    <>
      <div className={matrixClasses.tools}>
        <MatrixFilters competencies={query.data?.competencies ?? []} personRef={person} />
        <ViewFiles
          view={{
            kind: 'matrix',
            filter,
            person: view.person,
            competency: view.competency,
            states: view.states === null ? null : [...view.states],
            type,
          }}
        />
        {query.data !== undefined && query.data.required > 0 && (
          <p className={`${classes.summary} ${matrixClasses.summary}`} title={readinessWords.summaryHint} data-figures>
            {readinessWords.summary(query.data.ready, query.data.required)}
          </p>
        )}
      </div>
      <Loaded query={query}>{(data) => <Drawn data={data} onFind={() => person.current?.focus()} />}</Loaded>
    </>
  );
}

interface Shown {
  readonly data: MatrixData;
  readonly onFind: () => void;
}

/** Another matrix takes the place of the one before when it is laid out, and holds up nothing until then. */
function Drawn({ data, onFind }: Shown) {
  const ready = useDeferredValue<MatrixData | null>(data, null);
  return ready === null ? <Loading rows={12} /> : <Laid data={ready} onFind={onFind} />;
}

function Laid({ data, onFind }: Shown) {
  const navigate = useNavigate();
  const { view, mode } = useMatrixView();
  const change = useChangeMatrixView();
  const arranged = useMemo(() => arrangeMatrix(data, view, words.noShift), [data, view]);
  const content = useMemo(() => {
    const unitName = new Map(data.units.map(({ unitId, name }) => [unitId, name]));
    const roleName = new Map(data.roles.map(({ roleId, name }) => [roleId, name]));
    const detailOf = (row: number): string => {
      const { unitId = '', roleId = '' } = data.people[row] ?? {};
      return (view.group === 'unit' ? roleName.get(roleId) : unitName.get(unitId)) ?? '';
    };
    return matrixContent(data, arranged, mode, detailOf);
  }, [data, arranged, mode, view.group]);

  if (data.total > data.people.length) return <EmptyState title={words.tooMany(data.total, matrixPeopleLimit)} hint={words.tooManyHint} />;
  if (data.competencies.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  if (arranged.rows.length === 0 || arranged.columns.length === 0)
    return (
      <EmptyState
        title={words.noneMatch}
        hint={words.noneMatchHint}
        nextStep={{
          label: words.clear,
          onClick: () => change({ states: undefined, type: undefined, person: undefined, competency: undefined }),
        }}
      />
    );
  const sortedColumn = arranged.columns.findIndex((column) => data.competencies[column]?.competencyId === view.sort);
  return (
    <>
      <div className={matrixClasses.key}>
        <Legend tokens={mode === 'gap' ? gapMarks : data.states.map(markOfState)} />
        <p className={classes.small}>{words.keyToCells[mode]}</p>
      </div>
      <Matrix
        content={content}
        label={words.label}
        corner={words.corner}
        summary={words.summary(arranged.rows.length, data.people.length, arranged.columns.length)}
        sorted={sortedColumn < 0 ? null : { column: sortedColumn, isDescending: view.isDescending }}
        onSort={(column) => {
          const competencyId = content.columns[column]?.key;
          const isSame = competencyId === view.sort;
          change({
            sort: isSame && view.isDescending ? undefined : competencyId,
            order: isSame && !view.isDescending ? 'down' : undefined,
          });
        }}
        onOpen={(personId, competencyId) =>
          void navigate({ to: '/readiness/matrix/$personId/$competencyId', params: { personId, competencyId }, search: true })
        }
        onFind={onFind}
      />
    </>
  );
}
