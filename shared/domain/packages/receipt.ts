import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../result';
import { sha256Hex } from './manifest';

export const receiptName = 'receipt.json';

/** Most rejected rows that a receipt lists; the counts are always whole. */
export const mostListedRejects = 10_000;

/** What became of a package: receipt.json, in a package of the kind `receipt` that the receiver signs. */
export const packageReceipt = z
  .object({
    format: z.literal('touchstone-receipt'),
    formatVersion: z.literal(1),
    packageId: z.string().min(1).max(100),
    sequence: z.number().int().min(1),
    /** Of the carried file as it arrived. */
    sha256: sha256Hex,
    rows: z.object({ accepted: z.number().int().min(0), rejected: z.number().int().min(0) }),
    rejects: z
      .array(z.object({ row: z.number().int().min(1), code: z.string().min(1).max(60), field: z.string().max(200).nullable() }))
      .max(mostListedRejects),
    /** Who settled it at the receiving site. */
    signer: z.object({ userId: z.string().min(1).max(100), printedName: z.string().min(1).max(200) }),
    at: z.iso.datetime(),
  })
  .refine(({ rows, rejects }) => rejects.length === Math.min(rows.rejected, mostListedRejects));
export type PackageReceipt = z.infer<typeof packageReceipt>;

export interface SentPackage {
  readonly packageId: string;
  readonly sequence: number;
  readonly sha256: string;
  /** Of all its content that holds records for the receiver. */
  readonly rows: number;
  /** Whom it was written for, as their word is known: a partner, or whoever is known by the name that it was written for. */
  readonly receivers: readonly string[];
}

export type ReceiptRefused =
  | Failure<'NotAReceipt', undefined>
  | Failure<'NeverSent', { readonly packageId: string }>
  /** It is a receipt for something else than what was sent: the file was another one on arrival. */
  | Failure<'OtherContent', { readonly packageId: string }>
  /** Somebody else than the receiver says so. */
  | Failure<'NotTheReceiver', { readonly packageId: string }>
  | Failure<'CountsDiffer', { readonly sent: number; readonly counted: number }>;

/** The text of receipt.json. */
export function receiptText(receipt: PackageReceipt): string {
  return `${JSON.stringify(packageReceipt.parse(receipt), null, 2)}\n`;
}

/** A receipt held against what was sent. `from` is whose good signature the receipt's package carries. */
export function checkReceipt(
  text: string,
  from: string,
  sentById: (packageId: string) => SentPackage | null,
): Result<PackageReceipt, ReceiptRefused> {
  const receipt = readReceipt(text);
  if (receipt === null) return fail<'NotAReceipt'>('NotAReceipt');
  const { packageId, sequence, sha256, rows } = receipt;
  const sent = sentById(packageId);
  if (sent === null) return fail('NeverSent', { packageId });
  if (!sent.receivers.includes(from)) return fail('NotTheReceiver', { packageId });
  if (sent.sha256 !== sha256 || sent.sequence !== sequence) return fail('OtherContent', { packageId });
  const counted = rows.accepted + rows.rejected;
  return counted === sent.rows ? ok(receipt) : fail('CountsDiffer', { sent: sent.rows, counted });
}

function readReceipt(text: string): PackageReceipt | null {
  try {
    const parsed = packageReceipt.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
