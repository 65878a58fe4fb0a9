import { createRoute, Outlet, useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { MatrixPage } from '../../features/readiness/matrix/matrix-page';
import { FigurePanel } from '../../features/readiness/figures/figure-panel';
import { FiguresPage } from '../../features/readiness/figures/figures-page';
import { GatePage } from '../../features/readiness/gate/gate-page';
import { ProofPage } from '../../features/readiness/gate/proof-page';
import { GapPanel } from '../../features/readiness/gaps/gap-panel';
import { GapsPage } from '../../features/readiness/gaps/gaps-page';
import { RiskRulePage } from '../../features/readiness/gaps/rule-page';
import { gapGroupings } from '../../../shared/domain/gap-summary';
import { heatmapColumns, heatmapModes } from '../../../shared/domain/heatmap';
import { CellPanel } from '../../features/readiness/cell-panel';
import { StandingListPage } from '../../features/readiness/list-page';
import { ReadinessPage } from '../../features/readiness/readiness-page';
import { StandingPanel } from '../../features/readiness/standing-panel';
import { listedKey } from '../../../shared/contract/figures';
import { rootRoute } from '../root-route';

/** Every view below it has its filters in the address. */
const readiness = createRoute({
  getParentRoute: () => rootRoute,
  path: '/readiness',
  component: Outlet,
  validateSearch: z.object({
    department: z.string().optional().catch(undefined),
    unit: z.string().optional().catch(undefined),
    role: z.string().optional().catch(undefined),
    mandatory: z.boolean().optional().catch(undefined),
    /** The moment at which it is to be shown as it was known. */
    known: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
      .optional()
      .catch(undefined),
  }),
});
const heatmap = createRoute({
  getParentRoute: () => readiness,
  id: 'heatmap',
  component: ReadinessPage,
  validateSearch: z.object({
    by: z.enum(heatmapColumns).optional().catch(undefined),
    mode: z.enum(heatmapModes).optional().catch(undefined),
  }),
});
const map = createRoute({ getParentRoute: () => heatmap, path: '/' });
const cell = createRoute({
  getParentRoute: () => heatmap,
  path: '$columnId/$competencyId',
  component: function CellRoute() {
    const { columnId, competencyId } = cell.useParams();
    return <CellPanel key={`${columnId} ${competencyId}`} columnId={columnId} competencyId={competencyId} />;
  },
});

const confidence = createRoute({
  getParentRoute: () => heatmap,
  path: 'confidence/$key',
  component: function ConfidenceRoute() {
    const { key } = confidence.useParams();
    const navigate = useNavigate();
    const known = listedKey.extract(['confidence', 'confidenceLapsed', 'confidenceUnknown']).safeParse(key);
    const close = () => void navigate({ to: '/readiness', search: true });
    return known.success ? <FigurePanel key={key} figureKey={known.data} onClose={close} /> : null;
  },
});

const text = z.string().optional().catch(undefined);
const matrix = createRoute({
  getParentRoute: () => readiness,
  path: 'matrix',
  component: MatrixPage,
  validateSearch: z.object({
    group: text,
    sort: text,
    order: z.literal('down').optional().catch(undefined),
    /** States, divided by commas. */
    states: text,
    type: text,
    person: text,
    competency: text,
    mode: text,
  }),
});
const matrixCell = createRoute({
  getParentRoute: () => matrix,
  path: '$personId/$competencyId',
  component: function MatrixCellRoute() {
    const { personId, competencyId } = matrixCell.useParams();
    const navigate = useNavigate();
    return (
      <StandingPanel
        key={`${personId} ${competencyId}`}
        personId={personId}
        competencyId={competencyId}
        onClose={() => void navigate({ to: '/readiness/matrix', search: true })}
      />
    );
  },
});

const gaps = createRoute({
  getParentRoute: () => readiness,
  path: 'gaps',
  component: GapsPage,
  validateSearch: z.object({
    /** Causes, divided by commas. */
    causes: z.string().optional().catch(undefined),
    bands: z.string().optional().catch(undefined),
    /** By what they are summed up. */
    sumBy: z.enum(gapGroupings).optional().catch(undefined),
    /** Of the chosen unit without what lies below it. */
    alone: z.literal(true).optional().catch(undefined),
    page: z.number().int().min(1).max(100_000).optional().catch(undefined),
  }),
});
const gap = createRoute({
  getParentRoute: () => gaps,
  path: '$personId/$competencyId',
  component: function GapRoute() {
    const { personId, competencyId } = gap.useParams();
    return <GapPanel key={`${personId} ${competencyId}`} personId={personId} competencyId={competencyId} />;
  },
});
const figures = createRoute({ getParentRoute: () => readiness, path: 'figures', component: FiguresPage });
const figure = createRoute({
  getParentRoute: () => figures,
  path: '$key',
  component: function FigureRoute() {
    const { key } = figure.useParams();
    const navigate = useNavigate();
    const known = listedKey.safeParse(key);
    const close = () => void navigate({ to: '/readiness/figures', search: true });
    return known.success ? <FigurePanel key={key} figureKey={known.data} onClose={close} /> : null;
  },
});
const gate = createRoute({
  getParentRoute: () => readiness,
  path: 'gate',
  component: GatePage,
  validateSearch: z.object({ person: text, task: text }),
});
const proof = createRoute({
  getParentRoute: () => readiness,
  path: 'proof',
  component: ProofPage,
  validateSearch: z.object({ person: text, task: text, day: text, time: text }),
});
const riskRule = createRoute({
  getParentRoute: () => readiness,
  path: 'risk-rule',
  validateSearch: z.object({ change: z.boolean().optional().catch(undefined) }),
  component: RiskRulePage,
});

const list = createRoute({
  getParentRoute: () => readiness,
  path: 'list',
  component: StandingListPage,
  validateSearch: z.object({
    /** States, divided by commas. */
    states: z.string().optional().catch(undefined),
    until: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .catch(undefined),
  }),
});
const standing = createRoute({
  getParentRoute: () => list,
  path: '$personId/$competencyId',
  component: function StandingRoute() {
    const { personId, competencyId } = standing.useParams();
    const navigate = useNavigate();
    return (
      <StandingPanel
        key={`${personId} ${competencyId}`}
        personId={personId}
        competencyId={competencyId}
        onClose={() => void navigate({ to: '/readiness/list', search: true })}
      />
    );
  },
});

export const readinessRoutes = [
  readiness.addChildren([
    heatmap.addChildren([map, cell, confidence]),
    gaps.addChildren([gap]),
    figures.addChildren([figure]),
    gate,
    proof,
    riskRule,
    matrix.addChildren([matrixCell]),
    list.addChildren([standing]),
  ]),
];
