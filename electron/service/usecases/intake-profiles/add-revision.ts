import type { ProfileContent } from '../../../../shared/contract/intake-profiles';
import { contentDigest } from '../../db/content-digest';
import type { AuditChange } from '../../db/audit-append';
import { insertRows } from '../../db/insert-rows';
import type { IntakeProfileRow } from '../../db/intake-schema';
import type { Tx } from '../../db/schema';
import type { CommandContext } from '../context';
import { signRecord } from '../signatures/sign-record';

/** The next revision of a profile, signed by whoever approves it; answers with the changes for the log. */
export async function addRevision(
  tx: Tx,
  ctx: CommandContext,
  next: {
    readonly profileId: string;
    readonly revision: number;
    readonly name: string;
    readonly content: ProfileContent;
    readonly isRetired: boolean;
  },
  meaning: string,
): Promise<AuditChange[]> {
  const { profileId, revision, name, content, isRetired } = next;
  const row: IntakeProfileRow = {
    profileId,
    revision,
    name,
    kind: 'people',
    content: JSON.stringify(content),
    isRetired: isRetired ? 1 : 0,
    contentDigest: contentDigest({ name, content, isRetired }),
    preparedBy: ctx.actor.userId,
    approvedBy: ctx.signer.userId,
    approvedAt: ctx.now.toISOString(),
    entryNumber: ctx.entry,
  };
  await insertRows(tx, 'intake_profile', [row]);
  const signature = await signRecord(tx, ctx, { recordType: 'intake_profile', recordId: profileId, revision, content: row, meaning });
  return [
    { entity: 'intake_profile', entityId: `${profileId}/${revision}`, personId: null, old: null, new: { ...row } },
    { entity: 'signature', entityId: signature.signatureId, personId: null, old: null, new: { ...signature } },
  ];
}
