import type { Contract } from '../../../../shared/contract';
import { fail, ok } from '../../../../shared/result';
import { casesOf } from '../../db/sql/calibration-sessions';
import { contentOfCase } from '../../db/sql/rated-session';
import { minutesPart } from '../../reports/minutes-part';
import { sessionMinutes } from '../calibration-sessions/minutes';
import { seenSession } from '../calibration-sessions/seen-session';
import type { QueryUseCase } from '../context';
import { printedFileOf } from '../reports/printed-file';

export const printMinutes: QueryUseCase<Contract['calibrationResults']['minutes']> = async (db, { sessionId }, ctx) => {
  const seen = await seenSession(db, ctx, sessionId);
  if (!seen.ok) return seen;
  const { closedAt } = seen.value.session;
  if (closedAt === null) return fail('NotClosed');
  const minutes = await sessionMinutes(db, { sessionId }, ctx);
  if (!minutes.ok) return fail(minutes.failure.code === 'WrongState' ? 'MinutesMissing' : 'SessionNotFound');
  const levelsOf = new Map((await casesOf(db, sessionId)).map((row) => [row.caseId, contentOfCase(row).levels]));
  const { content, contentDigest: digest } = minutes.value;
  return ok(
    await printedFileOf(db, ctx, {
      title: 'Calibration: minutes',
      name: `Minutes ${content.title} round ${content.round}`,
      asOf: ctx.today,
      parts: [
        minutesPart({
          ...minutes.value,
          digest,
          zone: ctx.zone,
          codeOf: (caseId, level) => levelsOf.get(caseId)?.find((one) => one.level === level)?.code ?? String(level),
        }),
      ],
    }),
  );
};
