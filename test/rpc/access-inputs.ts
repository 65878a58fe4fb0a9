import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
import { libraryInput } from '../support/framework';
import { plainContent } from '../support/imported-people';
import { passphraseOf } from '../support/site';

type Procedures = { readonly [F in keyof Contract]: { readonly [P in keyof Contract[F]]: Contract[F][P] } };
type Behind<F extends keyof Contract> = {
  [P in keyof Contract[F]]: Procedures[F][P] extends { '~orpc': { meta: { access: { who: 'anyone' } } } } ? never : P;
}[keyof Contract[F]];
/** One input for every procedure that needs a session: a procedure without one does not compile. */
type Inputs = {
  readonly [F in keyof Contract as [Behind<F>] extends [never] ? never : F]: {
    readonly [P in Behind<F>]: (asked: Asked) => InputOf<Contract[F][P]>;
  };
};
/** Whom an input is about, and who signs it where it needs a signature. */
export interface Asked {
  readonly personId: string;
  readonly login: string;
}

/** The id of nothing that there is. */
export const nobody = 'there-is-none';
const reason = 'asked by a test';
const newIdentity = { givenName: 'G', familyName: 'F', email: null, location: null, managerPersonId: nobody };
const newPerson = {
  ...newIdentity,
  employeeNumber: '777',
  employment: { employer: 'Lender', kind: 'contractor', validFrom: '2026-03-01', validTo: null },
} as const;
const newPlace = { roleId: nobody, unitId: nobody, startsOn: '2026-04-01', fromPositionId: null };
const grants = [{ role: 'employee' as const, unitId: null }];
export const cell = {
  asOf: null,
  unitId: null,
  competencyId: null,
  personId: null,
  departmentId: null,
  mandatoryOnly: false,
  states: null,
  lapsesBy: null,
};

/**
 * What each procedure is called with, harmless where it succeeds. The table of access is walked with it: a procedure
 * without its line here does not compile.
 */
