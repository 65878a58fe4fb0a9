import { z } from 'zod';
import { shownSignature } from './assessments';
import { command, permitted, query, signatureInput, signedCommand } from './procedure';
import { id, instant, name, reason } from './values';

const card = z.object({
  name,
  siteId: z.string().nullable(),
  publicKey: z.string(),
  fingerprint: z.string(),
  ageRecipient: z.string().nullable(),
  recipientFingerprint: z.string().nullable(),
});
export const partnerStates = ['awaitingComparison', 'confirmed', 'revoked'] as const;

const partner = card.extend({
  partnerId: id,
  state: z.enum(partnerStates),
  introducedBy: name,
  introducedAt: instant,
  /** The two who compared the fingerprints. */
  confirmedBy: z.tuple([name, name]).nullable(),
  confirmedAt: instant.nullable(),
  revokedBy: name.nullable(),
  revokedAt: instant.nullable(),
  revokedReason: z.string().nullable(),
  received: z.number().int(),
  written: z.number().int(),
  signatures: z.array(shownSignature),
});

const keyFaults = {
  NotAKey: { message: 'This is no signing key as minisign takes it. Copy the line of 56 characters again.' },
  NotARecipient: { message: 'This is no encryption key as age takes it. It begins with age1.' },
};

export const partners = {
  /** What this site gives to others in print: its keys and their fingerprints. */
  card: query(permitted('exchange.read', 'site')).output(card),
  /** Every site and system that was ever introduced, with what became of it. */
  list: query(permitted('exchange.read', 'site')).output(z.object({ partners: z.array(partner) })),
  /** Names a site and its keys. Nothing is taken from it or encrypted to it before two people have compared the fingerprints. */
  introduce: command(permitted('exchange.partners', 'site'))
    .errors({
      ...keyFaults,
      OwnKey: { message: 'This is the key of this very site.' },
      KeyKnown: { message: 'This key is known already.', data: z.object({ name: z.string() }) },
      NameTaken: { message: 'Another partner has this name. Revoke it first, or give this one another.' },
      SiteKnown: { message: 'This site is known with another key. Revoke that one first.', data: z.object({ name: z.string() }) },
    })
    .input(
      z.object({
        name,
        siteId: z.string().trim().min(1).max(100).nullable(),
        publicKey: z.string().trim().min(1).max(400),
        ageRecipient: z.string().trim().min(1).max(200).nullable(),
        reason,
      }),
    )
    .output(z.object({ partnerId: id })),
  /** Two people have compared the fingerprints with the other site's print. */
  confirm: signedCommand(permitted('exchange.partners', 'site'), 'second')
    .errors({
      PartnerNotFound: { message: 'There is no such partner, or it is revoked.' },
      ConfirmedBefore: { message: 'This partner is confirmed already.' },
      FingerprintDiffers: {
        message:
          'What was typed is not the fingerprint of the key entered here. Nothing was confirmed. Compare with the print again; if it still differs, the key is not theirs.',
        data: z.object({ key: z.enum(['signing', 'encryption']) }),
      },
    })
    .input(
      z.object({
        partnerId: id,
        /** As typed off the other site's print. */
        fingerprint: z.string().max(200),
        recipientFingerprint: z.string().max(200).nullable(),
        reason,
        signature: signatureInput,
      }),
    )
    .output(z.object({})),
  /** For good: a key is never taken again. What was accepted under it stays. */
  revoke: command(permitted('exchange.partners', 'site'))
    .errors({ PartnerNotFound: { message: 'There is no such partner, or it is revoked already.' } })
    .input(z.object({ partnerId: id, reason }))
    .output(z.object({})),
};
