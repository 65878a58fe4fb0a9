import type { Tripwire } from '../hris/plan-types';

/** Above which shares of the known active people a file is held up until a person gives a reason: 0.2 is a fifth. A profile states them. */
export type GuardLimits = { readonly terminations: number; readonly absent: number };

export const usualLimits: GuardLimits = { terminations: 0.2, absent: 0.2 };

export type FileCounts = {
  readonly rows: number;
  readonly rejectedRows: number;
  /** People known as employed before the file. */
  readonly active: number;
  /** Of them, how many the file ends, and of how many it says nothing. */
  readonly terminations: number;
  readonly absent: number;
  /** New numbers that differ from absent ones by leading zeros only. */
  readonly lostZeros: number;
};

/** The signs that a file is wrong, cut or another site's. A first import knows nobody, so nobody can be missing or leave. */
export function guardsOf({ rows, rejectedRows, active, terminations, absent, lostZeros }: FileCounts, limits: GuardLimits): Tripwire[] {
  const tripwires: Tripwire[] = [];
  if (rows === 0) tripwires.push({ code: 'EmptyFile', message: 'The file has no rows. Nobody would be changed.' });
  else if (rejectedRows === rows) {
    tripwires.push({ code: 'NothingAccepted', message: `All ${grouped(rows)} rows are rejected. Check the mapping.`, count: rows });
  }
  if (isAbove(terminations, active, limits.terminations)) {
    const message = `${grouped(terminations)} of ${grouped(active)} active people would leave: more than ${percent(limits.terminations)}.`;
    tripwires.push({ code: 'ManyTerminations', message, count: terminations, of: active, limit: limits.terminations });
  }
  if (isAbove(absent, active, limits.absent)) {
    // Of an empty file it is no news that everyone is missing.
    const isOfOthers = absent === active && rows > 0;
    const message = isOfOthers
      ? `None of the ${grouped(active)} active people is in the file: perhaps it is another site's. Nothing is done to them.`
      : `${grouped(absent)} of ${grouped(active)} active people are not in the file, more than ${percent(limits.absent)}. Nothing is done to them.`;
    tripwires.push({ code: isOfOthers ? 'EveryoneMissing' : 'ManyAbsent', message, count: absent, of: active, limit: limits.absent });
  }
  if (lostZeros > 0) {
    const message = `${grouped(lostZeros)} new employee numbers differ from missing ones only by leading zeros. A spreadsheet may have dropped them: the people would be created twice.`;
    tripwires.push({ code: 'LeadingZerosDiffer', message, count: lostZeros });
  }
  return tripwires;
}

/** Whether it is more than the share of them; exactly the share is not: 29 of 100 is no more than 29 %, whatever their product is in binary. */
const isAbove = (some: number, all: number, share: number): boolean => some - all * share > 1e-6;

/** How many new numbers are absent ones but for leading zeros. */
export function countLostZeros(newNumbers: Iterable<string>, absentNumbers: Iterable<string>): number {
  const missing = new Set([...absentNumbers].map(withoutZeros));
  return [...newNumbers].filter((number) => missing.has(withoutZeros(number))).length;
}

const withoutZeros = (number: string): string => number.replace(/^0+(?=.)/, '');

/** With a comma between thousands, as numbers stand in every sentence of the window. */
const grouped = (some: number): string => String(some).replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
