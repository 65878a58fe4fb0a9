import { Outlet, useSearch } from '@tanstack/react-router';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { gapCauses } from '../../../../shared/domain/gap';
import { riskBands } from '../../../../shared/domain/risk';
import { AsKnown } from '../known-then';
import { ReadinessFrame } from '../readiness-frame';
import { GapList } from './gap-list';
import { GapSummary } from './gap-summary';

/** What people lack on the day, as work to be done: one by one, or summed up, the greatest risk first. */
export function GapsPage() {
  return (
    <ReadinessFrame tab="gaps">
      <AsKnown>{(filter) => <Gaps filter={filter} />}</AsKnown>
      <Outlet />
    </ReadinessFrame>
  );
}

function Gaps({ filter }: { readonly filter: ReadinessFilter }) {
  const search = useSearch({ from: '/readiness/gaps' });
  const causes = gapCauses.filter((cause) => search.causes?.split(',').includes(cause));
  const bands = riskBands.filter((band) => search.bands?.split(',').includes(band));
  const narrowed = {
    ...filter,
    isUnitAlone: search.alone === true && filter.unitId !== null,
    competencyId: null,
    personId: null,
    causes: causes.length === 0 ? null : causes,
    bands: bands.length === 0 ? null : bands,
  };
  return search.sumBy === undefined ? (
    <GapList filter={narrowed} page={search.page ?? 0} />
  ) : (
    <GapSummary filter={narrowed} by={search.sumBy} />
  );
}
