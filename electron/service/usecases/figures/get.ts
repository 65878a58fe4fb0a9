import type { Contract } from '../../../../shared/contract';
import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { dashboardDefinition, dashboardFigures, medianWithOpen, type DashboardFigure } from '../../../../shared/domain/dashboard-figures';
import { inWords } from '../../../../shared/domain/readiness-figures';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { resultLines } from '../../db/sql/dashboard';
import type { Looked } from '../../db/sql/placed';
import type { OutputOf, QueryUseCase, ReadContext } from '../context';
import { lookedAt } from '../gaps/looked';
import { gapCounts, gapsIn, rankedGaps } from '../gaps/ranked-gaps';
import { unitsWithGaps } from '../gaps/units-with-gaps';
import { isOfStandings, standingCounts } from './standing-counts';
import { startsWithin } from './starts';

interface Told {
  readonly count: number | null;
  readonly of: number | null;
  readonly days: number | null;
}

export const getFigures: QueryUseCase<Contract['figures']['get']> = async (db, filter, ctx) => ok(await figuresOf(db, filter, ctx));

/** The figures of a day, as far as the asker sees them. */
export async function figuresOf(
  db: Reader,
  filter: ReadinessFilter,
  ctx: Pick<ReadContext, 'scope' | 'today'>,
): Promise<OutputOf<Contract['figures']['get']>> {
  const looked = await lookedAt(db, ctx, filter, { competencyId: null, personId: null });
  const { tell, minimumGroup } = await teller(db, looked);
  const figures = [];
  for (const figure of dashboardFigures) {
    const { key, group, isAboutPeople } = figure;
    figures.push({ key, group, isAboutPeople, ...(await tell(figure)), definition: dashboardDefinition(figure, looked.day, inWords) });
  }
  return { asOf: looked.day, minimumGroup, figures };
}

/** Counts each figure by what its own object says. */
async function teller(db: Reader, looked: Looked): Promise<{ tell: (figure: DashboardFigure) => Promise<Told>; minimumGroup: number }> {
  const record = recordAt(db, looked.knownAt);
  const standing = await standingCounts(db, looked, dashboardFigures.filter(isOfStandings));
  const ranked = await rankedGaps(db, looked, { by: 'unit', branchOf: null, withMembers: false });
  const { kinds, counted } = ranked;
  const { countByBand } = gapCounts(kinds);
  const gaps = gapsIn(kinds);
  let minimumGroup = 0;
  const started = dashboardFigures.find(({ counts }) => counts.kind === 'starts')?.counts;
  const starts = started?.kind === 'starts' ? await startsWithin(record, looked, started.within) : null;
  if (starts !== null) minimumGroup = starts.minimumGroup;
  const tell = async ({ key, counts, of }: DashboardFigure): Promise<Told> => {
    switch (counts.kind) {
      case 'standings':
        return {
          count: standing.counts.get(key) ?? 0,
          of: standing[of === 'ready' || of === 'held' || of === 'known' ? of : 'required'],
          days: null,
        };
      case 'gaps':
        return { count: countByBand[counts.band] ?? 0, of: gaps, days: null };
      case 'units':
        // the first part is all of them
        return { count: unitsWithGaps(ranked, counts.band), of: counted.parts.length - 1, days: null };
      case 'starts': {
        if (starts === null || !starts.isTold) return { count: null, of: null, days: null };
        const days = starts.starts.map((one) => one.days);
        return { count: days.filter((one) => one !== null).length, of: days.length, days: medianWithOpen(days) };
      }
      case 'results':
        return { count: (await resultLines(record, looked, counts.within, { offset: 0, limit: 0 })).total, of: null, days: null };
    }
  };
  return { tell, minimumGroup };
}
