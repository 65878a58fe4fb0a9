import { z } from 'zod';
import { personRecord, type PersonRecord } from '../../../../shared/domain/packages/person-record';
import type { ReadPackage } from './reading';

const stored = z.object({
  record: personRecord,
  credentials: z.array(z.string()),
  /** Qualifications, from 0, whose credential did not stand: nothing is decided on them. */
  refused: z.array(z.number().int()),
});

/** One person's record as it is kept: with its credentials, so that they can be verified again. */
export function storedRecord({ record, credentials, rejects }: Extract<ReadPackage, { kind: 'person-record' }>): string {
  return JSON.stringify({ record, credentials, refused: rejects.map(({ row }) => row - 1) });
}

/** Null: it is what a package told of somebody in another way. */
export function readStoredRecord(content: string): { readonly record: PersonRecord; readonly refused: readonly number[] } | null {
  const parsed = stored.safeParse(JSON.parse(content));
  return parsed.success ? parsed.data : null;
}
