import { type EmploymentKind, isTerminatedStatus } from './fields';

/** What the words of a source mean, as its profile says; all compared in lower case. */
export type SourceWords = {
  /** Written where there is nothing: NO_HR, N/A. */
  readonly placeholders: readonly string[];
  /** Words for an employment that goes on, and for one that is over. */
  readonly employed: readonly string[];
  readonly ended: readonly string[];
  readonly employmentKinds: Readonly<Record<string, EmploymentKind>>;
};

export const noWords: SourceWords = { placeholders: [], employed: [], ended: [], employmentKinds: {} };

/** Whether a status says that the employment is over: by the profile's words, else by the usual ones. */
export function saysTerminated(status: string | null, words: SourceWords = noWords): boolean {
  if (status === null) return false;
  const word = status.toLowerCase();
  if (words.ended.includes(word)) return true;
  return !words.employed.includes(word) && isTerminatedStatus(status);
}

/** What a word for a kind of employment means; null when neither the profile nor usage says. */
export function employmentKindOf(word: string, words: SourceWords = noWords): EmploymentKind | null {
  const known = word.toLowerCase();
  const stated = Object.entries(words.employmentKinds).find(([spelled]) => spelled.toLowerCase() === known);
  return stated?.[1] ?? usual.get(known.replaceAll(/[^\p{L}]+/gu, ' ').trim()) ?? null;
}

const usual: ReadonlyMap<string, EmploymentKind> = new Map(
  (
    [
      [
        'employee',
        'employee|permanent|regular|full time|part time|fulltime|parttime|full time employee|part time employee|staff|fixed term|fixed term employee|angestellt',
      ],
      ['contractor', 'contractor|contract|independent contractor|freelance|freelancer|external|consultant|extern|contingent worker'],
      ['agency', 'agency|agency worker|temporary agency|temp agency|leased|leiharbeit|zeitarbeit'],
      ['apprentice', 'apprentice|apprenticeship|trainee apprentice|azubi|auszubildender'],
    ] as const
  ).flatMap(([kind, spelled]) => spelled.split('|').map((word) => [word, kind] as const)),
);
