import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '../../result';

export const packageKinds = [
  'qualification-status',
  'training-needs',
  'roster',
  'ratings',
  'completions',
  'person-record',
  'receipt',
  'calibration-case',
  'calibration-ratings',
] as const;

export type PackageKind = (typeof packageKinds)[number];

export const packageFormat = 'touchstone-package';
export const packageFormatVersion = 1;
export const manifestName = 'manifest.json';
/** Most files that a package has beside its manifest. */
export const mostContents = 250;

/** SHA-256 in hex. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** As minisign prints it: upper-case hex without leading zeros. */
const keyId = z.string().regex(/^[0-9A-F]{1,16}$/);
const name = z.string().min(1).max(200);
const instant = z.iso.datetime();

/** A name of a file in a package: plain, in no folder, and none that a system gives another meaning. */
export const contentName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i)
  .refine((text) => !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(text));

const content = z.object({
  name: contentName.refine((text) => text.toLowerCase() !== manifestName),
  mediaType: z.string().min(1).max(100),
  sha256: sha256Hex,
  bytes: z.number().int().min(0),
  /** Records in the file; null for text. */
  rows: z.number().int().min(0).nullable(),
});

/** Whom a package is for: a site by its id, or somebody without Touchstone by name alone. */
const receiver = z.union([
  z.object({ siteId: z.string().min(1).max(100).nullable(), name }),
  name.transform((text) => ({ siteId: null, name: text })),
]);

/** manifest.json. Fields that are not known are let through: a later version may add some that change nothing. */
export const packageManifest = z.object({
  format: z.literal(packageFormat),
  formatVersion: z.literal(packageFormatVersion),
  kind: z.enum(packageKinds),
  packageId: z.string().min(1).max(100),
  site: z.object({ id: z.string().min(1).max(100), name }),
  /** The key as `minisign -P` takes it. */
  sender: z.object({ keyId, publicKey: z.string().regex(/^[A-Za-z0-9+/]{56}$/) }),
  receiver,
  /** Of the packages from this site to this receiver, from 1. */
  sequence: z.number().int().min(1),
  /** Of the carried file of the package before it to this receiver. */
  previousSha256: sha256Hex.nullable(),
  asOf: z.iso.date(),
  createdAt: instant,
  createdBy: z.string().min(1).max(200),
  /** Whom it is about, in words, where it is not about everybody. */
  filter: z.string().max(400).optional(),
  content: z.array(content).min(1).max(mostContents),
});
export type PackageManifest = z.infer<typeof packageManifest>;

export type ManifestRefused =
  | Failure<'NotAManifest', { readonly field: string }>
  | Failure<'NewerFormat', { readonly formatVersion: number }>
  | Failure<'UnknownKind', { readonly kind: string }>;

const anyVersion = z.object({ format: z.literal(packageFormat), formatVersion: z.number().int().min(1), kind: z.string().max(100) });

/** What manifest.json says; a format or a kind of a later Touchstone is told from nonsense. */
export function readManifest(text: string): Result<PackageManifest, ManifestRefused> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('NotAManifest', { field: '' });
  }
  const known = anyVersion.safeParse(value);
  if (!known.success) return fail('NotAManifest', { field: known.error.issues[0]?.path.join('.') ?? '' });
  const { formatVersion, kind } = known.data;
  if (formatVersion > packageFormatVersion) return fail('NewerFormat', { formatVersion });
  if (!packageKinds.some((one) => one === kind)) return fail('UnknownKind', { kind });
  const parsed = packageManifest.safeParse(value);
  if (!parsed.success) return fail('NotAManifest', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const names = parsed.data.content.map((one) => one.name.toLowerCase());
  return new Set(names).size === names.length ? ok(parsed.data) : fail('NotAManifest', { field: 'content' });
}
