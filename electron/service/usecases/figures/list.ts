import type { Contract } from '../../../../shared/contract';
import { competenciesApart, confidenceOf } from '../../../../shared/domain/assessor-confidence';
import { dashboardDefinition, dashboardFigures, furtherFigures } from '../../../../shared/domain/dashboard-figures';
import { listName } from '../../../../shared/domain/person-name';
import { inWords } from '../../../../shared/domain/readiness-figures';
import { ok } from '../../../../shared/result';
import { recordAt } from '../../db/as-known-at';
import { assessorCalibrations } from '../../db/sql/assessor-calibrations';
import { assessorsLooked, resultLines, standingLines, type FigureLine, type JudgedBy } from '../../db/sql/dashboard';
import type { Looked } from '../../db/sql/placed';
import type { Reader } from '../../db/schema';
import type { QueryUseCase } from '../context';
import { lookedAt } from '../gaps/looked';
import { isOfStandings, standingCounts, type StandingFigure } from './standing-counts';
import { startsWithin } from './starts';

export const listFigure: QueryUseCase<Contract['figures']['list']> = async (db, { key, offset, limit, ...filter }, ctx) => {
  const looked = await lookedAt(db, ctx, filter, { competencyId: null, personId: null });
  const record = recordAt(db, looked.knownAt);
  const figure = [...dashboardFigures, ...furtherFigures].find((one) => one.key === key);
  if (figure === undefined) throw new Error(`no figure is called ${key}`);
  const about = { asOf: looked.day, definition: dashboardDefinition(figure, looked.day, inWords) };
  const page = { offset, limit };
  if (isOfStandings(figure)) {
    const { counts } = await standingCounts(db, looked, [figure]);
    const lines = await standingLines(record, looked, figure.counts, await judgedBy(db, looked, figure), page);
    return ok({ ...about, total: counts.get(key) ?? 0, lines: lines.map((line) => shown(line, null)) });
  }
  switch (figure.counts.kind) {
    case 'results': {
      const { lines, total } = await resultLines(record, looked, figure.counts.within, page);
      return ok({ ...about, total, lines: lines.map((line) => shown(line, null)) });
    }
    case 'starts': {
      const { starts, isTold } = await startsWithin(record, looked, figure.counts.within);
      const there = isTold ? starts.filter(({ days }) => days !== null) : [];
      return ok({ ...about, total: there.length, lines: there.slice(offset, offset + limit).map(({ row, days }) => shown(row, days)) });
    }
    default:
      throw new Error(`the figure ${key} has another list`);
  }
};

/** By whose judgement a standing must be for a figure to count it; null: by anybody's. */
async function judgedBy(db: Reader, looked: Looked, { counts: { states, confidence } }: StandingFigure): Promise<JudgedBy | null> {
  if (confidence === null) return null;
  const calibrations = await assessorCalibrations(db, looked.knownAt);
  const names = await assessorsLooked(recordAt(db, looked.knownAt), looked, states);
  const inCompetency = (competencyId: string): string[] =>
    names.filter((one) => confidenceOf(one, calibrations, looked.day, competencyId) === confidence);
  const apart = [...competenciesApart(calibrations, looked.day)];
  return { names: inCompetency(''), apart: new Map(apart.map((competencyId) => [competencyId, inCompetency(competencyId)])) };
}

const shown = ({ lineId, personId, familyName, givenName, unitName, what, competencyId, onDate }: FigureLine, days: number | null) => ({
  lineId,
  personId,
  name: listName({ familyName, givenName }),
  unitName,
  what,
  competencyId,
  on: onDate,
  days,
});
