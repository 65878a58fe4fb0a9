import type { z } from 'zod';
import type { shownSignature } from '../../../../shared/contract/assessments';
import type { JsonObject } from '../../../../shared/domain/audit-json';
import { contentDigest } from '../../db/content-digest';
import { insertRows } from '../../db/insert-rows';
import type { RuleRevisionRow } from '../../db/rule-schema';
import type { Database, Reader, Tx } from '../../db/schema';
import { printedNames } from '../../db/sql/printed-names';
import type { CommandContext } from '../context';
import { shownSignatures } from './shown-signatures';
import { signRecord } from './sign-record';

/** The tables that hold a rule of the site, a row for each revision. */
type RuleTable = 'assessment_policy' | 'risk_rule' | 'calibration_threshold';

/** Every revision of a rule as it is shown, and the signatures under the newest of them. */
export async function shownRevisions<Row extends RuleRevisionRow, Content>(
  db: Reader,
  table: RuleTable,
  rows: readonly Row[],
  read: (written: unknown) => Content,
): Promise<{
  history: Array<Omit<Row, 'content' | 'contentDigest'> & { readonly content: Content }>;
  signatures: Array<z.input<typeof shownSignature>>;
}> {
  const names = await printedNames(
    db,
    rows.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]),
  );
  const [newest] = rows;
  const signatures =
    newest === undefined
      ? []
      : await shownSignatures(db, { recordType: table, recordId: 'site', revision: newest.revision, content: { ...newest } });
  return {
    history: rows.map(({ content, contentDigest: _digest, ...row }) => ({
      ...row,
      content: read(JSON.parse(content)),
      preparedBy: names.get(row.preparedBy) ?? row.preparedBy,
      approvedBy: names.get(row.approvedBy) ?? row.approvedBy,
    })),
    signatures: signatures.filter(({ revision }) => revision === newest?.revision),
  };
}

/** The row of the revision after `basis`: prepared by the session's user, approved by who signs. */
export function revisionAfter(
  basis: number,
  { content, digested, reason }: { readonly content: JsonObject; readonly digested: JsonObject; readonly reason: string },
  ctx: CommandContext,
): RuleRevisionRow {
  return {
    revision: basis + 1,
    content: JSON.stringify(content),
    reason,
    contentDigest: contentDigest(digested),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
}

/** Writes a revision and the signature under it, as one action of the log. */
export async function writeRevision<Table extends RuleTable>(
  tx: Tx,
  ctx: CommandContext,
  {
    table,
    row,
    action,
    meaning,
    validFrom,
  }: {
    readonly table: Table;
    readonly row: Database[Table];
    readonly action: string;
    readonly meaning: string;
    readonly validFrom?: string;
  },
): Promise<{ revision: number }> {
  await insertRows(tx, table, [row]);
  const { revision, reason } = row;
  const signature = await signRecord(tx, ctx, { recordType: table, recordId: 'site', revision, content: row, meaning });
  ctx.audit({
    action,
    entity: table,
    entityId: String(revision),
    reason,
    ...(validFrom === undefined ? {} : { validFrom }),
    changes: [
      { entity: table, entityId: String(revision), personId: null, old: null, new: { ...row } },
      { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
    ],
  });
  return { revision };
}
