import { riskBands, type RiskBand } from './risk';

/** By what gaps are summed up: each unit, the next units below one, each role. */
export const gapGroupings = ['unit', 'branch', 'role'] as const;
export type GapGrouping = (typeof gapGroupings)[number];

export interface GapCount {
  readonly gaps: number;
  readonly people: number;
}

export type CountByBand = Readonly<Record<RiskBand, GapCount>>;

/** The greater number of the gravest gaps first; where these are as many, of the next graver ones. */
export function byGravity(a: CountByBand, b: CountByBand): number {
  const band = riskBands.find((one) => a[one].gaps !== b[one].gaps);
  return band === undefined ? 0 : b[band].gaps - a[band].gaps;
}

const groupIn: Readonly<Record<GapGrouping, string>> = {
  unit: 'in every unit in which the person works, under that unit itself and not the ones above it',
  branch: 'under every branch of the organisation in which the person works, a branch being a unit with all that lies in it',
  role: 'in every role that the person holds',
};

/** What is counted, out of what and on which day, in words. */
export function gapSummaryDefinition(by: GapGrouping, day: string): string {
  return (
    `Counts what is required on ${day} of somebody who is not ready for it, by the band of the risk that the rule of that day gives it. ` +
    `One person and one competency are one gap; it counts ${groupIn[by]}, with the risk that the list of gaps narrowed to it shows. ` +
    'All gaps together count each once; what the lines amount to beyond that is said beside it. ' +
    'People: who has at least one such gap, each once in a line and a band. ' +
    'Gaps are work to be done: they are told of everybody whom you may see, however few.'
  );
}
