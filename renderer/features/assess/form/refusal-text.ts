import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { errorMessage } from '../../../lib/error-message';
import { formatTime } from '../../../lib/formatting';
import { assessWords } from '../../../lib/words/assess';
import { assessorWords } from '../../../lib/words/assessors';
import { correctionWords } from '../../../lib/words/corrections';
import type { StagedFile } from '../queries';

const words = assessWords.sign;
const waiting = z.object({ notBefore: z.string() });
const lost = z.object({ evidenceId: z.string() });
const lacks = z.object({ items: z.array(z.string()) });
const stands = z.object({ why: z.array(z.string()) });
const lacking = z.object({ permission: z.string() });
const damaged = z.object({ fileName: z.string() });

/** Why nothing was signed and what to do, in the words of this form; empty while nothing was refused. */
export function refusalText(
  error: Error | null,
  { isAnother, files }: { readonly isAnother: boolean; readonly files: readonly StagedFile[] },
): string {
  if (error === null) return '';
  const { message } = errorMessage(error);
  if (!(error instanceof ORPCError)) return `${message} ${words.nothingSigned}`;
  const code: string = error.code;
  switch (code) {
    case 'WrongPassphrase': {
      const wait = waiting.safeParse(error.data);
      return wait.success ? words.wait(message, formatTime(new Date(wait.data.notBefore))) : message;
    }
    case 'EvidenceNotFound': {
      const gone = lost.safeParse(error.data);
      const file = files.find((one) => gone.success && one.evidenceId === gone.data.evidenceId);
      return file === undefined ? message : words.evidenceGone(file.fileName);
    }
    case 'EvidenceDamaged': {
      const file = damaged.safeParse(error.data);
      return file.success ? words.evidenceDamaged(file.data.fileName) : message;
    }
    case 'AuthorityMissing': {
      const items = lacks.safeParse(error.data).data?.items ?? [];
      return assessorWords.assess.refusals.authority(items);
    }
    case 'NotIndependent':
    case 'IndependenceReasonMissing': {
      const standing = stands.safeParse(error.data);
      return assessorWords.assess.refusals[code](standing.success ? standing.data.why : []);
    }
    case 'AuthoriserNotIndependent': {
      const near = stands.safeParse(error.data);
      return assessorWords.near.refused(near.success ? near.data.why : []);
    }
    case 'NotPermitted':
      if (lacking.safeParse(error.data).data?.permission === 'assessments.return') return correctionWords.amend.mayNotAuthorise;
      return isAnother ? words.refusals.NotPermitted : words.refusals.NotPermittedSelf;
    case 'ChecklistChanged':
    case 'OwnAssessment':
    case 'UserIdNeeded':
    case 'KeyNotAttested':
      return words.refusals[code];
    default:
      return `${message} ${words.nothingSigned}`;
  }
}
