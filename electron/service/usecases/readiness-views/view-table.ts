import type { Contract } from '../../../../shared/contract';
import type { ReadinessView } from '../../../../shared/contract/readiness-views';
import { confidenceCounts, confidenceShare } from '../../../../shared/domain/assessor-confidence';
import { figureNames } from '../../../../shared/domain/dashboard-figures';
import { bandText, causeText, closesText } from '../../../../shared/domain/gap-text';
import type { HeatmapMode } from '../../../../shared/domain/heatmap';
import { letterByState, standingStates } from '../../../../shared/domain/state';
import { ok, type Result } from '../../../../shared/result';
import type { Reader } from '../../db/schema';
import type { TableView, ViewColumn } from '../../reports/table-view';
import { words as reportWords } from '../../reports/words';
import type { FailureOf, ReadContext } from '../context';
import { getFigures } from '../figures/get';
import { listFigure } from '../figures/list';
import { listGaps } from '../gaps/list';
import { readinessCell } from '../readiness/cell';
import { readinessHeatmap } from '../readiness/heatmap';
import { bucketText } from './bucket-text';
import { expertsTable } from './experts-table';
import { filtersInWords, gapFiltersInWords } from './filters-in-words';
import { gapSummaryTable } from './gap-summary-table';
import { matrixTable } from './matrix-table';
import { told } from './told';
import { words } from './words';

export interface CountedView {
  readonly view: TableView;
  /** How many lines there are in all, in the view or not. */
  readonly total: number;
}

const { columns } = words;
const person: ViewColumn = { name: columns.person, width: 'rest' };
const unitBelow: ViewColumn = { name: columns.unit, width: 0, isBelow: true };
const competencyOf: readonly ViewColumn[] = [
  { name: columns.competency, width: 'rest' },
  { name: columns.code, width: 0, isBelow: true },
];

/** A view of readiness as the table that is printed or written of it; of a list no more than `most` lines. */
export async function viewTable(
  db: Reader,
  ctx: ReadContext,
  view: ReadinessView,
  most: number,
): Promise<Result<CountedView, FailureOf<Contract['experts']['find']>>> {
  return view.kind === 'experts' ? expertsTable(db, ctx, view.asked, most) : ok(await readinessTable(db, ctx, view, most));
}

type NarrowedView = Exclude<ReadinessView, { readonly kind: 'experts' }>;

async function readinessTable(db: Reader, ctx: ReadContext, view: NarrowedView, most: number): Promise<CountedView> {
  const asOf = view.filter.asOf ?? ctx.today;
  const filters = await filtersInWords(db, view.filter, asOf, ctx.zone);
  switch (view.kind) {
    case 'gaps':
      return gapsTable(db, ctx, view.filter, filters, most);
    case 'gapSummary':
      return gapSummaryTable(db, ctx, view, filters);
    case 'standings':
      return standingsTable(db, ctx, view, { asOf, filters }, most);
    case 'figures':
      return figuresTable(db, ctx, view.filter, filters);
    case 'figure':
      return figureTable(db, ctx, view, filters, most);
    case 'heatmap':
      return heatmapTable(db, ctx, view, { asOf, filters });
    case 'matrix':
      return matrixTable(db, ctx, view, { asOf, filters }, most);
  }
}

type Filters = TableView['filters'];
type OfKind<K extends ReadinessView['kind']> = Extract<ReadinessView, { readonly kind: K }>;

async function gapsTable(
  db: Reader,
  ctx: ReadContext,
  filter: OfKind<'gaps'>['filter'],
  filters: Filters,
  most: number,
): Promise<CountedView> {
  const answer = await listGaps(db, { ...filter, offset: 0, limit: most }, ctx);
  const { asOf, gaps, total, rule } = told(answer);
  return {
    total,
    view: {
      title: words.titles.gaps,
      asOf,
      filters: [...filters, ...gapFiltersInWords(filter)],
      columns: [
        { name: columns.risk, width: 16, align: 'right' },
        { name: columns.band, width: 0, isBelow: true },
        person,
        unitBelow,
        ...competencyOf,
        { name: columns.cause, width: 'rest' },
        { name: columns.closes, width: 0, isBelow: true },
        { name: columns.since, width: 19 },
        { name: columns.required, width: 20 },
        { name: columns.held, width: 0, isBelow: true },
        { name: columns.owner, width: 28 },
        { name: columns.kind, width: 0, isBelow: true },
      ],
      rows: gaps.map((gap) => [
        gap.risk.score,
        bandText[gap.risk.band],
        gap.name,
        gap.unitName,
        gap.competencyTitle,
        gap.competencyCode,
        causeText[gap.cause],
        closesText(gap.cause, gap.requiredLevelCode, gap.prerequisite?.code ?? null),
        gap.since,
        gap.requiredLevelCode,
        gap.heldLevelCode ?? words.nothing,
        gap.owner?.name ?? words.nothing,
        gap.isMandatory ? words.mandatory : words.desirable,
      ]),
      notes: [words.riskNote(rule.revision, rule.inForceFrom)],
    },
  };
}

