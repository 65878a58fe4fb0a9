import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import type { ThresholdFigure } from '../../../../shared/domain/calibration/thresholds';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { CalibrateFrame } from '../calibrate-frame';
import classes from './assessors.module.css';
import { measuredText } from './figure-text';
import { useCalibratedAssessors, type CalibratedAssessor } from './queries';
import { stateText } from './state-text';

const words = consequenceWords.list;

const figureColumn = (figure: ThresholdFigure, title: string): Column<CalibratedAssessor> => ({
  key: figure,
  title,
  width: 96,
  align: 'right',
  value: ({ last }) => (last === null ? '' : measuredText(figure, last.overall[figure])),
  order: ({ last }) => last?.overall[figure]?.value ?? null,
});

const states = ['recalibrate', 'due', 'notDecided', 'never', 'calibrated'] as const;

const columns: readonly Column<CalibratedAssessor>[] = [
  { key: 'name', title: words.columns.name, width: 168, value: ({ name }) => name },
  {
    key: 'state',
    title: words.columns.state,
    width: 216,
    value: stateText,
    order: ({ state }) => states.indexOf(state),
    render: (assessor) => (
      <span className={assessor.state === 'recalibrate' || assessor.state === 'due' ? classes.pressing : undefined}>
        {stateText(assessor)}
      </span>
    ),
  },
  { key: 'until', title: words.columns.until, width: 120, value: ({ until }) => until },
  { key: 'signed', title: words.columns.signed, width: 152, align: 'right', value: ({ signedInQuarter }) => signedInQuarter },
  { key: 'last', title: words.columns.last, width: 112, value: ({ lastOn }) => lastOn ?? words.never },
  figureColumn('kappa', words.columns.kappa),
  figureColumn('effectiveness', words.columns.effectiveness),
  figureColumn('missRate', words.columns.missRate),
  figureColumn('severity', words.columns.severity),
  { key: 'results', title: words.columns.results, width: 80, align: 'right', value: ({ results }) => results },
  { key: 'open', title: words.columns.open, width: 120, align: 'right', value: ({ openInLookBacks }) => openInLookBacks },
];

const keyOf = ({ userId }: CalibratedAssessor): string => userId;

/** The assessors as measuring instruments: whose calibration holds, until when, and who has to be recalibrated. */
export function CalibratedAssessorsPage() {
  return (
    <CalibrateFrame tab="assessors">
      <Register />
    </CalibrateFrame>
  );
}

function Register() {
  const query = useCalibratedAssessors();
  const navigate = useNavigate();
  const { userId = null } = useParams({ strict: false });
  return (
    <>
      <DataTable
        name="calibrated-assessors"
        label={words.label}
        columns={columns}
        rows={query.data?.assessors ?? []}
        rowKey={keyOf}
        openKey={userId}
        onOpen={(row) => void navigate({ to: '/calibrate/assessors/$userId', params: { userId: row.userId }, search: true })}
        isLoading={query.isPending}
        error={query.error !== null && query.data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={words.empty} hint={words.emptyHint} />}
      />
      <Outlet />
    </>
  );
}
