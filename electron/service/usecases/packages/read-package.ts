import { informationLine, informationName, isInformation } from '../../../../shared/domain/packages/information';
import { personRecordName } from '../../../../shared/domain/packages/person-record';
import { receiptName } from '../../../../shared/domain/packages/receipt';
import { rosterName, rosterRecord } from '../../../../shared/domain/packages/roster';
import { fail, ok, type Result } from '../../../../shared/result';
import type { PackageContent } from '../../platform/package-content';
import { readLines } from './read-lines';
import { readPersonRecord } from './read-person-record';
import { textOf, type ReadPackage, type Unread } from './reading';

/** Reads what a package tells. A line that is not as it should be is rejected by itself; a file that is missing refuses the package. */
export async function readPackage(
  { manifest, chunks }: PackageContent,
  own: { readonly publicKey: string; readonly now: string },
): Promise<Result<ReadPackage, Unread>> {
  const { kind } = manifest;
  const has = (name: string): boolean => manifest.content.some((one) => one.name === name);
  if (kind === 'roster') {
    if (!has(rosterName)) return missing(rosterName);
    const lines = await readLines(chunks(rosterName), rosterRecord);
    return lines.ok ? ok({ kind, ...lines.value }) : lines;
  }
  if (isInformation(kind)) {
    const name = informationName[kind];
    if (!has(name)) return missing(name);
    const lines = await readLines(chunks(name), informationLine[kind]);
    return lines.ok ? ok({ kind, ...lines.value }) : lines;
  }
  if (kind === 'person-record') {
    if (!has(personRecordName)) return missing(personRecordName);
    return readPersonRecord(manifest, chunks, own);
  }
  if (kind === 'receipt') {
    if (!has(receiptName)) return missing(receiptName);
    return ok({ kind, text: await textOf(manifest, chunks, receiptName), rejects: [] });
  }
  return fail('UnknownKind', { kind });
}

function missing(name: string) {
  return fail('Damaged', { what: 'MissingContent', name });
}
