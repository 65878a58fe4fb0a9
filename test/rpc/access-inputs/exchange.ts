import { signatureBy } from '../../support/passphrase-of';
import { nobody, reason, type InputsOf } from './asked';

export const exchange: InputsOf<'exports' | 'partners' | 'packages' | 'recognitions'> = {
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
      signature: signatureBy(login),
    }),
    revoke: () => ({ partnerId: nobody, reason }),
  },
  packages: {
    choose: () => undefined,
    open: () => ({ source: { handle: 'no-such-handle' } }),
    accept: ({ login }) => ({ openId: nobody, personId: null, gapReason: null, signature: signatureBy(login) }),
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
      independenceReason: '',
      signature: signatureBy(login),
    }),
  },
};
