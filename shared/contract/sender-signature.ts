import { z } from 'zod';

const sender = z.object({ sender: z.string() });

/** Why the signature beside a carried file does not count, each reason told apart; nothing is written then. */
export const signatureRefusals = {
  NotASignature: { message: 'The file beside it is no minisign signature. Nothing was taken.' },
  UnknownKey: {
    message: 'This was signed with a key that nobody here has introduced. Nothing was taken.',
    data: z.object({ keyId: z.string() }),
  },
  BadSignature: {
    message: 'The file or its signature was changed after it was signed. Nothing was taken.',
    data: z.object({ changed: z.enum(['content', 'comment']), sender: z.string() }),
  },
  RevokedKey: { message: 'This was signed with a key that is revoked here. Nothing was taken.', data: sender },
  NotConfirmed: { message: 'Nobody has compared the fingerprint of this sender’s key yet. Nothing was taken.', data: sender },
};
