import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GapCount, GapGrouping } from '../../../../shared/domain/gap-summary';
import type { RiskBand } from '../../../../shared/domain/risk';
import { formatNumber } from '../../../lib/formatting';
import { gapWords } from '../../../lib/words/gaps';
import classes from './gaps.module.css';
import type { GapGroup } from './queries';

const words = gapWords.sums;

/** A number of gaps that opens the list of them, and beside it of how many people they are. */
export function GapLink({
  by,
  group,
  name,
  band,
  count: { gaps, people },
  isPlain = false,
  children = formatNumber(gaps),
}: {
  readonly by: GapGrouping;
  /** Null: all of them. */
  readonly group: GapGroup | null;
  readonly name: string;
  /** Null: of every risk that is looked at. */
  readonly band: RiskBand | null;
  readonly count: GapCount;
  /** Without the people, which stand elsewhere. */
  readonly isPlain?: boolean;
  readonly children?: ReactNode;
}) {
  const { sumBy: _sumBy, page: _page, ...search } = useSearch({ from: '/readiness/gaps' });
  if (gaps === 0) return <span className={classes.zero}>{children}</span>;
  const place =
    group === null ? {} : by === 'role' ? { role: group.groupId } : { unit: group.groupId, alone: group.isUnitAlone || undefined };
  return (
    <span className={classes.number}>
      <Link
        to="/readiness/gaps"
        search={{ ...search, ...place, ...(band !== null && { bands: band }) }}
        aria-label={words.open(name, band, gaps, people)}
      >
        {children}
      </Link>
      {!isPlain && <span className={classes.people}>{words.ofPeople(people)}</span>}
    </span>
  );
}
