import type { InputOf } from '../../electron/service/usecases/context';
import type { Contract } from '../../shared/contract';
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
const grants = [{ role: 'employee' as const, unitId: null }];
const competency = {
  competencyId: null,
  version: null,
  title: 'T',
  description: '',
  type: 'skill' as const,
  criticality: 'low' as const,
  scaleId: nobody,
  validityMonths: null,
  indicators: [],
  steps: [],
  reason,
};
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
const levels = [0, 1].map((level) => ({ level, code: `${level}`, name: `Level ${level}`, anchor: '' }));

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
  },
  imports: {
    chooseFile: () => undefined,
    preview: () => ({ source: { previewId: nobody }, mapping: null }),
    commit: () => ({
      previewId: nobody,
      origin: 'stick',
      tripwireReason: null,
      signature: { login: 'ben', passphrase: passphraseOf('ben') },
    }),
    list: () => undefined,
    get: () => ({ batchId: nobody }),
  },
  scales: { list: () => undefined, add: () => ({ name: 'Scale of loto', levels, qualifyingLevel: 1, reason }) },
  competencies: {
    list: () => undefined,
    get: () => ({ competencyId: nobody }),
    save: () => ({ ...competency, code: 'C' }),
    retire: () => ({ competencyId: nobody, reason }),
  },
  jobRoles: { list: () => undefined, get: () => ({ roleId: nobody }) },
  requirements: {
    set: () => ({
      roleId: nobody,
      competencyId: nobody,
      level: 1,
      validityMonths: null,
      isMandatory: true,
      validFrom: '2026-01-01',
      reason,
    }),
    end: () => ({ requirementId: nobody, lastDay: '2026-01-01', reason }),
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
    chooseTarget: () => ({ suggestedName: 'status' }),
    qualificationStatus: () => ({ target: 'no-such-handle', receiver: 'R', asOf: null, reason }),
    list: () => undefined,
  },
  drafts: {
    list: () => undefined,
    get: () => ({ key: 'k' }),
    save: () => ({ key: 'k', title: '', content: '' }),
    discard: () => ({ key: 'k' }),
  },
  search: { find: () => ({ text: 'a' }) },
};
