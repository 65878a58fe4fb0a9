import { SegmentedControl } from '@mantine/core';
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useMemo } from 'react';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import { confidenceShare } from '../../../shared/domain/assessor-confidence';
import { heatmapColumns, heatmapModes, type HeatmapColumns, type HeatmapMode } from '../../../shared/domain/heatmap';
import { useMay } from '../../lib/session';
import { markOfState } from '../../lib/states';
import { readinessWords as words } from '../../lib/words/readiness';
import { EmptyState } from '../../ui/empty-state';
import { HeatmapCanvas } from '../../ui/heatmap/heatmap-canvas';
import { Loaded } from '../../ui/loaded';
import { Legend } from '../../ui/mark/legend';
import { isNarrowed, useReadinessFilter } from './filters';
import { heatmapContent, statesShown } from './heatmap-content';
import { AsKnown } from './known-then';
import { confidenceMarks, coverMarks, lookOfMode } from './mode-marks';
import { useHeatmap, useLevelMarks, type Heatmap } from './queries';
import { OrganisationPath } from './organisation-path';
import { ReadinessFrame } from './readiness-frame';
import { ScaleLegend } from './scale-legend';
import { ViewFiles } from '../../ui/view-files';
import classes from './readiness.module.css';

interface Shown {
  readonly by: HeatmapColumns;
  readonly mode: HeatmapMode;
}

/** How people stand in every competency, by unit, part of the organisation, role or month; a cell opens the people behind it. */
export function ReadinessPage() {
  const { by = 'unit', mode = 'state' } = useSearch({ from: '/readiness/heatmap' });
  return (
    <ReadinessFrame tab="heatmap">
      <AsKnown>{(filter) => <Asked filter={filter} by={by} mode={mode} />}</AsKnown>
      <Outlet />
    </ReadinessFrame>
  );
}

function Asked({ filter, by, mode }: Shown & { readonly filter: ReadinessFilter }) {
  const query = useHeatmap({ ...filter, by, mode });
  return (
    <>
      <div className={classes.filterRow}>
        <Choice by={by} mode={mode} />
        {query.data !== undefined && query.data.required > 0 && (
          <p className={classes.summary} title={words.summaryHint} data-figures>
            {words.summary(query.data.ready, query.data.required)}
          </p>
        )}
        <ViewFiles view={{ kind: 'heatmap', filter, by, mode }} />
      </div>
      {by === 'branch' && <OrganisationPath to="/readiness" />}
      <Loaded query={query}>
        {(data) => (
          <Map data={data} by={by} mode={mode} isFiltered={isNarrowed(filter) || filter.asOf !== null || filter.knownAt !== null} />
        )}
      </Loaded>
    </>
  );
}

/** What the columns are and what the cells tell; both stand in the address. */
function Choice({ by, mode }: Shown) {
  const navigate = useNavigate({ from: '/readiness' });
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={words.columns}
        value={by}
        data={heatmapColumns.map((value) => ({ value, label: words.columnsBy[value] }))}
        onChange={(next) =>
          void navigate({ to: '/readiness', search: (old) => ({ ...old, by: heatmapColumns.find((one) => one === next) }) })
        }
      />
      <SegmentedControl
        size="xs"
        aria-label={words.mode}
        value={mode}
        data={heatmapModes.map((value) => ({ value, label: words.modeOf[value] }))}
        onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, mode: heatmapModes.find((one) => one === next) }) })}
      />
    </div>
  );
}

function Map({ data, by, mode, isFiltered }: Shown & { readonly data: Heatmap; readonly isFiltered: boolean }) {
  const navigate = useNavigate({ from: '/readiness' });
  const mayEdit = useMay('framework.edit');
  const { asOf } = useReadinessFilter();
  const markOfLevel = useLevelMarks(asOf);
  const content = useMemo(() => heatmapContent(data, { by, mode, markOfLevel }), [data, by, mode, markOfLevel]);
  if (data.cells.length === 0) {
    if (isFiltered) return <EmptyState title={words.noneForFilter} hint={words.noneForFilterHint} />;
    const step = { nextStep: { label: words.emptyStep, onClick: () => void navigate({ to: '/framework/roles' }) } };
    return <EmptyState title={words.empty} hint={words.emptyHint} {...(mayEdit && step)} />;
  }
  return (
    <>
      <div className={classes.key}>
        {mode === 'state' && <Legend tokens={statesShown(data).map(markOfState)} />}
        {mode === 'cover' && <Legend tokens={coverMarks} />}
        {mode === 'confidence' && <Legend tokens={confidenceMarks} />}
        {(mode === 'gap' || mode === 'lapse' || mode === 'age') && <Legend tokens={lookOfMode[mode].marks} />}
        <p className={classes.small}>{mode === 'state' ? words.keyToCells : words.keyToMode[mode]}</p>
        {data.confidence !== null && <Confidence {...data.confidence} />}
        <ScaleLegend competencies={data.competencies} asOf={asOf} />
      </div>
      <HeatmapCanvas
        {...content}
        label={words.labelBy[by]}
        corner={words.corner}
        onOpen={(competencyId, columnId) =>
          void navigate({ to: '/readiness/$columnId/$competencyId', params: { columnId, competencyId }, search: true })
        }
        onColumn={(unit) => void navigate({ to: '/readiness', search: (old) => ({ ...old, unit }) })}
      />
    </>
  );
}

const listOf = { current: 'confidence', lapsed: 'confidenceLapsed', unknown: 'confidenceUnknown' } as const;

/** The share of all that the map looks at, the lists of those it is made of, and how it is defined. */
function Confidence({ counts, definition }: NonNullable<Heatmap['confidence']>) {
  return (
    <>
      <p className={classes.summary} data-figures>
        {words.confidence.summary(confidenceShare(counts))}
        {(['current', 'lapsed', 'unknown'] as const).map((confidence, index) => (
          <Fragment key={confidence}>
            {index === 0 ? ' ' : ', '}
            <Link
              to="/readiness/confidence/$key"
              params={{ key: listOf[confidence] }}
              search
              aria-label={words.confidence.open(counts[confidence], confidence)}
            >
              {words.confidence.counts[confidence](counts[confidence])}
            </Link>
          </Fragment>
        ))}
        .
      </p>
      <details className={classes.scales}>
        <summary>{words.confidence.definition}</summary>
        <p className={classes.definition}>{definition}</p>
      </details>
    </>
  );
}
