/** A case of a panel: a gold case by its place, or a record of a competency with its outcome. */
export type SamplePanelCase =
  | { readonly gold: number }
  | { readonly competencyCode: string; readonly outcome: 'competent' | 'notYetCompetent' };

/** What the members gave a case, in levels away from what it came to, in the order of the panel, and what was said. */
export interface SampleRatedCase {
  readonly of: SamplePanelCase;
  readonly away: readonly number[];
  readonly reason: string;
  readonly minutes: number;
  /** Of the member at a place. */
  readonly dissent?: { readonly member: number; readonly statement: string };
}

export interface SamplePanel {
  readonly title: string;
  readonly daysAgo: number;
  readonly agenda: string;
  readonly question: { readonly text: string; readonly answers: readonly string[] } | null;
  /** The newest and the oldest record that may be a case, in days before today. */
  readonly records: { readonly newest: number; readonly oldest: number };
  readonly cases: readonly SampleRatedCase[];
}

export const sampleGroundRules =
  'Everybody rates alone, from what the case shows. Nobody speaks of a case before all ratings are open. What a level means is read from the scale, not from the last case.';

/** Whoever is second on these panels is lenient; what the fifth indicator of lock-out asks for, everybody reads differently. */
export const ambiguousIndicator = { competencyCode: 'LOTO-01', place: 4 } as const;

const record = (competencyCode: string, outcome: 'competent' | 'notYetCompetent' = 'competent'): SamplePanelCase => ({
  competencyCode,
  outcome,
});

/** Too few cases to decide about anybody, and far apart: what the wording and the gold cases of the next months came from. */
export const earlierPanel: SamplePanel = {
  title: 'Lock-out and entry: first round',
  daysAgo: 318,
  agenda: 'Six records from the plant. See how far apart we are before anybody is trained.',
  question: null,
  records: { newest: 330, oldest: 520 },
  cases: [
    { of: record('LOTO-01'), away: [0, 1, -1, 0, 0], reason: 'All locks set, nothing beyond the sheet', minutes: 9 },
    { of: record('LOTO-01', 'notYetCompetent'), away: [0, 1, 0, -1, 1], reason: 'A critical step was left out', minutes: 12 },
    { of: record('LOTO-01'), away: [1, 1, 0, -1, 0], reason: 'Alone and complete', minutes: 7 },
    { of: record('CSE-01'), away: [0, 1, 0, 0, -1], reason: 'Kept to the certificate', minutes: 6 },
    { of: record('CSE-01', 'notYetCompetent'), away: [0, 1, 1, 0, 0], reason: 'Did not leave at the call', minutes: 11 },
    { of: record('CSE-01'), away: [-1, 0, 0, -1, 1], reason: 'As the checklist asks', minutes: 8 },
  ],
};

/** Closer together, on records and on gold cases, and with enough of them to decide. */
export const finishedPanel: SamplePanel = {
  title: 'Lock-out and entry: after the anchors were agreed',
  daysAgo: 96,
  agenda: 'Four gold cases and six records. Then every case on which two of us are a level apart.',
  question: {
    text: 'Which level do you find hardest to tell from the next?',
    answers: [
      'Assists from works alone, when somebody was told one thing in passing.',
      'Works alone from leads: most cases show one person at work.',
      'Works alone from leads, where the scope does not change.',
      'Any, when the note is two words long.',
      'Assists from works alone.',
    ],
  },
  records: { newest: 110, oldest: 300 },
  cases: [
    {
      of: { gold: 0 },
      away: [0, 1, 0, 0, 0],
      reason: 'A missed isolation point is decisive, whatever else was done well',
      minutes: 10,
      dissent: {
        member: 1,
        statement:
          'The bypass was closed before anybody touched the pump. I would still let this person work alone on a pump with a full sheet.',
      },
    },
    { of: { gold: 1 }, away: [0, 1, 0, -1, 0], reason: 'Leads the group; the weak lock point was not reported', minutes: 5 },
    { of: { gold: 2 }, away: [0, 0, 0, -1, 0], reason: 'Left at once; knowing what comes next is asked of the level above', minutes: 7 },
    { of: { gold: 3 }, away: [0, 0, 0, 0, 0], reason: 'Leaned in before the test', minutes: 3 },
    { of: record('LOTO-01'), away: [-1, 1, 0, 0, 0], reason: 'Complete and alone; nothing shows more than that', minutes: 6 },
    { of: record('LOTO-01', 'notYetCompetent'), away: [0, 0, 0, 0, 0], reason: 'A critical step was not met', minutes: 3 },
    { of: record('LOTO-01'), away: [0, 1, 0, 0, 0], reason: 'Complete and alone', minutes: 4 },
    { of: record('CSE-01'), away: [0, 0, 0, 0, 0], reason: 'Kept to the certificate; the work did not change the air', minutes: 6 },
    { of: record('CSE-01', 'notYetCompetent'), away: [0, 0, 0, 0, 0], reason: 'A critical step was not met', minutes: 3 },
    { of: record('CSE-01'), away: [0, 0, 1, 0, 0], reason: 'Complete and alone', minutes: 4 },
  ],
};

/** Being rated now: some have handed in, the others are still to come. */
export const currentPanel: SamplePanel = {
  title: 'Hot work and fire watch: winter round',
  daysAgo: 0,
  agenda: 'Four records of hot work outside the workshop. Talk on the morning after the last rating.',
  question: {
    text: 'What do you expect to be hardest?',
    answers: ['Heat that travels', 'When a cold method should have been proposed', 'The time after the last spark'],
  },
  records: { newest: 80, oldest: 300 },
  cases: [
    { of: record('HOT-01'), away: [0, 1, 0, 0, 0], reason: '', minutes: 0 },
    { of: record('HOT-01'), away: [0, 0, -1, 0, 0], reason: '', minutes: 0 },
    { of: record('FWT-01'), away: [0, 1, 0, 0, 0], reason: '', minutes: 0 },
    { of: record('FWT-01'), away: [0, 0, 0, 0, 0], reason: '', minutes: 0 },
  ],
};
export const currentHandedIn = 3;
