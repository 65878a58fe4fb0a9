import { z } from 'zod';
import { permitted, command, query, signatureInput, signedCommand } from './procedure';
import { fileHandle, id, instant, name, reason, sha256, text } from './values';

const manage = permitted('users.manage', 'site');
const count = z.number().int();
const action = z.enum(['create', 'disable']);
const person = z.object({ personId: id, name: z.string() });
const reject = z.object({ rowNumber: count, code: z.string(), reason: z.string(), value: z.string().nullable() });

/** At most so many lines of each list of a preview are shown; its totals count all of them. */
export const directoryPreviewLimit = 500;

const preview = z.object({
  previewId: id,
  fileName: z.string(),
  sha256,
  rowCount: count,
  /** The columns that are read. */
  columns: z.array(z.string()),
  /** Columns of roles and groups, which are not read. */
  roleColumns: z.array(z.string()),
  notices: z.array(z.string()),
  proposals: z.array(z.object({ rowNumber: count, action, userName: z.string(), displayName: z.string(), person: person.nullable() })),
  /** Open proposals that the file speaks against. */
  withdrawn: z.array(z.object({ proposalId: id, action, userName: z.string() })),
  rejects: z.array(reject),
  /** Signs of a wrong file: each needs a reason before its proposals can be kept. */
  tripwires: z.array(z.object({ code: z.string(), text: z.string() })),
  totals: z.object({ create: count, disable: count, withdrawn: count, unchanged: count, rejected: count }),
});

/**
 * What the file of a directory (SCIM) says of accounts. It makes proposals, which a second person approves as those of this
 * file, and an administrator then takes or declines one by one. It never gives a role.
 */
export const directory = {
  /** Asks for a file in the shell's dialog; null when the person cancels. */
  chooseFile: query(manage).output(z.object({ handle: fileHandle, fileName: z.string() }).nullable()),
  /** Reads a chosen or dropped file and shows what it would propose; nothing is written. The session keeps the newest preview only. */
  preview: query(manage)
    .errors({
      HandleExpired: { message: 'The chosen file is no longer at hand. Choose it again.' },
      FileUnreadable: { message: 'This file cannot be read as a directory.', data: z.object({ why: z.string() }) },
    })
    .input(
      z.object({
        source: z.union([z.object({ handle: fileHandle }), z.object({ file: z.instanceof(Blob), fileName: z.string().min(1).max(255) })]),
      }),
    )
    .output(preview),
  /** Keeps the proposals of a previewed file, approved in place by a second person. No account changes by it. */
  commit: signedCommand(manage, 'second')
    .errors({
      PreviewExpired: { message: 'This preview is no longer at hand. Preview the file again; nothing was written.' },
      PreviewOutdated: { message: 'The record changed since this preview. Preview the file again; nothing was written.' },
      TripwireNotAccepted: { message: 'This file trips a guard and needs a reason.', data: z.object({ codes: z.array(z.string()) }) },
    })
    .input(z.object({ previewId: id, origin: name, tripwireReason: text.nullable().default(null), signature: signatureInput }))
    .output(z.object({ batchId: id, proposals: count, withdrawn: count })),
  /** The proposals that wait, and on request those that were decided, the newest first. */
  list: query(permitted('users.read', 'site'))
    .input(z.object({ includeDecided: z.boolean() }))
    .output(
      z.object({
        proposals: z.array(
          z.object({
            proposalId: id,
            action,
            userName: z.string(),
            displayName: z.string(),
            person: person.nullable(),
            /** The account to be ended, or the one that was made. */
            account: z.object({ userId: id, login: z.string(), printedName: z.string(), isActive: z.boolean() }).nullable(),
            source: z.object({ batchId: id, fileName: z.string() }),
            state: z.enum(['open', 'accepted', 'declined']),
            decision: z.object({ by: name, at: instant, reason: z.string() }).nullable(),
          }),
        ),
        open: count,
      }),
    ),
  decline: command(manage)
    .errors({ ProposalNotFound: { message: 'There is no such proposal, or it is decided.' } })
    .input(z.object({ proposalId: id, reason }))
    .output(z.object({})),
};
