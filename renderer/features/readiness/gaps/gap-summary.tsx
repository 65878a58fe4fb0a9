import { useNavigate } from '@tanstack/react-router';
import type { GapGrouping } from '../../../../shared/domain/gap-summary';
import { riskBands, type RiskBand } from '../../../../shared/domain/risk';
import { gapWords } from '../../../lib/words/gaps';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { QueryError } from '../../../ui/loaded';
import { OrganisationPath } from '../organisation-path';
import { ViewFiles } from '../../../ui/view-files';
import { GapChoices } from './gap-choices';
import { GapLink } from './gap-link';
import classes from './gaps.module.css';
import { useGapSums, type GapFilter, type GapGroup, type GapSums } from './queries';

const words = gapWords.sums;

const nameOf = ({ name, isUnitAlone }: GapGroup, by: GapGrouping): string => (by === 'branch' && isUnitAlone ? words.alone(name) : name);

const numberOf = (by: GapGrouping, band: RiskBand): Column<GapGroup> => ({
  key: band,
  title: gapWords.bands[band],
  width: 132,
  align: 'right',
  value: ({ byBand }) => byBand[band].gaps,
  render: (group) => <GapLink by={by} group={group} name={nameOf(group, by)} band={band} count={group.byBand[band]} />,
});

const columnsBy = (by: GapGrouping): readonly Column<GapGroup>[] => [
  { key: 'name', title: words.columns[by], width: 220, value: (group) => nameOf(group, by) },
  ...(by === 'unit'
    ? [{ key: 'department', title: words.columns.department, width: 160, value: (group: GapGroup) => group.departmentName }]
    : []),
  { key: 'score', title: words.columns.score, width: 110, align: 'right', value: ({ score }) => score },
  ...riskBands.map((band) => numberOf(by, band)),
  {
    key: 'gaps',
    title: words.columns.gaps,
    width: 72,
    align: 'right',
    value: ({ gaps }) => gaps,
    render: (group) => <GapLink by={by} group={group} name={nameOf(group, by)} band={null} count={group} isPlain />,
  },
  { key: 'people', title: words.columns.people, width: 72, align: 'right', value: ({ people }) => people },
];
const columns: Readonly<Record<GapGrouping, readonly Column<GapGroup>[]>> = {
  unit: columnsBy('unit'),
  branch: columnsBy('branch'),
  role: columnsBy('role'),
};

const keyOf = ({ groupId }: GapGroup): string => groupId;

/** How many gaps are of which risk, by unit, part of the organisation or role, the gravest first; every number opens its gaps. */
export function GapSummary({ filter, by }: { readonly filter: GapFilter; readonly by: GapGrouping }) {
  const navigate = useNavigate();
  const query = useGapSums({ ...filter, by });
  const { data } = query;
  const open = ({ groupId, isUnitAlone, hasMore }: GapGroup) =>
    void navigate({
      to: '/readiness/gaps',
      search: (old) =>
        by === 'role'
          ? { ...old, sumBy: undefined, role: groupId }
          : { ...old, sumBy: hasMore ? by : undefined, unit: groupId, alone: isUnitAlone || undefined },
    });
  return (
    <>
      <div className={classes.tools}>
        <GapChoices filter={filter} by={by} counts={undefined} />
        <ViewFiles view={{ kind: 'gapSummary', filter, by }} />
      </div>
      {by === 'branch' && <OrganisationPath to="/readiness/gaps" />}
      {data !== undefined && data.all.gaps > 0 && <Whole sums={data} by={by} />}
      <DataTable
        name="gap-sums"
        label={words.label[by]}
        columns={columns[by]}
        rows={data?.groups ?? []}
        rowKey={keyOf}
        onOpen={open}
        isLoading={query.isPending}
        error={query.error !== null && data === undefined ? <QueryError query={query} error={query.error} /> : undefined}
        empty={<EmptyState title={gapWords.none} hint={gapWords.noneHint} />}
      />
    </>
  );
}

/** What all lines amount to, each gap once, and how it is defined. */
function Whole({ sums: { all, again, without, definition }, by }: { readonly sums: GapSums; readonly by: GapGrouping }) {
  const counted = riskBands.filter((band) => again[band] > 0);
  return (
    <div className={classes.whole}>
      <p className={classes.summary} data-figures>
        {words.all}{' '}
        {riskBands.map((band) => (
          <span key={band}>
            <GapLink by={by} group={null} name={words.whole} band={band} count={all.byBand[band]} isPlain>
              {words.count(band, all.byBand[band].gaps)}
            </GapLink>
            {band === riskBands.at(-1) ? ': ' : ', '}
          </span>
        ))}
        <GapLink by={by} group={null} name={words.whole} band={null} count={all} isPlain>
          {words.total(all.gaps, all.people)}
        </GapLink>
        .
      </p>
      <p className={classes.small} data-figures>
        {[
          ...(counted.length === 0 ? [] : [words.again(counted.map((band) => words.count(band, again[band])).join(', '))]),
          ...(without === 0 ? [] : [words.without[by](without)]),
        ].join(' ')}
      </p>
      <details className={classes.small}>
        <summary>{words.definition}</summary>
        <p className={classes.definition}>{definition}</p>
      </details>
    </div>
  );
}
