import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  judgePackage,
  type AcceptedPackage,
  type KnownSender,
  type PackageFacts,
  type Receiving,
  type SignatureFacts,
} from '../../../shared/domain/packages/judge-package';
import { packageManifest, type PackageManifest } from '../../../shared/domain/packages/manifest';

const keyOf = (letter: string): string => letter.repeat(56);
const digestOf = (number: number): string => number.toString(16).padStart(64, '0');
const north: KnownSender = { senderId: 'north', name: 'Northfield', siteId: 'site-north', publicKey: keyOf('A'), state: 'confirmed' };
const own = { siteId: 'site-south', name: 'Southfield Works' };
const good: SignatureFacts = { outcome: 'good', publicKey: keyOf('A') };

function makeManifest(sequence: number, different: Partial<PackageManifest> = {}): PackageManifest {
  return packageManifest.parse({
    format: 'touchstone-package',
    formatVersion: 1,
    kind: 'roster',
    packageId: `package-${sequence}`,
    site: { id: 'site-north', name: 'Northfield' },
    sender: { keyId: 'AB', publicKey: keyOf('A') },
    receiver: { siteId: 'site-south', name: 'Southfield Works' },
    sequence,
    previousSha256: sequence === 1 ? null : digestOf(sequence - 1),
    asOf: '2026-03-14',
    createdAt: '2026-03-14T10:00:00.000Z',
    createdBy: 'user-a',
    content: [{ name: 'roster.ndjson', mediaType: 'application/x-ndjson', sha256: digestOf(0), bytes: 1, rows: 1 }],
    ...different,
  });
}
const acceptedUpTo = (last: number): AcceptedPackage[] =>
  Array.from({ length: last }, (_, at) => ({ packageId: `package-${at + 1}`, sequence: at + 1, sha256: digestOf(at + 1) }));
const facts = (sequence: number, different: Partial<PackageFacts> = {}): PackageFacts => ({
  signature: good,
  sha256: digestOf(sequence),
  manifest: makeManifest(sequence),
  ...different,
});
function judge(given: PackageFacts, different: Partial<Receiving> = {}): unknown {
  const judged = judgePackage(given, { senders: [north], accepted: [], own, gapReason: null, ...different });
  if (judged.ok) return judged.value.missing ?? 'accepted';
  const { code, data } = judged.failure;
  return data === undefined ? code : [code, ...Object.values(data)];
}

describe('who signed it', () => {
  it('decides first, and each case has its own name', () => {
    const signed = (signature: SignatureFacts, senders: readonly KnownSender[] = [north]) =>
      judge({ signature, sha256: digestOf(1), manifest: null }, { senders });
    expect(signed({ outcome: 'missing' })).toBe('NotSigned');
    expect(signed({ outcome: 'notASignature' })).toBe('NotASignature');
    expect(signed({ outcome: 'unknownKey', keyId: 'AB12' })).toEqual(['UnknownKey', 'AB12']);
    expect(signed({ outcome: 'contentChanged', publicKey: keyOf('A') })).toEqual(['BadSignature', 'content', 'Northfield']);
    expect(signed({ outcome: 'commentChanged', publicKey: keyOf('A') })).toEqual(['BadSignature', 'comment', 'Northfield']);
    expect(signed(good, [{ ...north, state: 'revoked' }])).toEqual(['RevokedKey', 'Northfield']);
    expect(signed(good, [{ ...north, state: 'awaitingComparison' }])).toEqual(['NotConfirmed', 'Northfield']);
    expect(signed(good, [{ ...north, publicKey: keyOf('B') }])).toEqual(['UnknownKey', '']);
    expect(signed(good, [north, { ...north, senderId: 'again', state: 'revoked' }])).toEqual(['RevokedKey', 'Northfield']);
    expect(signed(good)).toBe('NotOpened');
  });

  it('and who it says it is from and for must agree with that', () => {
    const says = (different: Partial<PackageManifest>) => judge(facts(1, { manifest: makeManifest(1, different) }));
    expect(says({})).toBe('accepted');
    expect(says({ sender: { keyId: 'AB', publicKey: keyOf('B') } })).toEqual(['SenderMismatch', 'Northfield', 'Northfield']);
    expect(says({ site: { id: 'site-west', name: 'Westfield' } })).toEqual(['SenderMismatch', 'Northfield', 'Westfield']);
    expect(says({ receiver: { siteId: 'site-west', name: 'Southfield Works' } })).toEqual(['WrongReceiver', 'Southfield Works']);
    expect(says({ receiver: { siteId: null, name: 'Head Office' } })).toEqual(['WrongReceiver', 'Head Office']);
    expect(says({ receiver: { siteId: null, name: ' southfield  works' } })).toBe('accepted');
    const system = { ...north, siteId: null };
    expect(judge(facts(1, { manifest: makeManifest(1, { site: { id: 'anything', name: 'LMS' } }) }), { senders: [system] })).toBe(
      'accepted',
    );
  });
});

