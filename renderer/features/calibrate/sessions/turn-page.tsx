import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useSessionDetail, type ShownSession, type Turn } from './queries';
import { TurnBegin } from './turn-begin';
import { TurnScreen, type TurnEnd } from './turn-screen';
import classes from './sessions.module.css';

const words = calibrationSessionWords.turn;
const endText: Readonly<Record<TurnEnd['why'], string>> = {
  handedIn: words.handedOverIn,
  notHandedIn: words.notHandedIn,
  idle: words.handedOverIdle,
  handedOver: words.handedOver,
};

/** The place at which members rate, one after the other. Between two turns nothing of either is in the page. */
export function TurnPage() {
  const { sessionId = '' } = useParams({ strict: false });
  const [turn, setTurn] = useState<Turn | null>(null);
  const [ended, setEnded] = useState<TurnEnd | null>(null);
  return (
    <Loaded query={useSessionDetail(sessionId)}>
      {(session) =>
        turn === null ? (
          <Between
            session={session}
            ended={ended}
            onBegun={(begun) => {
              setEnded(null);
              setTurn(begun);
            }}
          />
        ) : (
          <TurnScreen
            sessionId={sessionId}
            turn={turn}
            login={session.panel.find(({ memberId }) => memberId === turn.memberId)?.login ?? ''}
            onEnd={(why) => {
              setTurn(null);
              setEnded(why);
            }}
          />
        )
      }
    </Loaded>
  );
}

function Between({
  session,
  ended,
  onBegun,
}: {
  readonly session: ShownSession;
  readonly ended: TurnEnd | null;
  readonly onBegun: (turn: Turn) => void;
}) {
  const navigate = useNavigate();
  const { sessionId, title, state } = session;
  const back = () => void navigate({ to: '/calibrate/sessions/$sessionId', params: { sessionId } });
  return (
    <>
      <PageHeader title={words.title} subtitle={title} parent={{ label: title, href: `#/calibrate/sessions/${sessionId}` }} />
      <div className={classes.form}>
        {ended !== null && (
          <p role="status" className={classes.big}>
            {endText[ended.why]}
          </p>
        )}
        {ended?.isLost === true && (
          <p role="alert" className={classes.error}>
            {words.lost}
          </p>
        )}
        {state === 'rating' ? (
          <TurnBegin key={session.handedIn} session={session} onBegun={onBegun} />
        ) : (
          <p>{calibrationSessionWords.states[state]}</p>
        )}
        <div>
          <Button variant="default" onClick={back}>
            {words.back}
          </Button>
        </div>
      </div>
    </>
  );
}
