import { Checkbox, MultiSelect, SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { gapCauses } from '../../../../shared/domain/gap';
import { gapGroupings, type GapGrouping } from '../../../../shared/domain/gap-summary';
import { riskBands } from '../../../../shared/domain/risk';
import { gapWords as words } from '../../../lib/words/gaps';
import classes from './gaps.module.css';
import type { GapFilter, GapPage } from './queries';

/** How gaps are shown and which of them; all of it stands in the address. */
export function GapChoices({
  filter,
  by,
  counts,
}: {
  readonly filter: GapFilter;
  /** Null: one by one. */
  readonly by: GapGrouping | null;
  /** How many there are of each; not told where they are summed up. */
  readonly counts: Pick<GapPage, 'countByCause' | 'countByBand'> | undefined;
}) {
  const navigate = useNavigate();
  const { causes, bands } = filter;
  const choose = (part: {
    sumBy?: GapGrouping | undefined;
    alone?: true | undefined;
    causes?: string | undefined;
    bands?: string | undefined;
  }) => void navigate({ to: '/readiness/gaps', search: (old) => ({ ...old, page: undefined, ...part }) });
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={words.shownBy}
        value={by ?? 'each'}
        data={(['each', ...gapGroupings] as const).map((value) => ({ value, label: words.by[value] }))}
        onChange={(next) => choose({ sumBy: gapGroupings.find((one) => one === next) })}
      />
      <MultiSelect
        size="xs"
        aria-label={words.cause}
        placeholder={causes === null ? words.allCauses : ''}
        data={gapCauses.map((cause) => ({
          value: cause,
          label: words.option(words.causes[cause], counts && (counts.countByCause[cause] ?? 0)),
        }))}
        value={causes ?? []}
        {...(causes === null && { w: 160 })}
        clearable
        className={classes.choice}
        onChange={(chosen) => choose({ causes: chosen.join(',') || undefined })}
      />
      <MultiSelect
        size="xs"
        aria-label={words.band}
        placeholder={bands === null ? words.allBands : ''}
        data={riskBands.map((band) => ({ value: band, label: words.option(words.bands[band], counts && (counts.countByBand[band] ?? 0)) }))}
        value={bands ?? []}
        {...(bands === null && { w: 160 })}
        clearable
        className={classes.choice}
        onChange={(chosen) => choose({ bands: chosen.join(',') || undefined })}
      />
      {filter.unitId !== null && (by !== 'branch' || filter.isUnitAlone) && (
        <Checkbox
          size="xs"
          label={words.unitAlone}
          checked={filter.isUnitAlone}
          onChange={(event) => choose({ alone: event.currentTarget.checked || undefined })}
        />
      )}
      <Link
        to="/readiness/risk-rule"
        search={({ asOf, department, unit, role, mandatory, known }) => ({ asOf, department, unit, role, mandatory, known })}
      >
        {words.rule}
      </Link>
    </>
  );
}
