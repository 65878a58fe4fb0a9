import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatTime } from '../../../lib/formatting';
import { holdMessages } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { HandIn } from './hand-in';
import { levelOfKey } from './level-key';
import { useHandIn, type RatingDraft, type RatingsToSeal, type Turn, type TurnCase } from './queries';
import { RatingForm } from './rating-form';
import { emptyRating, useIdleEnd, useTurn, type SaveState } from './use-turn';
import classes from './turn.module.css';

const words = calibrationSessionWords.turn;

/** How a turn ended, and whether its last change was lost. */
export interface TurnEnd {
  readonly why: 'handedOver' | 'idle' | 'handedIn' | 'notHandedIn';
  readonly isLost: boolean;
}

/** Whether a rating can be handed in: a level, and a mark for every indicator. */
export const isRated = ({ indicators }: TurnCase, rating: RatingDraft): boolean =>
  rating.level !== null && indicators.every(({ id }) => rating.indicators[id] !== undefined);

/** One member's place: it covers the whole window, and whatever leaves it hides everything at once. */
export function TurnScreen({
  sessionId,
  turn,
  login,
  onEnd,
}: {
  readonly sessionId: string;
  readonly turn: Turn;
  readonly login: string;
  readonly onEnd: (end: TurnEnd) => void;
}) {
  const { ratings, state, change, leave } = useTurn(turn);
  const [place, setPlace] = useState(0);
  const [isFinishing, setFinishing] = useState(false);
  const [answer, setAnswer] = useState('');
  const cover = useRef<HTMLDivElement>(null);
  const [isHidden, setHidden] = useState(false);
  const handIn = useHandIn();
  /** Whether the ratings that are on their way went in; null while none are. */
  const isIn = useRef<Promise<boolean> | null>(null);
  const shown = turn.cases[Math.min(place, turn.cases.length - 1)];
  const end = (why: TurnEnd['why']): void => {
    if (isHidden) return;
    // hidden first: saving what is left may take a moment, and nobody may read on meanwhile
    setHidden(true);
    // what is being handed in says first whether it went in
    void (isIn.current ?? Promise.resolve(null)).then(async (wentIn) => {
      if (wentIn !== true) onEnd({ why: wentIn === false ? 'notHandedIn' : why, isLost: await leave() });
    });
  };
  const send = (input: RatingsToSeal): void => {
    isIn.current = handIn.mutateAsync(input).then(
      () => {
        setHidden(true);
        onEnd({ why: 'handedIn', isLost: false });
        return true;
      },
      () => {
        isIn.current = null;
        return false;
      },
    );
  };
  useIdleEnd(() => end('idle'));
  useCoverOfWindow();
  useEffect(holdMessages, []);
  const go = (by: number): void => setPlace((old) => Math.min(Math.max(old + by, 0), turn.cases.length - 1));
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // an open list of choices closes first
      if (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') return;
      event.preventDefault();
      end('handedOver');
      return;
    }
    if (isFinishing || shown === undefined || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    if (event.key === 'n' || event.key === 'N') go(1);
    else if (event.key === 'p' || event.key === 'P') go(-1);
    else if (event.key === 'i' || event.key === 'I') cover.current?.querySelector<HTMLElement>('[data-open-mark] input')?.focus();
    else {
      const chosen = levelOfKey(shown.levels, event.key);
      if (chosen === undefined) return;
      change(shown.caseId, { ...(ratings.get(shown.caseId) ?? emptyRating), level: chosen.level });
    }
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  return createPortal(
    <div ref={cover} className={classes.cover} role="dialog" aria-modal="true" aria-label={words.title}>
      {!isHidden && shown !== undefined && (
        <>
          <header className={classes.head}>
            <strong>{turn.name}</strong>
            {!isFinishing && <span>{words.of(place + 1, turn.cases.length)}</span>}
            <Saved state={state} />
            <span className={classes.keys}>{isFinishing ? words.keysAtHandIn : words.keys}</span>
            <Button variant="default" onClick={() => end('handedOver')}>
              {words.handOver}
            </Button>
          </header>
          {isFinishing ? (
            <HandIn
              sessionId={sessionId}
              turn={turn}
              login={login}
              ratings={ratings}
              answer={answer}
              onAnswer={setAnswer}
              isSealing={handIn.isPending}
              error={handIn.error}
              onBack={() => setFinishing(false)}
              onSeal={send}
            />
          ) : (
            <>
              <Place
                key={shown.caseId}
                sessionId={sessionId}
                shown={shown}
                rating={ratings.get(shown.caseId) ?? emptyRating}
                onChange={change}
              />
              <footer className={classes.foot}>
                <Button variant="default" size="md" disabled={place === 0} onClick={() => go(-1)}>
                  {words.previous}
                </Button>
                <nav className={classes.places} aria-label={words.list}>
                  {turn.cases.map((one, index) => {
                    const rating = ratings.get(one.caseId);
                    const how = rating === undefined ? 'unrated' : isRated(one, rating) ? 'rated' : 'begun';
                    return (
                      <button
                        key={one.caseId}
                        type="button"
                        className={classes.place}
                        data-how={how}
                        aria-current={index === place ? 'step' : undefined}
                        aria-label={`${words.of(index + 1, turn.cases.length)}: ${words[how]}`}
                        onClick={() => setPlace(index)}
                      >
                        {index + 1}
                        <span aria-hidden>{how === 'rated' ? '✓' : how === 'begun' ? '…' : ''}</span>
                      </button>
                    );
                  })}
                </nav>
                {place + 1 < turn.cases.length ? (
                  <Button size="md" onClick={() => go(1)}>
                    {words.next}
                  </Button>
                ) : null}
                <Button size="md" variant={place + 1 < turn.cases.length ? 'default' : 'filled'} onClick={() => setFinishing(true)}>
                  {words.finish}
                </Button>
              </footer>
            </>
          )}
        </>
      )}
    </div>,
    document.body,
  );
}

/** One case: what there is on the one side, what the member sees in it on the other. It takes the focus when it comes. */
function Place({
  sessionId,
  shown,
  rating,
  onChange,
}: {
  readonly sessionId: string;
  readonly shown: TurnCase;
  readonly rating: RatingDraft;
  readonly onChange: (caseId: string, rating: RatingDraft) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={classes.main}>
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        {shown.competencyCode === '' ? shown.title : `${shown.competencyCode} ${shown.title}`}
      </h1>
      <RatingForm sessionId={sessionId} shown={shown} rating={rating} onChange={(next) => onChange(shown.caseId, next)} />
    </main>
  );
}

function Saved({ state }: { readonly state: SaveState }) {
  if (state.kind === 'untouched') return <span className={classes.saved} />;
  const text = state.kind === 'saved' ? words.saved(formatTime(state.at)) : state.kind === 'failed' ? words.notSaved : words.saving;
  return (
    <span className={classes.saved} role="status" data-failed={state.kind === 'failed' || undefined}>
      {text}
    </span>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('textarea, input:not([type="radio"], [type="checkbox"])');

/** What lies under the turn can be neither read aloud nor reached by keyboard while it lasts. */
function useCoverOfWindow(): void {
  useEffect(() => {
    const under = document.getElementById('root');
    under?.setAttribute('inert', '');
    return () => under?.removeAttribute('inert');
  }, []);
}
