import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInstant } from '../../../lib/formatting';
import { focusTitle, useReturningButton } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { PrintedAlone } from '../../../ui/printed-alone';
import { SignatureList } from '../../../ui/signature-list';
import { SignedForm } from '../../../ui/signed-act';
import { AbsenceForm } from './absence-form';
import { MemberSignature } from './member-signature';
import { MinutesText } from './minutes-text';
import { useFinalise, useMinutes, useSignMinutes, type Minutes, type ShownSession } from './queries';
import { SessionFrame } from './session-frame';
import classes from './sessions.module.css';

const words = calibrationSessionWords.minutes;

/** The minutes as the panel signs them, and their signatures. */
export function MinutesPage() {
  return (
    <SessionFrame
      part="minutes"
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {words.print}
        </Button>
      }
    >
      {(session) =>
        session.state === 'signing' || session.state === 'final' || (session.state === 'abandoned' && session.closedAt !== null) ? (
          <MinutesOf session={session} />
        ) : (
          <EmptyState title={words.empty} hint={words.emptyHint} />
        )
      }
    </SessionFrame>
  );
}

function MinutesOf({ session }: { readonly session: ShownSession }) {
  return (
    <Loaded query={useMinutes(session.sessionId)}>
      {(minutes) => (
        <div className={classes.wide}>
          <PrintedAlone what={words.sheet(session.title)}>
            <p className={classes.note}>
              {words.by(minutes.writtenBy, formatInstant(minutes.writtenAt))}. {minutes.isIntact ? words.intact : words.broken}
            </p>
            <MinutesText content={minutes.content} />
            {minutes.absences.length > 0 && (
              <section className={classes.section} aria-label={words.absences}>
                <h2 className={classes.title}>{words.absences}</h2>
                {minutes.absences.map(({ memberId, name, reason }) => (
                  <p key={memberId} className={classes.text}>
                    {name}: {reason}
                  </p>
                ))}
              </section>
            )}
            <SignatureList signatures={minutes.signatures} />
            <p className={classes.note}>
              {words.digest} {minutes.contentDigest}
            </p>
          </PrintedAlone>
          {session.state === 'signing' && <Signing session={session} minutes={minutes} />}
        </div>
      )}
    </Loaded>
  );
}

function Signing({ session, minutes }: { readonly session: ShownSession; readonly minutes: Minutes }) {
  const sign = useSignMinutes();
  const { sessionId } = session;
  const { awaited } = minutes;
  const [wasAwaiting] = useState(awaited.length > 0);
  return (
    <>
      {awaited.length > 0 && (
        <section className={classes.section} aria-label={words.sign}>
          <h2 className={classes.title}>{words.sign}</h2>
          <p role="status">{words.awaited(awaited.map(({ name }) => name).join(', '))}</p>
          <MemberSignature
            members={awaited}
            label={words.member}
            missing={calibrationSessionWords.turn.memberMissing}
            content={
              <p>
                {words.sheet(session.title)}. {words.digest} {minutes.contentDigest}
              </p>
            }
            meaning={words.meaning}
            action={words.action}
            failed={words.failed}
            error={sign.error}
            isPending={sign.isPending}
            onSign={(_memberId, signature) =>
              sign.mutate({ sessionId, signature }, { onSuccess: () => tell(calibrationSessionWords.panel.signed) })
            }
          />
          {session.may.run && <AbsenceForm sessionId={sessionId} awaited={awaited} />}
        </section>
      )}
      {awaited.length === 0 && session.may.run && <Finalise session={session} minutes={minutes} isNext={wasAwaiting} />}
    </>
  );
}

function Finalise({
  session: { sessionId, title },
  minutes,
  isNext,
}: {
  readonly session: ShownSession;
  readonly minutes: Minutes;
  /** The last signature was given, or the last absence recorded, on this very page: it goes on here. */
  readonly isNext: boolean;
}) {
  const finalise = useFinalise();
  const form = useReturningButton();
  const { signatures, quorum, contentDigest } = minutes;
  if (!form.isOpen)
    return (
      <div>
        <Button autoFocus={isNext || form.isBack} onClick={form.open}>
          {words.finalise}
        </Button>
      </div>
    );
  return (
    <SignedForm
      title={words.finalise}
      content={
        <p>
          {words.sheet(title)}. {words.digest} {contentDigest}
        </p>
      }
      meaning={words.finaliseMeaning}
      action={words.finalise}
      failed={words.finaliseFailed}
      error={finalise.error}
      isPending={finalise.isPending}
      isComplete={() => true}
      onSign={(signature) => finalise.mutate({ sessionId, signature }, { onSuccess: focusTitle })}
      onCancel={form.close}
    >
      <p className={classes.note}>{words.finaliseHint(signatures.length, quorum)}</p>
    </SignedForm>
  );
}
