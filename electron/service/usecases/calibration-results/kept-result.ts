import { sessionResult, type SessionResult } from '../../../../shared/contract/calibration-figures';
import { parseJsonObject } from '../../../../shared/domain/audit-json';
import { contentDigest } from '../../db/content-digest';
import type { Reader } from '../../db/schema';
import { resultOf } from '../../db/sql/calibration-ratings';

export interface KeptResult {
  readonly content: SessionResult;
  readonly digest: string;
  readonly computedAt: string;
  readonly entryNumber: number;
  /** Whether what stands there is what the digest is of. */
  readonly isAsKept: boolean;
}

/** The locked result of a session; null: none has been computed. */
export async function keptResult(db: Reader, sessionId: string): Promise<KeptResult | null> {
  const row = await resultOf(db, sessionId);
  if (row === undefined) return null;
  const { content, contentDigest: digest, computedAt, entryNumber } = row;
  const told = parseJsonObject(content);
  const isAsKept = told !== undefined && contentDigest(told) === digest;
  return { content: parsedResult(content), digest, computedAt, entryNumber, isAsKept };
}

export const parsedResult = (content: string): SessionResult => sessionResult.parse(JSON.parse(content));
