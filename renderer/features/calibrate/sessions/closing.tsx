import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { focusTitle } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { MemberSignature } from './member-signature';
import { useGiveShare, type ShownSession } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.closing;
const notWhole = z.object({
  findings: z.array(
    z.object({ member: z.string(), title: z.string(), why: z.enum(['changed', 'foreign', 'missing', 'uncommitted', 'unsigned']) }),
  ),
});

/** Members give their passphrases one after the other; with the last of the quorum the ratings are open. */
export function Closing({ session: { sessionId, quorum, panel, closingGiven } }: { readonly session: ShownSession }) {
  const give = useGiveShare();
  const members = panel.filter(({ role }) => role === 'member');
  const left = members.filter(({ memberId }) => !closingGiven.includes(memberId));
  const missing = members.filter(({ hasHandedIn }) => !hasHandedIn).map(({ name }) => name);
  const given = members.filter(({ memberId }) => closingGiven.includes(memberId)).map(({ name }) => name);
  const isLast = closingGiven.length + 1 >= quorum;
  return (
    <section className={classes.section} aria-label={words.title}>
      <h2 className={classes.title}>{words.title}</h2>
      <p className={classes.note}>{words.hint(quorum)}</p>
      <p role="status">{words.given(given.length, quorum)}</p>
      {given.length > 0 && <p className={classes.note}>{words.givenBy(given.join(', '))}</p>}
      <MemberSignature
        members={left}
        label={words.member}
        missing={words.memberMissing}
        content={<p>{missing.length === 0 ? words.hint(quorum) : words.missing(missing.join(', '))}</p>}
        meaning={words.meaning}
        action={isLast ? words.last : words.action}
        failed={words.failed}
        error={give.error}
        refusal={<Refusal error={give.error} />}
        isPending={give.isPending}
        onSign={(_memberId, signature) =>
          give.mutate(
            { sessionId, signature },
            {
              onSuccess: (answer) => {
                if (!answer.isClosed) return;
                tell(words.opened);
                focusTitle();
              },
            },
          )
        }
      />
    </section>
  );
}

/** Which ratings are not as they were handed in, each by member and case. */
function Refusal({ error }: { readonly error: Error | null }) {
  if (!(error instanceof ORPCError)) return null;
  const found = notWhole.safeParse(error.data);
  if (error.code !== 'RatingsNotWhole' || !found.success) return error.message;
  return (
    <>
      {error.message}
      <ul>
        {found.data.findings.map(({ member, title, why }) => (
          <li key={`${member} ${title} ${why}`}>{words.finding(member, title, words.findings[why])}</li>
        ))}
      </ul>
    </>
  );
}