async function standingsTable(
  db: Reader,
  ctx: ReadContext,
  { filter, states, lapsesBy }: OfKind<'standings'>,
  { asOf, filters }: Pick<TableView, 'asOf' | 'filters'>,
  most: number,
): Promise<CountedView> {
  const { unitId: withinUnitId, ...rest } = filter;
  const input = {
    ...rest,
    unitId: null,
    withinUnitId,
    competencyId: null,
    personId: null,
    states,
    lapsesBy,
    withConfidence: false,
    limit: most,
  };
  const { people, total } = told(await readinessCell(db, input, ctx));
  return {
    total,
    view: {
      title: words.titles.standings,
      asOf,
      filters: [
        ...filters,
        { label: words.states, value: states?.map((state) => reportWords.standings[state]).join(', ') ?? words.all },
        { label: words.lapsesBy, value: lapsesBy ?? words.all },
      ],
      columns: [
        person,
        unitBelow,
        ...competencyOf,
        { name: columns.state, width: 36 },
        { name: columns.kind, width: 0, isBelow: true },
        { name: columns.required, width: 20 },
        { name: columns.held, width: 0, isBelow: true },
        { name: columns.readyUntil, width: 24 },
        { name: columns.until, width: 24 },
      ],
      rows: people.map((one) => [
        one.name,
        one.unitName,
        one.competencyTitle,
        one.competencyCode,
        reportWords.standings[one.state],
        one.isMandatory ? words.mandatory : words.desirable,
        one.requiredLevelCode,
        one.heldLevelCode ?? words.nothing,
        one.readyUntil,
        one.until,
      ]),
      notes: [],
    },
  };
}

async function figuresTable(db: Reader, ctx: ReadContext, filter: OfKind<'figures'>['filter'], filters: Filters): Promise<CountedView> {
  const { asOf, figures, minimumGroup } = told(await getFigures(db, filter, ctx));
  return {
    total: figures.length,
    view: {
      title: words.titles.figures,
      asOf,
      filters,
      columns: [
        { name: columns.figure, width: 44 },
        { name: columns.number, width: 18, align: 'right' },
        { name: columns.of, width: 18, align: 'right' },
        { name: columns.days, width: 14, align: 'right' },
        { name: columns.definition, width: 'rest' },
      ],
      rows: figures.map(({ key, count, of, days, definition }) => [figureNames[key], count ?? words.notTold, of, days, definition]),
      notes: [words.smallGroups(minimumGroup)],
    },
  };
}

async function figureTable(
  db: Reader,
  ctx: ReadContext,
  { filter, key }: OfKind<'figure'>,
  filters: Filters,
  most: number,
): Promise<CountedView> {
  const { asOf, total, lines, definition } = told(await listFigure(db, { ...filter, key, offset: 0, limit: most }, ctx));
  return {
    total,
    view: {
      title: figureNames[key],
      asOf,
      filters,
      columns: [
        person,
        unitBelow,
        { name: columns.what, width: 'rest' },
        { name: columns.date, width: 24 },
        { name: columns.days, width: 18, align: 'right' },
      ],
      rows: lines.map(({ name, unitName, what, on, days }) => [name, unitName, what, on, days]),
      notes: [definition],
    },
  };
}

/** Each cell of the map as a line, as it reads without colour: letter, worst state and how many stand in which. */
async function heatmapTable(
  db: Reader,
  ctx: ReadContext,
  { filter, by, mode }: OfKind<'heatmap'>,
  { asOf, filters }: Pick<TableView, 'asOf' | 'filters'>,
): Promise<CountedView> {
  const map = told(await readinessHeatmap(db, { ...filter, by, mode }, ctx));
  const column = new Map(map.columns.map(({ columnId, name }, order) => [columnId, { name, order }]));
  const competency = new Map(map.competencies.map((one, order) => [one.competencyId, { ...one, order }]));
  const cells = map.cells.toSorted(
    (a, b) =>
      (column.get(a.columnId)?.order ?? 0) - (column.get(b.columnId)?.order ?? 0) ||
      (competency.get(a.competencyId)?.order ?? 0) - (competency.get(b.competencyId)?.order ?? 0),
  );
  return {
    total: cells.length,
    view: {
      title: words.titles.heatmap,
      asOf,
      filters: [...filters, { label: words.columnsBy, value: by }, { label: words.cells, value: words.modes[mode] }],
      columns: [
        { name: columns.column, width: 36 },
        ...competencyOf,
        { name: columns.letter, width: 14 },
        { name: columns.worst, width: 36 },
        { name: columns.ready, width: 15, align: 'right' },
        { name: columns.people, width: 15, align: 'right' },
        { name: mode === 'state' || mode === 'cover' ? columns.counts : words.modes[mode], width: 'rest' },
      ],
      rows: cells.map(({ columnId, competencyId, worst, ready, people, countByState, buckets }) => [
        column.get(columnId)?.name ?? columnId,
        competency.get(competencyId)?.title ?? competencyId,
        competency.get(competencyId)?.code ?? '',
        letterByState[worst],
        reportWords.standings[worst],
        ready,
        people,
        mode === 'state' || mode === 'cover' || buckets === null
          ? standingStates
              .flatMap((state) => (countByState[state] === undefined ? [] : [`${letterByState[state]} ${countByState[state]}`]))
              .join(', ')
          : [
              ...shareOf(mode, buckets),
              ...buckets.flatMap((count, bucket) => (count === 0 ? [] : [`${bucketText(mode, bucket)}: ${count}`])),
            ].join(', '),
      ]),
      notes: [
        ...(map.confidence === null ? [] : [map.confidence.definition]),
        standingStates
          .flatMap((state) => (letterByState[state] === '' ? [] : [`${letterByState[state]} = ${reportWords.standings[state]}`]))
          .join('; '),
      ],
    },
  };
}

/** The share that a cell of assessor confidence amounts to; nothing in other modes, and where nobody is ready by a result. */
function shareOf(mode: HeatmapMode, buckets: readonly number[]): string[] {
  const counts = confidenceCounts(buckets);
  if (mode !== 'confidence' || counts.current + counts.lapsed + counts.unknown === 0) return [];
  return [words.share(confidenceShare(counts))];
}
