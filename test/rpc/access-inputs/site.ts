import { signatureBy } from '../../support/passphrase-of';
import { nobody, reason, type InputsOf } from './asked';

const grants = [{ role: 'employee' as const, unitId: null }];

export const site: InputsOf<'session' | 'backups' | 'users' | 'access' | 'vault' | 'audit' | 'clock' | 'drafts' | 'search'> = {
  session: {
    changePassphrase: () => ({ current: 'not this one', next: 'nine tall copper kettles 4' }),
    chooseSignerPassphrase: () => ({ login: 'none', oneTimeSecret: 'x', next: 'nine tall copper kettles 4', acceptsAccountability: true }),
  },
  backups: {
    list: () => undefined,
    make: () => ({ place: 'no-such-handle' }),
    rehearse: () => ({ backup: 'no-such-handle', place: null, opener: null }),
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
      signature: signatureBy('ben'),
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
    listReviews: () => undefined,
    getReview: () => ({ reviewId: nobody }),
    prepareReview: () => undefined,
    signReview: ({ login }) => ({ basis: '0'.repeat(64), decisions: [], signature: signatureBy(login) }),
  },
  vault: {
    dataKey: () => undefined,
    changeDataKey: () => ({ passphrase: 'not this one', reason }),
    replaceShares: () => ({ passphrase: 'not this one', shares: { threshold: 2, count: 3 }, reason }),
  },
  audit: {
    facets: () => undefined,
    search: () => ({
      userId: null,
      action: null,
      entity: null,
      entityId: null,
      personId: null,
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
  clock: { notices: () => undefined, acknowledge: () => ({ noticeId: nobody, reason }) },
  drafts: {
    list: () => undefined,
    get: () => ({ key: 'k' }),
    save: () => ({ key: 'k', title: '', content: '' }),
    discard: () => ({ key: 'k' }),
  },
  search: { find: () => ({ text: 'a' }) },
};
