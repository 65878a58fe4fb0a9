import type { Contract } from '../../../../shared/contract';
import { mostFileBytes, type SessionFile } from '../../../../shared/contract/calibration-files';
import { fail, ok } from '../../../../shared/result';
import type { CalibrationSessionRow, PanelMemberRow } from '../../db/calibration-schema';
import type { Tx } from '../../db/schema';
import { handInsOf } from '../../db/sql/calibration-ratings';
import { casesOf } from '../../db/sql/calibration-sessions';
import { insertPanelFile } from '../../db/sql/guest-sessions';
import { printedNames } from '../../db/sql/printed-names';
import { fileBytes } from '../calibration-cases/file-bytes';
import type { CommandContext, CommandUseCase, QueryUseCase } from '../context';
import { withPackageEnding } from '../exports/target-name';
import { writeToTarget } from '../exports/write-to-target';
import { shownCase } from './begin-turn';
import { receivingPartners } from './guests';
import { facilitated } from './seen-session';

const mostFiles = 200;
/** A manifest says in so many characters less what a package is about. */
const mostOfTitle = 150;

export const chooseCaseFile: QueryUseCase<Contract['calibrationSessions']['chooseCaseFile']> = async (_db, input, ctx) => {
  const suggestedName = withPackageEnding(input.suggestedName.replaceAll(/[\\/]/g, '-'), true);
  const chosen = await ctx.choosePath('exportPackage', { kind: 'saveFile', title: 'Write the cases to', suggestedName });
  return ok(chosen === null ? null : { handle: chosen.handle, fileName: withPackageEnding(chosen.fileName, true) });
};

/** The cases as they were frozen, for one member who is at another site: encrypted to it, and never in the clear on the disk. */
export const writeCaseFile: CommandUseCase<Contract['calibrationSessions']['writeCaseFile']> = async (tx, input, ctx) => {
  const { sessionId, memberId, target } = input;
  const found = await facilitated(tx, ctx, sessionId, ['rating']);
  if (!found.ok) return found;
  const { session, panel } = found.value;
  const member = panel.find((one) => one.memberId === memberId);
  if (member?.partnerId == null) return fail('MemberNotFound');
  if ((await handInsOf(tx, sessionId)).some((one) => one.memberId === memberId)) return fail('AlreadyHandedIn');
  const partner = (await receivingPartners(tx)).get(member.partnerId);
  if (partner === undefined) return fail('PartnerNotFound');
  const content = await sessionFileOf(tx, ctx, session, member);
  if (!content.ok) return content;
  const { partnerId, name, siteId, ageRecipient } = partner;
  const written = await writeToTarget(
    tx,
    {
      target,
      subject: {
        kind: 'calibration-case',
        ...content.value,
        filter: `${[...session.title].slice(0, mostOfTitle).join('')}, round ${session.round}, for ${member.name}`,
      },
      receiver: { partnerId, name, siteId, ageRecipient, isEncrypted: true },
      asOf: ctx.today,
    },
    ctx,
  );
  if (!written.ok) {
    const { failure } = written;
    if (failure.code === 'NothingHeld') throw new Error('a session that is rated has cases');
    return { ok: false, failure };
  }
  const { packaged, publicKey } = written.value;
  const { packageId, fileName, sequence, sha256 } = packaged;
  const row = { packageId, sessionId, memberId, writtenAt: packaged.writtenAt, entryNumber: ctx.entry };
  await insertPanelFile(tx, row);
  ctx.audit({
    action: 'calibrationSessions.writeCaseFile',
    entity: 'calibration_session',
    entityId: sessionId,
    changes: [
      { entity: 'package_out', entityId: packageId, personId: null, old: null, new: { ...packaged } },
      { entity: 'panel_file', entityId: packageId, personId: null, old: null, new: row },
    ],
  });
  return ok({ fileName, sequence, sha256, publicKey });
};

async function sessionFileOf(tx: Tx, ctx: CommandContext, session: CalibrationSessionRow, { memberId, name }: PanelMemberRow) {
  const { sessionId, title, round, plannedOn, agenda, groundRules, publicKey, facilitatorUserId } = session;
  if (publicKey === null) throw new Error('a session that is rated has a key');
  const cases = (await casesOf(tx, sessionId)).map(shownCase);
  const files = new Map<string, Uint8Array>();
  const listed: Array<SessionFile['files'][number]> = [];
  let left = mostFileBytes;
  const shown = new Map(
    cases.flatMap(({ material }) => material.pieces.flatMap(({ file }) => (file === null ? [] : [[file.fileId, file]]))),
  );
  if (shown.size > mostFiles) return fail('TooLarge', { limit: mostFileBytes });
  for (const { fileId, size, sha256 } of shown.values()) {
    left -= size;
    if (left < 0) return fail('TooLarge', { limit: mostFileBytes });
    const bytes = await fileBytes(ctx.evidence, sha256, size);
    if (bytes === null) return fail('FileNotFound');
    const fileName = `case-file-${files.size + 1}`;
    files.set(fileName, bytes);
    listed.push({ fileId, name: fileName });
  }
  const facilitator = (await printedNames(tx, [facilitatorUserId])).get(facilitatorUserId) ?? facilitatorUserId;
  const told: SessionFile = {
    format: 'touchstone-calibration-session',
    formatVersion: 1,
    siteId: ctx.siteId,
    sessionId,
    title,
    round,
    plannedOn,
    facilitator,
    agenda,
    groundRules,
    publicKey,
    member: { memberId, name },
    cases,
    files: listed,
  };
  return ok({ session: told, files });
}
