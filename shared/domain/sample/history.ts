import { addMonthsToDay } from './calendar';
import type { Random } from './random';
import type { SamplePerson, SampleRequirement } from './types';

/** One assessment to be: when, against which level, and how it ends. */
export interface PlannedAssessment {
  readonly day: number;
  readonly level: number;
  readonly isPassed: boolean;
}

export interface HistoryFrame {
  /** First and last day on which this person can have been assessed. */
  readonly earliest: number;
  readonly latest: number;
  /** The day the picture is drawn for: today, or the last day of a leaver. */
  readonly asOf: number;
  readonly hired: number;
  readonly isAssessor: boolean;
  /** The unit without its line number, as in `aseptic-filling`. */
  readonly unitKind: string;
}

type Aim = 'never' | 'below' | 'expired' | 'expiring' | 'qualified';

/**
 * The assessments of one person for one requirement, oldest first.
 * The state as of the picture's day is drawn first and the history is then built to lead there.
 */
export function planHistory(
  random: Random,
  person: SamplePerson,
  requirement: SampleRequirement,
  frame: HistoryFrame,
): readonly PlannedAssessment[] {
  if (frame.latest - frame.earliest < 5) return [];
  const aim = drawAim(random, person, requirement, frame);
  switch (aim) {
    case 'never':
      return [];
    case 'below':
      return belowHistory(random, requirement, frame);
    default:
      return passedHistory(random, aim, person, requirement, frame);
  }
}

function drawAim(random: Random, person: SamplePerson, requirement: SampleRequirement, frame: HistoryFrame): Aim {
  const isWeakEntry = frame.unitKind === 'water-treatment' && requirement.competencyCode.startsWith('CSE-');
  const tenure = frame.asOf - frame.hired;
  const reached = Math.min(frame.isAssessor ? 1 : 0.98, Math.max(0.12, tenure / 210));
  if (!random.chance(requirement.isMandatory ? reached : reached * 0.88)) return 'never';
  if (random.chance(isWeakEntry ? 0.4 : belowChance(tenure, frame))) return 'below';
  const { validityMonths } = requirement;
  if (validityMonths === null || validityMonths > 12) return 'qualified';
  const draw = random.next();
  if (isExpiryCluster(person, requirement, frame)) return draw < 0.85 ? 'expiring' : 'qualified';
  if (draw < expiredChance(isWeakEntry, frame)) return 'expired';
  return draw > 0.86 ? 'expiring' : 'qualified';
}

/** Gowning of shift C in filling was requalified in one campaign a year ago, so it all falls due together. */
function isExpiryCluster(person: SamplePerson, requirement: SampleRequirement, frame: HistoryFrame): boolean {
  return frame.unitKind === 'aseptic-filling' && requirement.competencyCode === 'GWN-01' && person.shift === 'C';
}

function belowChance(tenure: number, frame: HistoryFrame): number {
  if (frame.isAssessor) return 0;
  return tenure < 400 ? 0.15 : 0.055;
}

function expiredChance(isWeakEntry: boolean, frame: HistoryFrame): number {
  if (isWeakEntry) return 0.3;
  return frame.isAssessor ? 0.02 : 0.14;
}

/** Failed at the required level, or passed so far only at the level before. */
function belowHistory(random: Random, requirement: SampleRequirement, frame: HistoryFrame): readonly PlannedAssessment[] {
  const from = Math.max(frame.earliest, currentFrom(requirement, frame));
  if (from > frame.latest) return [];
  const day = random.int(from, frame.latest);
  if (requirement.level > 1 && random.chance(0.45)) return [{ day, level: requirement.level - 1, isPassed: true }];
  return [{ day, level: requirement.level, isPassed: false }];
}

function passedHistory(
  random: Random,
  aim: 'expired' | 'expiring' | 'qualified',
  person: SamplePerson,
  requirement: SampleRequirement,
  frame: HistoryFrame,
): readonly PlannedAssessment[] {
  const last = lastPassDay(random, aim, isExpiryCluster(person, requirement, frame), requirement, frame);
  const history: PlannedAssessment[] = [];
  const { validityMonths, level } = requirement;
  for (let day = last; day >= frame.earliest;) {
    history.unshift({ day, level, isPassed: true });
    if (validityMonths === null) break;
    const wasLate = random.chance(0.1);
    day = addMonthsToDay(day, -validityMonths) + (wasLate ? -random.int(1, 40) : random.int(0, 28));
  }
  return withFailureBefore(random, history, frame);
}

/** Falls back to a plain current assessment where the person has not been here long enough for the aim. */
function lastPassDay(random: Random, aim: Aim, isCampaign: boolean, requirement: SampleRequirement, frame: HistoryFrame): number {
  const from = Math.max(frame.earliest, currentFrom(requirement, frame));
  const plain = random.int(Math.min(from, frame.latest), frame.latest);
  const { validityMonths } = requirement;
  if (validityMonths === null || aim === 'qualified') return plain;
  const daysLeft = expiringOrExpiredDays(random, aim, isCampaign, validityMonths);
  const day = addMonthsToDay(frame.asOf + daysLeft, -validityMonths);
  return day >= frame.earliest && day <= frame.latest ? day : plain;
}

function expiringOrExpiredDays(random: Random, aim: Aim, isCampaign: boolean, validityMonths: number): number {
  if (isCampaign) return random.int(17, 29);
  return aim === 'expired' ? -random.int(2, validityMonths === 12 ? 160 : 90) : random.int(2, 58);
}

/** The first day on which a pass would still be valid for more than 60 days. */
function currentFrom({ validityMonths }: SampleRequirement, { asOf, earliest }: HistoryFrame): number {
  return validityMonths === null ? earliest : addMonthsToDay(asOf + 63, -validityMonths);
}

/** Some needed a second attempt: newcomers more often. */
function withFailureBefore(random: Random, history: readonly PlannedAssessment[], frame: HistoryFrame): readonly PlannedAssessment[] {
  const pass = history.at(-1);
  if (!pass || !random.chance(frame.asOf - frame.hired < 600 ? 0.16 : 0.06)) return history;
  const day = pass.day - random.int(8, 35);
  const before = history.at(-2);
  if (day < frame.earliest || (before && day <= before.day)) return history;
  return [...history.slice(0, -1), { day, level: pass.level, isPassed: false }, pass];
}
