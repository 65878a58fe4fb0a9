/** Questions that people come with, as they put them, and the page that answers each; `also` is what else they may type for it. */
export const questionWords = {
  title: 'Questions',
  questions: {
    whoCan: { ask: 'Who can…: who is qualified, in which unit, on which shift?', also: 'holds competency crew task is today' },
    gate: { ask: 'Gate: may this person do this task?', also: 'allowed now missing ready not why' },
    known: { ask: 'What was known at a past moment?', also: 'qualified then as of date incident night knew true' },
    lapses: { ask: 'What lapses by the end of next month?', also: 'lapse expires expiry expiring runs out due reassessment unit' },
    gaps: { ask: 'Which gaps are the gravest by risk?', also: 'serious worst high missing not ready score why' },
    figures: { ask: 'How ready are we, in figures?', also: 'counts trend percent numbers overdue statistics' },
    paper: { ask: 'Readiness on paper: PDF of a unit', also: 'print printed page report export digest file' },
    required: { ask: 'What is required of whom, and by what?', also: 'requirement requirements role unit origin' },
    changed: {
      ask: 'What changed in the framework, and who approved it?',
      also: 'requirement requirements changes revision revisions approval',
    },
    exceptions: { ask: 'Who is exempted, waived, suspended or revoked?', also: 'exception exceptions extension extended' },
    signed: { ask: 'Who signed an assessment, and does the signature hold?', also: 'record verify valid evidence' },
    assessors: {
      ask: 'Who assessed how much, and is the assessor calibrated?',
      also: 'assessors assessments most last quarter agreement kappa severity',
    },
    whole: { ask: 'Was the log changed? Verify the record', also: 'audit trail prove proof tampered altered checkpoint entries' },
    access: { ask: 'Who may do what in Touchstone?', also: 'permission permissions rights roles accounts access' },
  },
} as const;
