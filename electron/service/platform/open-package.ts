import path from 'node:path';
import type { SignatureFacts } from '../../../shared/domain/packages/judge-package';
import { fail, ok, type Failure, type Result } from '../../../shared/result';
import { decrypted, isAgeFile, readContent, type PackageContent, type PackageDamaged } from './package-content';
import { checkSignature } from './package-signature';
import { beginningOf, largestSignature, stageFile, whyUnreadable } from './stage-file';
import { stageBytes, type StagedBytes } from './staged-bytes';

export interface OpenPackageOptions {
  /** Keys of every sender that is known, revoked ones as well, as `minisign -P` takes them. */
  readonly publicKeys: readonly string[];
  /** The X25519 private keys to which packages for this site are encrypted, the newest first. */
  readonly identities: readonly Uint8Array[];
  /** Where a sealed copy may lie while it is read. */
  readonly stagingFolder: string;
  readonly limits?: Partial<PackageLimits>;
  readonly signal?: AbortSignal;
}

export interface PackageLimits {
  readonly carriedBytes: number;
  readonly unpackedBytes: number;
}

const limitsUnlessTold: PackageLimits = { carriedBytes: 1024 ** 3, unpackedBytes: 2 * 1024 ** 3 };

export type Unreadable = Failure<
  'Unreadable',
  { readonly fileName: string; readonly why: 'missing' | 'notAllowed' | 'notAFile' | 'tooLarge' | 'failed' }
>;

export interface OpenedPackage {
  readonly fileName: string;
  /** Of the carried file, in hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
  readonly signature: SignatureFacts;
  /** Signed with the file; null where the signature is not good. */
  readonly trustedComment: string | null;
  /** Null unless the signature is good: nothing is unpacked before. */
  readonly content: Result<PackageContent, PackageDamaged> | null;
  /** To be called in any case. */
  readonly close: () => void;
}

/**
 * Opens a carried file (`x.zip` or `x.zip.age`) beside its signature (`….minisig`). Both are read once, into a private copy: what was
 * checked is what is read, whatever becomes of the medium. Says what there is; whether to take it is for judgePackage.
 */
export async function openPackage(file: string, options: OpenPackageOptions): Promise<Result<OpenedPackage, Unreadable>> {
  const fileName = path.basename(file);
  try {
    const carried = await stageFile(file, limitsOf(options).carriedBytes, options);
    if (carried === 'tooLarge' || carried === 'notAFile') return fail('Unreadable', { fileName, why: carried });
    return ok(
      await closedOnFailure(carried, async () => openCarried(fileName, carried, beginningOf(`${file}.minisig`, largestSignature), options)),
    );
  } catch (error) {
    const why = whyUnreadable(error);
    if (why === null) throw error;
    return fail('Unreadable', { fileName, why });
  }
}

/** The same for bytes that were handed over, with the signature that was handed over with them. */
export async function openHanded(
  fileName: string,
  file: Blob,
  signature: Blob | null,
  options: OpenPackageOptions,
): Promise<Result<OpenedPackage, Unreadable>> {
  if (file.size > limitsOf(options).carriedBytes) return fail('Unreadable', { fileName, why: 'tooLarge' });
  const text = signature === null ? null : await signature.slice(0, largestSignature).text();
  const staging = stageBytes(options.stagingFolder);
  try {
    for await (const chunk of file.stream()) {
      options.signal?.throwIfAborted();
      staging.write(chunk);
    }
  } catch (error) {
    staging.discard();
    throw error;
  }
  const carried = staging.finish();
  return ok(await closedOnFailure(carried, async () => openCarried(fileName, carried, text, options)));
}

const limitsOf = ({ limits }: OpenPackageOptions): PackageLimits => ({ ...limitsUnlessTold, ...limits });

async function closedOnFailure<T>(copy: StagedBytes, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    copy.close();
    throw error;
  }
}

async function openCarried(
  fileName: string,
  carried: StagedBytes,
  signatureText: string | null,
  options: OpenPackageOptions,
): Promise<OpenedPackage> {
  const { signature, trustedComment } = await checkSignature(carried, signatureText, options.publicKeys, options.signal);
  const isEncrypted = isAgeFile(carried);
  const close = once(carried.close);
  const facts = { fileName, sha256: carried.sha256, bytes: carried.size, isEncrypted, signature, trustedComment, close };
  if (signature.outcome !== 'good') return { ...facts, content: null };
  const archive = isEncrypted ? await decrypted(carried, options) : ok(carried);
  if (!archive.ok) return { ...facts, content: archive };
  const closeBoth = once(() => {
    if (isEncrypted) archive.value.close();
    close();
  });
  const content = await closedOnFailure({ ...archive.value, close: isEncrypted ? archive.value.close : () => undefined }, async () =>
    readContent(archive.value, limitsOf(options).unpackedBytes, options.signal),
  );
  return { ...facts, close: closeBoth, content };
}

/** What is closed by everybody who can is closed once. */
function once(close: () => void): () => void {
  let isClosed = false;
  return () => {
    if (isClosed) return;
    isClosed = true;
    close();
  };
}
