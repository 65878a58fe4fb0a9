import type { StepResult } from '../../../shared/domain/assessment';
import { formatNumber } from '../formatting';

const steps = (ordinals: readonly number[]) => `${ordinals.length === 1 ? 'Step' : 'Steps'} ${ordinals.join(', ')}`;
const count = (n: number, one: string, many: string) => `${formatNumber(n)} ${n === 1 ? one : many}`;

const results = { met: 'Met', notMet: 'Not met', notApplicable: 'Not applicable' } satisfies Record<StepResult, string>;

export const assessWords = {
  title: 'Assess',
  subtitle: 'What was seen, by whom, and what follows from it. The newest assessments first.',
  new: 'New assessment',
  results,
  outcomes: { competent: 'Competent', notYetCompetent: 'Not yet competent' },
  critical: 'Critical',
  level: (code: string, name: string) => `${code} ${name}`,

  list: {
    label: 'Assessments',
    columns: {
      person: 'Person',
      code: 'Code',
      competency: 'Competency',
      level: 'Level',
      outcome: 'Outcome',
      performedOn: 'Performed on',
      assessor: 'Assessor',
      evidence: 'Files',
    },
    newest: (shown: number, all: number) => `The newest ${formatNumber(shown)} of ${formatNumber(all)} are listed.`,
    empty: 'No assessment yet',
    emptyHint:
      'An assessment records what an assessor saw somebody do, step by step, and is signed. It is the only thing a level can rest on.',
    emptyHintReader: 'Assessments appear here once an assessor has signed one.',
  },
  drafts: { title: 'Begun and not signed', since: (time: string) => `kept ${time}` },

  start: {
    title: 'New assessment',
    subtitle: 'Choose who was seen and in what.',
    person: 'Person',
    personHint: 'Name or employee number',
    nobody: 'Nobody of this name or number',
    required: 'Required of this person',
    requiredNone: 'No competency is required of this person today.',
    level: (code: string) => `level ${code}`,
    other: 'Another competency',
    otherHint: 'Code or title',
    otherNothing: 'No competency of this code or title',
    assess: (competency: string) => `Assess ${competency}`,
  },

  form: {
    loading: 'Assessment',
    parent: 'Assess',
    restored: 'This is what you noted earlier. Nothing of it is signed yet.',
    discard: 'Discard the draft',
    changed: (n: number) =>
      `The checklist was changed after you had begun. What you noted is kept${n > 0 ? `, but ${count(n, 'step reads', 'steps read')} differently now and must be judged again` : ''}.`,
    changedAccept: 'Go on with the new checklist',
    todayNote: 'Assessments are recorded as of today, not as of the chosen date.',
    notRequired: 'Not required of this person today',
    level: 'Level',
    levelHint: 'The levels that have a checklist',
    obstacles: {
      ownRecord:
        'This is your own record. Nobody assesses themselves, in any role. You can read it and fill it in; another assessor signs here in place.',
      competencyRetired: 'This competency is retired. What was assessed stays on record; nobody is assessed in it any more.',
      noChecklist: 'This competency has no checklist, so there is nothing to assess by. A framework steward can write one.',
    },
    mayNotSign: 'Your role does not sign assessments. An assessor can sign here in place, with user ID and passphrase.',
    keyNotAttested: 'Your signing key still has to be attested by a second person. Until then another assessor can sign here in place.',

    checklist: 'Checklist',
    keys: '1 met, 2 not met, 3 not applicable, N note. Up and Down move between steps.',
    resultOf: (ordinal: number, text: string) => `Step ${ordinal}: ${text}`,
    addNoteTo: (ordinal: number) => `Add a note to step ${ordinal}`,
    note: 'Note',
    noteOf: (ordinal: number) => `Note to step ${ordinal}`,
    reason: 'Why it did not apply',
    reasonOf: (ordinal: number) => `Why it did not apply (step ${ordinal})`,
    reasonMissing: 'Say why this step did not apply',

    details: 'When and where',
    performedOn: 'Performed on',
    performedOnHint: 'Year-month-day',
    place: 'Place',
    placeHint: 'Line, room, equipment',
    remarks: 'Note',
    remarksHint: 'Conditions, questions asked, what stood out. It becomes part of the record.',
    lateReason: 'Reason for the late entry',
    lateReasonHint: (days: number) => `It was performed more than ${days} days ago; both dates are kept.`,
    faults: {
      date: 'Write a day of the calendar as year-month-day',
      future: 'This day lies ahead',
      notEmployed: (hiredOn: string | null, leftOn: string | null) =>
        `Not employed on that day: ${hiredOn === null ? 'until' : `from ${hiredOn}`}${leftOn === null ? '' : hiredOn === null ? ` ${leftOn}` : ` to ${leftOn}`}`,
      lateReason: 'Say why it is entered late',
    },

    evidence: 'Evidence',
    attach: 'Attach files',
    attachHint: 'Photos, scans, records. Up to 64 MiB each; kept encrypted, found by their digest.',
    attached: 'Attached files',
    storing: (name: string) => `Keeping ${name}…`,
    notKept: 'Not attached',
    notKeptOf: (name: string, why: string) => `${name}: ${why}`,
    remove: (name: string) => `Remove ${name}`,

    beside: 'Outcome and what to look for',
    reference: 'What to look for',
    referenceNone: 'No indicators are written for this level.',
    positive: 'Such as',
    negative: 'Not',

    soFar: 'Outcome',
    judged: (done: number, all: number) => `${done} of ${all} steps judged`,
    open: 'Follows once every step is judged.',
    already: (ordinals: readonly number[]) =>
      `${steps(ordinals)} ${ordinals.length === 1 ? 'is' : 'are'} critical and not met: the outcome will be “not yet competent”.`,

    before: 'Before it can be signed',
    stepsOpen: (ordinals: readonly number[]) => `${steps(ordinals)}: no result yet`,
    stepsUnexplained: (ordinals: readonly number[]) => `${steps(ordinals)}: not applicable, but no reason given`,
    goThere: 'Go there',
  },

  sign: {
    title: 'Signature',
    meaning: 'Assessed',
    action: 'Sign as assessed',
    first: 'The first signature of a session needs your user ID and your passphrase. After that the passphrase is enough.',
    inPlace: 'The assessor who signs here becomes the assessor of record. The session stays yours.',
    another: 'Another assessor signs here',
    mine: 'Sign it myself',
    signer: (name: string) => `Signed by ${name}`,
    done: (outcome: string) => `Signed: ${outcome.toLowerCase()}`,
    none: 'None',
    wait: (message: string, time: string) => `${message} The next try is possible at ${time}.`,
    refusals: {
      ChecklistChanged: 'The checklist was changed meanwhile. What you noted is kept; look at the changed steps above and sign again.',
      OwnAssessment: 'This is the record of whoever just signed. Nobody assesses themselves, in any role: another assessor must sign.',
      NotPermitted: 'This person may not assess somebody of this unit. Nothing was signed. An assessor of the unit must sign.',
      NotPermittedSelf: 'You may not assess somebody of this unit. Nothing was signed. An assessor of the unit can sign here in place.',
      UserIdNeeded: 'This is the first signature of the session: enter the user ID as well.',
      KeyNotAttested: 'This signing key has not been attested by a second person yet. Nothing was signed.',
    },
    evidenceDamaged: (name: string) =>
      `What is stored of “${name}” is missing or is not what was attached. Remove it and attach it again. Everything else is kept.`,
    evidenceGone: (name: string) => `“${name}” is not at hand any more. Remove it and attach it again. Everything else is kept.`,
    failed: 'Not signed',
    nothingSigned: 'Nothing was signed. What you noted is kept as a draft.',
  },

  record: {
    loading: 'Assessment',
    print: 'Print',
    printed: (site: string, when: string, by: string) => `${site} · Record of an assessment · printed ${when} by ${by}`,
    person: 'Person',
    competency: 'Competency',
    level: 'Level',
    performedOn: 'Performed on',
    enteredAt: 'Entered',
    late: 'Late entry, because',
    place: 'Place',
    assessor: 'Assessor',
    note: 'Note',
    why: 'Why',
    steps: 'Steps',
    evidence: 'Evidence',
    noEvidence: 'No file was attached.',
    digest: 'SHA-256',
    intact: 'The file is the one that was attached',
    damaged: 'The file is not the one that was attached: its bytes were altered or are missing',
    preview: (name: string) => `Preview ${name}`,
    hidePreview: (name: string) => `Close the preview of ${name}`,
    saveAs: (name: string) => `Save ${name} as…`,
    cut: 'Only the beginning is shown. Save the file to see all of it.',
    competencyVersion: (n: number) => `Checklist as of log entry ${formatNumber(n)}`,
  },
} as const;
