import { sql } from 'kysely';
import { z } from 'zod';
import { keyedForm, type KeyedForm } from '../../../../shared/contract/paper';
import type { Keying } from '../../../../shared/domain/paper-entry';
import type { Scope } from '../../../../shared/domain/permissions';
import { contentDigest } from '../content-digest';
import { insertRows } from '../insert-rows';
import type { PaperEntryRow, PaperFormRow, PaperFormVoidRow } from '../paper-schema';
import type { Reader, Tx } from '../schema';
import { personIsWithin } from './assessments';
import { isOn } from './framework-items';

export async function insertPaperForms(tx: Tx, rows: readonly PaperFormRow[]): Promise<void> {
  await insertRows(tx, 'paper_form', rows);
}

export async function insertPaperVoid(tx: Tx, row: PaperFormVoidRow): Promise<void> {
  await insertRows(tx, 'paper_form_void', [row]);
}

export async function insertPaperEntry(tx: Tx, row: PaperEntryRow): Promise<void> {
  await insertRows(tx, 'paper_entry', [row]);
}

/** A form with who and what it is of, and what became of it. */
export interface PaperFormFound extends PaperFormRow {
  readonly familyName: string;
  readonly givenName: string;
  readonly employeeNumber: string;
  readonly competencyCode: string;
  readonly competencyTitle: string;
  readonly scaleLevels: string;
  readonly printedByName: string;
  readonly assessmentId: string | null;
  readonly voidReason: string | null;
  readonly voidedByName: string | null;
}

interface Sought {
  readonly formId?: string;
  readonly code?: string;
}

/** Forms of people within a scope, the newest first. */
export async function paperForms(db: Reader, { formId = '', code = '' }: Sought, scope: Scope, today: string): Promise<PaperFormFound[]> {
  const { rows } = await sql<PaperFormFound>`
    SELECT f.*, p.familyName, p.givenName, p.employeeNumber, c.code AS competencyCode, c.title AS competencyTitle,
      s.content -> '$.levels' AS scaleLevels, COALESCE(u.printedName, f.printedBy) AS printedByName, a.assessmentId,
      v.reason AS voidReason, COALESCE(w.printedName, v.voidedBy) AS voidedByName
    FROM paper_form f
    JOIN person p ON p.personId = f.personId AND p.recordedTo IS NULL
    JOIN framework_item c ON c.itemId = f.competencyId AND ${isOn('c', today)}
    JOIN framework_item s ON s.itemId = c.content ->> '$.scaleId' AND ${isOn('s', today)}
    LEFT JOIN user_account u ON u.userId = f.printedBy AND u.recordedTo IS NULL
    LEFT JOIN assessment a ON a.paperFormId = f.formId AND a.amendsId IS NULL
    LEFT JOIN paper_form_void v ON v.formId = f.formId
    LEFT JOIN user_account w ON w.userId = v.voidedBy AND w.recordedTo IS NULL
    WHERE (${formId} = '' OR f.formId = ${formId}) AND (${code} = '' OR f.code = ${code}) AND ${personIsWithin(scope, today, 'f.personId')}
    ORDER BY f.entryNumber DESC, f.formId LIMIT 500`.execute(db);
  return rows;
}

/** The form that an assessment was transcribed from. */
export async function paperFormOf(db: Reader, assessmentId: string): Promise<{ readonly code: string } | undefined> {
  return db
    .selectFrom('assessment as a')
    .innerJoin('paper_form as f', 'f.formId', 'a.paperFormId')
    .select('f.code')
    .where('a.assessmentId', '=', assessmentId)
    .executeTakeFirst();
}

export interface PaperKeying extends Keying {
  readonly keyed: KeyedForm;
  readonly printedName: string;
}

const kept = z.object({ nonce: z.string(), keyed: keyedForm });

/** Everything that was keyed from a form, in order. Throws where it is not what was keyed. */
export async function keyingsOf(db: Reader, formId: string): Promise<PaperKeying[]> {
  const { rows } = await sql<PaperEntryRow & { readonly personId: string | null; readonly printedName: string }>`
    SELECT e.*, u.personId, COALESCE(u.printedName, e.userId) AS printedName
    FROM paper_entry e LEFT JOIN user_account u ON u.userId = e.userId AND u.recordedTo IS NULL
    WHERE e.formId = ${formId} ORDER BY e.entryNumber`.execute(db);
  return rows.map(({ round, place, userId, personId, printedName, content, contentDigest: digest }) => {
    if (digestOfKeying(formId, content) !== digest) throw new Error('what was keyed from a form is not what was stored');
    return { round, place, userId, personId, printedName, keyed: kept.parse(JSON.parse(content)).keyed };
  });
}

/** Over the form and everything that was keyed, with the nonce; null where nothing of the kind can be read. */
export function digestOfKeying(formId: string, content: string): string | null {
  try {
    const parsed = kept.parse(JSON.parse(content));
    return contentDigest({ formId, ...parsed });
  } catch {
    return null; // nothing of the kind was stored
  }
}
