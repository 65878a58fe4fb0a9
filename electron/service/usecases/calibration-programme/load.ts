import type { Contract } from '../../../../shared/contract';
import { addMonths } from '../../../../shared/domain/calendar';
import { workMinutes, type MinutesPer } from '../../../../shared/domain/calibration/work-minutes';
import { ok } from '../../../../shared/result';
import { loggedWork } from '../../db/sql/calibration-programme';
import { accountsWithRole } from '../../db/sql/users';
import { printedNames } from '../../db/sql/printed-names';
import type { OutputOf, QueryUseCase } from '../context';
import { knownProgrammes } from './known-programme';

type Load = OutputOf<Contract['calibrationProgramme']['load']>['people'][number];

/** Where no line of the programme says otherwise, in minutes. */
export const usualMinutes: MinutesPer = { minutesPer: { knowledge: 30, practical: 60, observation: 45, seen: 10 }, minutesPerCase: 15 };

export const calibrationLoad: QueryUseCase<Contract['calibrationProgramme']['load']> = async (db, { months: count }, ctx) => {
  const first = `${ctx.today.slice(0, 7)}-01`;
  const months = Array.from({ length: count }, (_value, index) => addMonths(first, index + 1 - count).slice(0, 7));
  const line = (await knownProgrammes(db, ctx.today)).find(({ row }) => row.isEnded === 0);
  const per = line?.content ?? usualMinutes;
  const managers = new Set((await accountsWithRole(db, 'lineManager')).map(({ userId }) => userId));
  const logged = (await loggedWork(db, months[0] ?? first)).filter(({ month }) => months.includes(month));
  const names = await printedNames(
    db,
    logged.map(({ userId }) => userId),
  );
  const people = [...new Set(logged.map(({ userId }) => userId))].map((userId): Load => {
    const own = logged.filter((one) => one.userId === userId);
    const sum = (of: (what: string) => boolean): number => own.filter(({ what }) => of(what)).reduce((total, { n }) => total + n, 0);
    return {
      userId,
      name: names.get(userId) ?? userId,
      isManager: managers.has(userId),
      minutes: months.map((month) => own.filter((one) => one.month === month).reduce((total, one) => total + workMinutes(one, per), 0)),
      assessments: sum((what) => what !== 'seen' && what !== 'rated'),
      observations: sum((what) => what === 'seen'),
      ratedCases: sum((what) => what === 'rated'),
      timed: own.reduce((total, { timed }) => total + timed, 0),
    };
  });
  const latest = (one: Load): number => one.minutes.at(-1) ?? 0;
  return ok({ months, people: people.toSorted((a, b) => latest(b) - latest(a) || a.name.localeCompare(b.name)) });
};
