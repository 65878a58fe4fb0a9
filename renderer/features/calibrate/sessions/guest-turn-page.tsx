import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { useGuestSession, type GuestSession, type Turn } from './queries';
import { TurnAt } from './turn-at';
import { TurnBegin } from './turn-begin';
import { TurnScreen, type TurnEnd } from './turn-screen';
import classes from './sessions.module.css';

const words = guestSessionWords.page;
const { handedOverIdle: idle, notHandedIn } = calibrationSessionWords.turn;
const endText = { idle, notHandedIn } as const;

/** The place at which a session of another site is rated: the same as for one of this site. */
export function GuestTurnPage() {
  const { guestId = '' } = useParams({ strict: false });
  const [turn, setTurn] = useState<Turn | null>(null);
  const [ended, setEnded] = useState<TurnEnd | null>(null);
  return (
    <TurnAt value="guest">
      <Loaded query={useGuestSession(guestId)}>
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
              sessionId={guestId}
              turn={turn}
              login={session.rater?.login ?? ''}
              onEnd={(why) => {
                setTurn(null);
                setEnded(why);
              }}
            />
          )
        }
      </Loaded>
    </TurnAt>
  );
}

function Between({
  session,
  ended,
  onBegun,
}: {
  readonly session: GuestSession;
  readonly ended: TurnEnd | null;
  readonly onBegun: (turn: Turn) => void;
}) {
  const navigate = useNavigate();
  const { guestId, title, groundRules, rater, handedInAt } = session;
  const isOver = ended?.why === 'handedIn' || handedInAt !== null;
  const panel =
    rater === null || isOver
      ? []
      : [{ memberId: rater.userId, name: rater.name, login: rater.login, role: 'member' as const, hasHandedIn: false }];
  return (
    <>
      <PageHeader
        title={calibrationSessionWords.turn.title}
        subtitle={words.subtitle(session.partner)}
        parent={{ label: title, href: `#/calibrate/guests/${guestId}` }}
      />
      <div className={classes.form}>
        {isOver ? (
          <p role="status" className={classes.big}>
            {words.over}
          </p>
        ) : (
          ended !== null && (
            <p role="status" className={classes.big}>
              {ended.why === 'handedOver' ? words.hidden : endText[ended.why]}
            </p>
          )
        )}
        {ended?.isLost === true && (
          <p role="alert" className={classes.error}>
            {calibrationSessionWords.turn.lost}
          </p>
        )}
        {panel.length > 0 && <TurnBegin session={{ sessionId: guestId, groundRules, panel }} onBegun={onBegun} />}
        {rater === null && <p>{words.nobody}</p>}
        <div>
          <Button variant="default" onClick={() => void navigate({ to: '/calibrate/guests/$guestId', params: { guestId } })}>
            {words.back}
          </Button>
        </div>
      </div>
    </>
  );
}
