import type { Contract } from '../../../../shared/contract';
import { dashboardDefinition, dashboardFigures, medianWithOpen, type DashboardFigure } from '../../../../shared/domain/dashboard-figures';
import { inWords } from '../../../../shared/domain/readiness-figures';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { resultLines, standingCounts, type StandingFigure } from '../../db/sql/dashboard';
import type { Looked } from '../../db/sql/placed';
import type { QueryUseCase } from '../context';
import { lookedAt } from '../gaps/looked';
import { gapCounts, gapsIn, rankedGaps } from '../gaps/ranked-gaps';
import { startsWithin } from './starts';

interface Told {
  readonly count: number | null;
  readonly of: number | null;
  readonly days: number | null;
}

export const getFigures: QueryUseCase<Contract['figures']['get']> = async (db, filter, ctx) => {
  const looked = await lookedAt(db, ctx, filter, { competencyId: null, personId: null });
  const { tell, minimumGroup } = await teller(db, looked);
  const figures = [];
  for (const figure of dashboardFigures) {
    const { key, group, isAboutPeople } = figure;
    figures.push({ key, group, isAboutPeople, ...(await tell(figure)), definition: dashboardDefinition(figure, looked.day, inWords) });
  }
  return ok({ asOf: looked.day, minimumGroup, figures });
};

export const isOfStandings = (figure: DashboardFigure): figure is StandingFigure => figure.counts.kind === 'standings';

/** Counts each figure by what its own object says. */
async function teller(db: Reader, looked: Looked): Promise<{ tell: (figure: DashboardFigure) => Promise<Told>; minimumGroup: number }> {
  const record = recordAt(db, looked.knownAt);
  const standing = await standingCounts(record, looked, dashboardFigures.filter(isOfStandings));
  const { kinds } = await rankedGaps(db, looked);
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
          of: of === 'ready' ? standing.ready : of === 'held' ? standing.held : standing.required,
          days: null,
        };
      case 'gaps':
        return { count: countByBand[counts.band] ?? 0, of: gaps, days: null };
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
