import { caseFileName, ratingsFileName } from '../../../../shared/contract/calibration-files';
import { completionLine, completionsName } from '../../../../shared/domain/packages/completions';
import { informationLine, informationName } from '../../../../shared/domain/packages/information';
import { personRecordName } from '../../../../shared/domain/packages/person-record';
import { receiptName } from '../../../../shared/domain/packages/receipt';
import { rosterName, rosterRecord } from '../../../../shared/domain/packages/roster';
import { assertNever, fail, ok, type Result } from '../../../../shared/result';
import type { PackageContent } from '../../platform/package-content';
import { readSealedRatings, readSessionFile } from './read-calibration';
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
  switch (kind) {
    case 'roster': {
      if (!has(rosterName)) return missing(rosterName);
      const lines = await readLines(chunks(rosterName), rosterRecord);
      return lines.ok ? ok({ kind, ...lines.value }) : lines;
    }
    case 'completions': {
      if (!has(completionsName)) return missing(completionsName);
      const lines = await readLines(chunks(completionsName), completionLine);
      return lines.ok ? ok({ kind, ...lines.value }) : lines;
    }
    case 'qualification-status':
    case 'training-needs':
    case 'ratings': {
      const name = informationName[kind];
      if (!has(name)) return missing(name);
      const lines = await readLines(chunks(name), informationLine[kind]);
      return lines.ok ? ok({ kind, ...lines.value }) : lines;
    }
    case 'person-record':
      return has(personRecordName) ? readPersonRecord(manifest, chunks, own) : missing(personRecordName);
    case 'receipt':
      if (!has(receiptName)) return missing(receiptName);
      return ok({ kind, text: await textOf(manifest, chunks, receiptName), rejects: [] });
    case 'calibration-case':
      return has(caseFileName) ? readSessionFile(manifest, chunks) : missing(caseFileName);
    case 'calibration-ratings':
      return has(ratingsFileName) ? readSealedRatings(manifest, chunks) : missing(ratingsFileName);
    default:
      return assertNever(kind);
  }
}

function missing(name: string) {
  return fail('Damaged', { what: 'MissingContent', name });
}