export const inputs: Inputs = {
  session: {
    changePassphrase: () => ({ current: 'not this one', next: 'nine tall copper kettles 4' }),
    chooseSignerPassphrase: () => ({ login: 'none', oneTimeSecret: 'x', next: 'nine tall copper kettles 4', acceptsAccountability: true }),
  },
  backups: {
    list: () => undefined,
    make: () => ({ place: 'no-such-handle' }),
    rehearse: () => ({ backup: 'no-such-handle', place: null, opener: null }),
  },
  vault: {
    dataKey: () => undefined,
    changeDataKey: () => ({ passphrase: 'not this one', reason }),
    replaceShares: () => ({ passphrase: 'not this one', shares: { threshold: 2, count: 3 }, reason }),
  },
  users: {
    list: () => undefined,
    own: () => undefined,
    add: () => ({
      login: 'ada',
      printedName: 'A',
      personId: null,
      kind: 'signer',
      grants,
      exceptionReason: null,
      identityProof: { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' },
      proposalId: null,
      reason,
    }),
    reset: () => ({
      userId: nobody,
      identityProof: { document: 'd', verifiedBy: 'v', verifiedOn: '2020-01-02' },
      reason,
      signature: { login: 'ben', passphrase: passphraseOf('ben') },
    }),
    attempts: () => undefined,
    passphrasePolicy: () => undefined,
    setPassphrasePolicy: () => ({ minLength: 12, maxAgeDays: null, reason }),
    deactivate: () => ({ userId: nobody, reason }),
    assignRoles: () => ({ userId: nobody, grants, exceptionReason: null, reason }),
    linkPerson: () => ({ userId: nobody, personId: null, reason }),
    attest: () => ({ userId: nobody, reason }),
  },
  access: {
    rights: () => undefined,
    reviewDue: () => undefined,
    listReviews: () => undefined,
    getReview: () => ({ reviewId: nobody }),
    prepareReview: () => undefined,
    signReview: ({ login }) => ({ basis: '0'.repeat(64), decisions: [], signature: { login, passphrase: passphraseOf(login) } }),
  },
  people: {
    units: () => undefined,
    list: () => ({ asOf: null, unitId: null, includeLeavers: true }),
    get: ({ personId }) => ({ personId, asOf: null }),
    add: () => ({ ...newPerson, reason }),
    change: () => ({ ...newIdentity, personId: nobody, reason }),
    employ: () => ({ ...newPerson.employment, personId: nobody, employmentId: null, reason }),
    correct: () => ({ personId: nobody, field: 'email', value: null, expiresOn: '2026-04-01', reason }),
    endCorrection: () => ({ overrideId: nobody, reason }),
    assign: () => ({
      personId: nobody,
      roleId: nobody,
      unitId: nobody,
      title: '',
      shift: null,
      validFrom: '2026-04-01',
      validTo: null,
      reason,
    }),
    endPosition: () => ({ positionId: nobody, validTo: '2026-04-01', reason }),
    addIdentifier: () => ({ personId: nobody, system: 'badge', value: '1', reason }),
    endIdentifier: () => ({ identifierId: nobody, reason }),
  },
  identity: {
    duplicates: () => ({ includeDecided: true, offset: 0, limit: 50 }),
    merge: () => ({ keptPersonId: nobody, otherPersonId: 'nobody-else', reason }),
    unmerge: () => ({ personId: nobody, reason }),
    distinct: () => ({ caseId: nobody, reason }),
    managers: () => undefined,
  },
  directory: {
    chooseFile: () => undefined,
    preview: () => ({ source: { handle: 'no-such-handle' } }),
    commit: () => ({
      previewId: nobody,
      origin: 'stick',
      tripwireReason: null,
      signature: { login: 'ben', passphrase: passphraseOf('ben') },
    }),
    list: () => ({ includeDecided: true }),
    decline: () => ({ proposalId: nobody, reason }),
  },
  organisation: {
    tree: () => ({ asOf: null }),
    history: () => ({ unitId: nobody }),
    add: () => ({ parentId: nobody, kind: 'line', name: 'L', from: '2026-03-14', reason }),
    change: () => ({ unitId: nobody, name: 'L', parentId: null, from: '2026-03-14', reason }),
    close: () => ({ unitId: nobody, from: '2026-03-15', reason }),
  },
  completions: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, reading: null }),
    commit: ({ login }) => ({ previewId: nobody, origin: 'stick', signature: { login, passphrase: passphraseOf(login) } }),
    batch: () => ({ batchId: nobody }),
    reverse: ({ login }) => ({ batchId: nobody, reason, signature: { login, passphrase: passphraseOf(login) } }),
    unmapped: () => undefined,
    learners: () => undefined,
    match: () => ({ system: 'LMS', learnerId: 'x', personId: nobody, reason }),
    ofPerson: ({ personId }) => ({ personId }),
  },
  courseMap: {
    list: () => undefined,
    preview: () => ({ file: new Blob(['system']), fileName: 'courses.csv' }),
    chooseTarget: () => undefined,
    write: () => ({ target: 'no-such-handle', reason }),
    save: ({ login }) => ({
      basis: 99,
      lines: [
        {
          lineId: null,
          system: 'LMS',
          courseId: 'x',
          competencyId: nobody,
          level: 1,
          evidenceKind: 'completion',
          minimumScore: null,
          validityMonths: null,
          isRetired: false,
        },
      ],
      reason,
      signature: { login, passphrase: passphraseOf(login) },
    }),
  },
  matrix: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, reading: null }),
    commit: ({ login }) => ({
      previewId: nobody,
      origin: 'stick',
      profileName: null,
      signature: { login, passphrase: passphraseOf(login) },
    }),
    claims: () => ({ isOpen: true }),
    decide: ({ personId }) => ({ personId, claimIds: [nobody], decision: 'declined', reason }),
  },
  imports: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, profile: null, decisions: { fields: [], identities: [] } }),
    commit: () => ({
      previewId: nobody,
      origin: 'stick',
      tripwireReason: null,
      profileName: null,
      signature: { login: 'ben', passphrase: passphraseOf('ben') },
    }),
    reverse: () => ({ batchId: nobody, reason, signature: { login: 'ben', passphrase: passphraseOf('ben') } }),
    list: () => undefined,
    get: () => ({ batchId: nobody }),
  },
  intakeProfiles: {
    list: () => undefined,
    get: () => ({ profileId: nobody }),
    save: () => ({
      profileId: nobody,
      basis: 1,
      name: 'N',
      content: plainContent,
      reason,
      signature: { login: 'ben', passphrase: passphraseOf('ben') },
    }),
    retire: () => ({ profileId: nobody, reason, signature: { login: 'ben', passphrase: passphraseOf('ben') } }),
  },
  frameworkExchange: {
    formats: () => undefined,
    chooseFile: () => undefined,
    preview: () => ({ source: { handles: ['no-such-handle'] }, frameworkId: nobody, format: null, choices: {}, scaleKey: null }),
    previewItem: () => ({ previewId: nobody, itemId: nobody }),
    apply: () => ({ previewId: nobody, itemIds: null, retireIds: [] }),
    chooseTarget: () => ({ suggestedName: 'framework.json', format: 'case' }),
    write: () => ({ target: 'no-such-handle', frameworkId: nobody, format: 'case', reason }),
  },
  framework: {
    list: () => undefined,
    saveLibrary: () => ({ ...libraryInput('Library of a test'), frameworkId: nobody, reason }),
    tree: () => ({ frameworkId: nobody }),
    item: () => ({ itemId: nobody }),
    items: () => ({ draftId: nobody, itemIds: [] }),
    faults: () => ({ draftId: nobody }),
    advice: () => ({ draftId: nobody }),
    reviewsDue: () => ({ whose: 'own' }),
    reviewed: () => ({ itemIds: [nobody], remark: reason }),
    startDraft: () => ({ frameworkId: nobody, title: 'T' }),
    change: () => ({ draftId: nobody, label: 'L', items: [], restored: [] }),
    undo: () => ({ draftId: nobody, direction: 'undo' }),
    lock: () => ({ draftId: nobody, itemId: nobody, isHeld: true }),
    describeDraft: () => ({ draftId: nobody, title: 'T', summary: '' }),
    discardDraft: () => ({ draftId: nobody }),
    submit: () => ({ draftId: nobody, title: 'T', summary: '' }),
    revisions: () => ({ frameworkId: nobody }),
    awaiting: () => undefined,
    revision: () => ({ revisionId: nobody, changes: 'all' }),
    compare: () => ({ frameworkId: nobody, from: { at: 'nothing' }, to: { at: 'approved' }, changes: [], offset: 0, limit: 10 }),
    impact: () => ({ subject: { is: 'draft', draftId: nobody }, effectiveFrom: '2026-03-14', pilotUnitIds: [] }),
    impactRows: () => ({ impactId: nobody, list: 'lapsing', offset: 0, limit: 10 }),
    actProgress: () => ({ revisionId: nobody }),
    giveBack: () => ({ revisionId: nobody, remark: reason }),
    approve: ({ login }) => ({
      revisionId: nobody,
      effectiveFrom: '2026-03-14',
      pilotUnitIds: [],
      decisions: [],
      signature: { login, passphrase: passphraseOf(login) },
    }),
    rollOut: ({ login }) => ({ revisionId: nobody, from: '2026-03-14', signature: { login, passphrase: passphraseOf(login) } }),
    withdraw: ({ login }) => ({ revisionId: nobody, reason, signature: { login, passphrase: passphraseOf(login) } }),
  },
  requirements: {
    effective: () => ({ subject: 'role', id: nobody, asOf: null }),
    effectiveOfPerson: ({ personId }) => ({ personId, asOf: null }),
    overrides: () => ({ subjectId: nobody, competencyId: null }),
    override: ({ login }) => ({
      subject: 'unit',
      subjectId: nobody,
      competencyId: nobody,
      effect: 'disable',
      level: null,
      validityMonths: null,
      isMandatory: null,
      from: '2026-03-14',
      to: null,
      reason,
      signature: { login, passphrase: passphraseOf(login) },
    }),
    endOverride: ({ login }) => ({ overrideId: nobody, from: '2026-03-15', reason, signature: { login, passphrase: passphraseOf(login) } }),
  },
  scales: { list: () => ({}) },
  competencies: { list: () => ({}), get: () => ({ competencyId: nobody }) },
  jobRoles: { list: () => ({}), accomplishments: () => ({ roleId: nobody }), get: () => ({ roleId: nobody }) },
  obligations: {
    list: () => ({ personId: null, revisionId: null, own: false, state: null, offset: 0, limit: 10 }),
    text: () => ({ obligationId: nobody }),
    acknowledge: () => ({ obligationId: nobody, digest: '0'.repeat(64) }),
    complete: () => ({ obligationId: nobody }),
    get: () => ({ obligationId: nobody }),
  },
  moves: {
    preview: ({ personId }) => ({ ...newPlace, personId }),
    plan: ({ personId }) => ({
      ...newPlace,
      personId,
      title: '',
      shift: null,
      graceUntil: null,
      supervisorPersonId: null,
      lines: [],
      reason,
    }),
    confirm: ({ personId }) => ({ personId, planId: nobody, reason }),
    cancel: ({ personId }) => ({ personId, planId: nobody, reason }),
    ofPerson: ({ personId }) => ({ personId }),
    list: () => ({ planId: null, state: null, offset: 0, limit: 10 }),
  },
  onboarding: { template: () => ({ roleId: nobody }), save: () => ({ roleId: nobody, lines: [], reason }) },
  experts: {
    find: () => ({
      competencyId: nobody,
      level: 1,
      on: null,
      unitId: null,
      shift: null,
      mayTeach: false,
      isAssessor: false,
      offset: 0,
      limit: 10,
    }),
  },
  portfolio: { get: ({ personId }) => ({ personId, asOf: null }) },
  catalogue: {
    list: () => ({ kind: 'task' }),
    links: () => ({ itemId: nobody }),
    origin: () => ({ itemId: nobody }),
    stewards: () => undefined,
    clauseCoverage: () => ({}),
    usedIn: () => ({ itemId: nobody }),
  },
  assessments: {
    form: ({ personId }) => ({ personId, competencyId: nobody }),
    sign: ({ personId, login }) => ({
      personId,
      competencyId: nobody,
      competencyVersion: 1,
      level: 1,
      performedOn: '2026-03-14',
      place: '',
      note: '',
      lateReason: null,
      prerequisiteReason: '',
      steps: [],
      evidenceIds: [],
      signature: { login, passphrase: passphraseOf(login) },
    }),
    list: () => ({ personId: null, competencyId: null, asOf: null, limit: 10 }),
    get: () => ({ assessmentId: nobody }),
  },
  evidence: {
    add: () => ({ fileName: 'a.txt', mediaType: 'text/plain', data: new Blob(['a']) }),
    read: () => ({ evidenceId: nobody }),
  },
  readiness: {
    heatmap: () => ({ asOf: null, departmentId: null, mandatoryOnly: false }),
    cell: () => ({ ...cell, limit: 10 }),
    explain: ({ personId }) => ({ personId, competencyId: nobody, asOf: null }),
    today: () => ({ asOf: null }),
    firstSteps: () => undefined,
  },
  clock: { notices: () => undefined, acknowledge: () => ({ noticeId: nobody, reason }) },
  audit: {
    facets: () => undefined,
    search: () => ({
      userId: null,
      action: null,
      entity: null,
      entityId: null,
      text: null,
      from: null,
      to: null,
      beforeEntry: null,
      limit: 5,
    }),
    get: () => ({ entryNumber: 1 }),
    verify: () => undefined,
    checkpoint: () => ({ reason }),
    checkFiled: () => ({ note: 'x' }),
  },
  exports: {
    chooseTarget: () => ({ suggestedName: 'status', isEncrypted: false }),
    write: () => ({
      target: 'no-such-handle',
      what: { kind: 'roster', unitId: null },
      to: { receiver: 'R' },
      asOf: null,
      reason,
    }),
    list: () => undefined,
  },
  partners: {
    card: () => undefined,
    list: () => undefined,
    introduce: () => ({ name: 'Other', siteId: null, publicKey: 'k', ageRecipient: null, reason }),
    confirm: ({ login }) => ({
      partnerId: nobody,
      fingerprint: 'f',
      recipientFingerprint: null,
      reason,
      signature: { login, passphrase: passphraseOf(login) },
    }),
    revoke: () => ({ partnerId: nobody, reason }),
  },
  packages: {
    choose: () => undefined,
    open: () => ({ source: { handle: 'no-such-handle' } }),
    accept: ({ login }) => ({ openId: nobody, personId: null, gapReason: null, signature: { login, passphrase: passphraseOf(login) } }),
    list: () => undefined,
    get: () => ({ packageInId: nobody }),
  },
  recognitions: {
    list: ({ personId }) => ({ personId }),
    decide: ({ personId, login }) => ({
      personId,
      recordId: nobody,
      ordinal: 0,
      decision: 'notRecognised',
      competencyId: null,
      level: null,
      reason,
      signature: { login, passphrase: passphraseOf(login) },
    }),
  },
  drafts: {
    list: () => undefined,
    get: () => ({ key: 'k' }),
    save: () => ({ key: 'k', title: '', content: '' }),
    discard: () => ({ key: 'k' }),
  },
  search: { find: () => ({ text: 'a' }) },
};
