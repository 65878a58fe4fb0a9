import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { checkFiledCheckpoint } from '../../db/audit-checkpoint';
import { logSize } from '../../db/audit-size';
import type { QueryUseCase } from '../context';

export const checkFiledNote: QueryUseCase<Contract['audit']['checkFiled']> = async (db, input, ctx) => {
  const checked = await checkFiledCheckpoint(db, ctx.siteId, asWritten(input.note));
  return ok({
    verdict: checked.outcome === 'malformed' ? 'unreadable' : checked.outcome,
    treeSize: 'treeSize' in checked ? checked.treeSize : null,
    logSize: await logSize(db),
  });
};

/**
 * A note as it was made, from one that was pasted or typed off paper: other line ends and dashes, space around it, and
 * signature lines that the width of a page has broken. None of this is signed.
 */
function asWritten(pasted: string): string {
  const lines: string[] = [];
  for (const line of pasted.split(/\r?\n/).map((text) => text.trim())) {
    const last = lines.at(-1) ?? '';
    if (last.startsWith('— ') && line !== '' && !isSignature(line))
      lines[lines.length - 1] = last + (last.split(' ').length < 3 ? ' ' : '') + line;
    else lines.push(isSignature(line) ? line.replace(/^\S+\s+/, '— ') : line);
  }
  return `${lines.join('\n').trim()}\n`;
}

function isSignature(line: string): boolean {
  return /^(—|–|-{1,2})\s/.test(line);
}
