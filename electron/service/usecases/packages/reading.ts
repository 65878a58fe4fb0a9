import type { RatingsFile, SessionFile } from '../../../../shared/contract/calibration-files';
import type { CompletionLine } from '../../../../shared/domain/packages/completions';
import type { InformationKind, InformationLine } from '../../../../shared/domain/packages/information';
import type { PackageManifest } from '../../../../shared/domain/packages/manifest';
import type { PersonRecord } from '../../../../shared/domain/packages/person-record';
import type { RosterRecord } from '../../../../shared/domain/packages/roster';
import type { Failure } from '../../../../shared/result';
import type { PackageContent } from '../../platform/package-content';
import type { Numbered, RejectedLine } from './read-lines';

/** What a verified package holds, read. */
export type ReadPackage =
  | { readonly kind: 'roster'; readonly records: ReadonlyArray<Numbered<RosterRecord>>; readonly rejects: readonly RejectedLine[] }
  | { readonly kind: 'completions'; readonly records: ReadonlyArray<Numbered<CompletionLine>>; readonly rejects: readonly RejectedLine[] }
  | {
      readonly kind: InformationKind;
      readonly records: ReadonlyArray<Numbered<InformationLine>>;
      readonly rejects: readonly RejectedLine[];
    }
  | {
      readonly kind: 'person-record';
      readonly record: PersonRecord;
      /** The text of each qualification's credential, in their order. */
      readonly credentials: readonly string[];
      readonly rejects: readonly RejectedLine[];
    }
  | { readonly kind: 'receipt'; readonly text: string; readonly rejects: readonly RejectedLine[] }
  | {
      readonly kind: 'calibration-case';
      readonly session: SessionFile;
      /** The bytes of the files of its cases, by the file's id. */
      readonly files: ReadonlyMap<string, Uint8Array>;
      readonly rejects: readonly RejectedLine[];
    }
  | { readonly kind: 'calibration-ratings'; readonly ratings: RatingsFile; readonly rejects: readonly RejectedLine[] };

export type Unread =
  | Failure<'TooManyRows', { readonly limit: number }>
  | Failure<'Damaged', { readonly what: string; readonly name: string | null }>;

const largestText = 16 * 1024 * 1024;

/** A small file as text; of a larger one its beginning, which then says nothing. */
export async function textOf(manifest: PackageManifest, chunks: PackageContent['chunks'], name: string): Promise<string> {
  const parts: Buffer[] = [];
  if ((manifest.content.find((one) => one.name === name)?.bytes ?? 0) > largestText) return '';
  for await (const chunk of chunks(name)) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}