describe('its place in the sequence', () => {
  it('is the next one, behind the one accepted last', () => {
    expect(judge(facts(1))).toBe('accepted');
    expect(judge(facts(4), { accepted: acceptedUpTo(3).toReversed() })).toBe('accepted');
    expect(judge(facts(4, { manifest: makeManifest(4, { previousSha256: digestOf(2) }) }), { accepted: acceptedUpTo(3) })).toEqual([
      'OutOfChain',
      4,
    ]);
    expect(judge(facts(1, { manifest: makeManifest(1, { previousSha256: digestOf(9) }) }))).toEqual(['OutOfChain', 1]);
  });

  it('tells a replay by the file, the package and the number', () => {
    const accepted = acceptedUpTo(3);
    expect(judge(facts(2), { accepted })).toEqual(['Replay', 2, 'file']);
    expect(judge({ ...facts(2), manifest: null }, { accepted })).toEqual(['Replay', 2, 'file']);
    expect(judge(facts(2, { sha256: digestOf(77) }), { accepted })).toEqual(['Replay', 2, 'package']);
    expect(judge(facts(2, { sha256: digestOf(77), manifest: makeManifest(2, { packageId: 'new' }) }), { accepted })).toEqual([
      'Replay',
      2,
      'number',
    ]);
  });

  it('names what is missing, and goes on behind it only for a reason', () => {
    expect(judge(facts(3))).toEqual(['Gap', 1, 2]);
    expect(judge(facts(7), { accepted: acceptedUpTo(3) })).toEqual(['Gap', 4, 6]);
    expect(judge(facts(7), { accepted: acceptedUpTo(3), gapReason: 'the stick was lost' })).toEqual({ from: 4, to: 6 });
    const passedOver = [...acceptedUpTo(3), { packageId: 'package-7', sequence: 7, sha256: digestOf(7) }];
    expect(judge(facts(5), { accepted: passedOver })).toEqual(['OutOfOrder', 5, 7]);
    expect(judge(facts(8), { accepted: passedOver })).toBe('accepted');
  });
});

/** What is done to a package on its way. */
const step = fc.record({
  number: fc.integer({ min: 1, max: 6 }),
  fate: fc.constantFrom('whole', 'whole', 'whole', 'tampered', 'comment', 'unknown', 'misdirected', 'forged', 'swapped', 'unsigned'),
});

test('over any history, what is accepted is the sequence from its beginning, each once, and each refusal has the reason that is true', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.option(fc.nat({ max: 30 })), (steps, revokedAt) => {
      const accepted: AcceptedPackage[] = [];
      for (const [at, { number, fate }] of steps.entries()) {
        const isRevoked = revokedAt !== null && at >= revokedAt;
        const senders: KnownSender[] = [{ ...north, state: isRevoked ? 'revoked' : 'confirmed' }];
        const manifest = makeManifest(number, {
          ...(fate === 'misdirected' ? { receiver: { siteId: 'site-west', name: 'Westfield' } } : {}),
          ...(fate === 'forged' ? { site: { id: 'site-east', name: 'Eastfield' } } : {}),
          ...(fate === 'swapped' ? { previousSha256: digestOf(500) } : {}),
        });
        const signatures: Partial<Record<typeof fate, SignatureFacts>> = {
          tampered: { outcome: 'contentChanged', publicKey: keyOf('A') },
          comment: { outcome: 'commentChanged', publicKey: keyOf('A') },
          unknown: { outcome: 'unknownKey', keyId: 'FF' },
          unsigned: { outcome: 'missing' },
        };
        const signature = signatures[fate] ?? good;
        // what was changed on the way before it was signed is another file
        const sha256 = fate === 'whole' ? digestOf(number) : digestOf(1000 + at);
        const judged = judgePackage({ signature, sha256, manifest }, { senders, accepted, own, gapReason: null });
        const last = accepted.length;
        const expected =
          fate === 'unsigned'
            ? 'NotSigned'
            : fate === 'unknown'
              ? 'UnknownKey'
              : fate === 'tampered' || fate === 'comment'
                ? 'BadSignature'
                : isRevoked
                  ? 'RevokedKey'
                  : fate === 'forged'
                    ? 'SenderMismatch'
                    : fate === 'misdirected'
                      ? 'WrongReceiver'
                      : number <= last
                        ? 'Replay'
                        : number > last + 1
                          ? 'Gap'
                          : fate === 'swapped'
                            ? 'OutOfChain'
                            : null;
        expect(judged.ok ? null : judged.failure.code).toBe(expected);
        if (judged.ok) accepted.push({ packageId: manifest.packageId, sequence: number, sha256 });
      }
      expect(accepted).toEqual(acceptedUpTo(accepted.length));
    }),
    { numRuns: 500 },
  );
});
