import { thresholdRule } from '../../../shared/contract/calibration-thresholds';
import { goldInput, programmeInput } from '../../support/calibration';
import { signatureBy } from '../../support/passphrase-of';
import { nobody, reason, type InputsOf } from './asked';

const lookedBack = { lookBackId: nobody, assessmentIds: [nobody], reason };

export const calibration: InputsOf<
  | 'thresholds'
  | 'calibrationCases'
  | 'calibrationProgramme'
  | 'calibrationSessions'
  | 'guestSessions'
  | 'calibrationResults'
  | 'recalibration'
  | 'lookBacks'
> = {
  thresholds: {
    get: () => undefined,
    save: () => ({ basis: 77, content: thresholdRule.parse({}), reason, signature: signatureBy('ben') }),
  },
  calibrationCases: {
    preview: () => ({ assessmentId: nobody, words: null }),
    saveMask: () => ({ assessmentId: nobody, basis: 0, words: [], release: [], copies: [], reason }),
    addFile: () => ({ mediaType: 'text/plain', data: new Blob(['V-1']) }),
    showFile: () => ({ fileId: nobody }),
    list: () => ({ competencyId: null, withRetired: true }),
    get: () => ({ goldCaseId: nobody }),
    frame: () => ({ competencyId: nobody, day: null }),
    save: () => ({ ...goldInput('Case', 2), competencyId: nobody, signature: signatureBy('ben') }),
    retire: () => ({ goldCaseId: nobody, reason }),
    listStudies: () => ({ userId: null }),
    assignStudy: () => ({ userId: nobody, goldCaseIds: [nobody], dueOn: '2030-01-01', reason }),
    withdrawStudy: () => ({ studyId: nobody, reason }),
    ownStudies: () => ({}),
    openStudy: () => ({ studyId: nobody }),
    showStudyFile: () => ({ studyId: nobody, fileId: nobody }),
    handInStudy: ({ login }) => ({ studyId: nobody, ratings: [], signature: signatureBy(login) }),
    studyResult: () => ({ studyId: nobody }),
    decideStudy: ({ login }) => ({ studyId: nobody, reason, signature: signatureBy(login) }),
    fromSession: () => ({ sessionId: nobody, caseId: nobody }),
    fromAssessment: () => ({ assessmentId: nobody }),
  },
  calibrationProgramme: {
    list: () => ({}),
    get: () => ({ programmeId: nobody }),
    choices: () => ({}),
    save: () => programmeInput(nobody),
    end: () => ({ programmeId: nobody, reason }),
    population: () => ({ programmeId: nobody, dueOn: '2030-01-01' }),
    draw: () => ({ programmeId: nobody, dueOn: '2030-01-01', seed: 1, reason }),
    getSample: () => ({ sampleId: nobody }),
    takeOver: () => ({ sampleId: nobody, plannedOn: '2030-01-01', reason }),
    load: () => ({ months: 3 }),
    chooseTarget: () => ({ format: 'ics' }),
    write: () => ({ format: 'ics', target: 'no-such-handle', reason }),
  },
  calibrationSessions: {
    list: () => undefined,
    candidates: () => ({ competencyId: null, limit: 100 }),
    save: () => ({
      sessionId: null,
      title: 'Session',
      plannedOn: '2026-04-01',
      coFacilitatorUserId: null,
      quorum: 2,
      agenda: '',
      groundRules: 'Nobody looks left or right.',
      question: null,
      setUp: { members: [], observers: [], cases: [], guests: [] },
    }),
    get: () => ({ sessionId: nobody }),
    start: () => ({ sessionId: nobody }),
    beginTurn: ({ login }) => ({ sessionId: nobody, acknowledges: true, signature: signatureBy(login) }),
    chooseCaseFile: () => ({ suggestedName: 'cases.zip' }),
    writeCaseFile: () => ({ sessionId: nobody, memberId: nobody, target: nobody }),
    saveDraft: () => ({ turnId: nobody, caseId: nobody, rating: { level: null, indicators: {}, cited: [], comment: '' } }),
    endTurn: () => ({ turnId: nobody }),
    handIn: ({ login }) => ({
      sessionId: nobody,
      turnId: nobody,
      ratings: [{ caseId: nobody, rating: { level: 1, indicators: {}, cited: [], comment: '' } }],
      leavesUnrated: false,
      answer: null,
      signature: signatureBy(login),
    }),
    giveShare: ({ login }) => ({ sessionId: nobody, signature: signatureBy(login) }),
    showFile: () => ({ sessionId: nobody, caseId: nobody, fileId: nobody }),
    board: () => ({ sessionId: nobody }),
    decide: () => ({ sessionId: nobody, caseId: nobody, level: 1, indicators: {}, reason, seconds: 0 }),
    dissent: ({ login }) => ({
      sessionId: nobody,
      caseId: nobody,
      statement: reason,
      signature: signatureBy(login),
    }),
    writeMinutes: () => ({ sessionId: nobody }),
    minutes: () => ({ sessionId: nobody }),
    signMinutes: ({ login }) => ({ sessionId: nobody, signature: signatureBy(login) }),
    recordAbsence: () => ({ sessionId: nobody, memberId: nobody, reason }),
    finalise: ({ login }) => ({ sessionId: nobody, signature: signatureBy(login) }),
    newRound: () => ({ sessionId: nobody, plannedOn: '2026-04-01', reason }),
    abandon: () => ({ sessionId: nobody, reason }),
  },
  guestSessions: {
    list: () => undefined,
    get: () => ({ guestId: nobody }),
    chooseRater: () => ({ guestId: nobody, userId: nobody, reason }),
    beginTurn: ({ login }) => ({ sessionId: nobody, acknowledges: true, signature: signatureBy(login) }),
    handIn: ({ login }) => ({
      sessionId: nobody,
      turnId: nobody,
      ratings: [{ caseId: nobody, rating: { level: 1, indicators: {}, cited: [], comment: '' } }],
      leavesUnrated: false,
      answer: null,
      signature: signatureBy(login),
    }),
    showFile: () => ({ sessionId: nobody, caseId: nobody, fileId: nobody }),
  },
  calibrationResults: {
    compute: () => ({ sessionId: nobody }),
    get: () => ({ sessionId: nobody }),
    past: () => ({ sessionId: nobody, pastIds: [] }),
    drift: () => ({ sessionId: nobody }),
    againstConsensus: () => ({ sessionId: nobody }),
    proposeRewording: () => ({ sessionId: nobody, indicatorId: nobody }),
    comparisonFile: () => ({ sessionId: nobody }),
    changeLogFile: () => ({ sessionId: nobody }),
    report: () => ({ sessionId: nobody }),
    minutes: () => ({ sessionId: nobody }),
  },
  recalibration: { list: () => undefined, get: () => ({ userId: nobody }), own: () => undefined },
  lookBacks: {
    get: () => ({ lookBackId: nobody, filter: 'all' as const, offset: 0, limit: 10 }),
    decisions: () => ({ lookBackId: nobody }),
    keep: ({ login }) => ({ ...lookedBack, signature: signatureBy(login) }),
    reassess: ({ login }) => ({ ...lookedBack, dueOn: '2030-01-01', signature: signatureBy(login) }),
    void: () => ({ ...lookedBack, signature: signatureBy('ben') }),
  },
};
