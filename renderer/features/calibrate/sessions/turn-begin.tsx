import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { MemberSignature } from './member-signature';
import { useBeginTurn, type ShownSession, type Turn } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.turn;

type Begun = Pick<ShownSession, 'sessionId' | 'groundRules'> & {
  readonly panel: ReadonlyArray<Pick<ShownSession['panel'][number], 'memberId' | 'name' | 'login' | 'role' | 'hasHandedIn'>>;
};

/** Who rates now, and the ground rules, which are acknowledged with the first passphrase. */
export function TurnBegin({ session, onBegun }: { readonly session: Begun; readonly onBegun: (turn: Turn) => void }) {
  const begin = useBeginTurn();
  const [accepts, setAccepts] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { sessionId, groundRules, panel } = session;
  const waiting = panel.filter(({ role, hasHandedIn, login }) => role === 'member' && !hasHandedIn && login !== null);
  if (waiting.length === 0) return <p>{words.nobody}</p>;
  return (
    <>
      <p className={classes.note}>{words.calm}</p>
      <Checkbox
        label={words.accept}
        checked={accepts}
        error={isAsked && !accepts ? words.acceptMissing : null}
        onChange={(event) => setAccepts(event.currentTarget.checked)}
      />
      <MemberSignature
        members={waiting}
        label={words.member}
        missing={words.memberMissing}
        content={<p className={classes.text}>{groundRules}</p>}
        meaning={words.accept}
        action={words.begin}
        failed={words.beginFailed}
        error={begin.error}
        isPending={begin.isPending}
        isComplete={() => {
          setAsked(true);
          return accepts;
        }}
        onSign={(_memberId, signature) => begin.mutate({ sessionId, acknowledges: true, signature }, { onSuccess: onBegun })}
      />
    </>
  );
}
