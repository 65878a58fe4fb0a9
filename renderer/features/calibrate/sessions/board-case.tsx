import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { levelCode } from '../../../../shared/domain/scale';
import { formatInstant } from '../../../lib/formatting';
import { useReturningButton } from '../../../lib/form-focus';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { DecideForm } from './decide-form';
import { DissentForm } from './dissent-form';
import type { Board, BoardCase, ShownSession } from './queries';
import { PieceShown } from './rating-form';
import { durationText } from './duration-text';
import classes from './sessions.module.css';
import board from './board.module.css';

const words = calibrationSessionWords.board;
const marks = calibrationSessionWords.turn.marks;

/** One case on the board. */
export function BoardCaseView({
  session,
  members,
  shown,
}: {
  readonly session: ShownSession;
  readonly members: Board['members'];
  readonly shown: BoardCase;
}) {
  const timer = useTimer();
  const isOpen = session.state === 'discussion';
  return (
    <article className={classes.section} aria-label={`${shown.ordinal + 1}. ${shown.title}`}>
      <h2 className={board.caseTitle}>{`${shown.ordinal + 1}. ${shown.competencyCode} ${shown.title}`}</h2>
      {isOpen && (
        <p className={board.timer}>
          <span>{words.timer}</span> <span data-figures>{durationText((shown.consensus?.seconds ?? 0) + timer.seconds)}</span>
          <Button size="compact-sm" variant="default" onClick={timer.toggle}>
            {timer.isRunning ? words.stopTimer : words.startTimer}
          </Button>
        </p>
      )}
      <div className={board.scroll} role="group" aria-label={words.cases} tabIndex={0}>
        <RatingTable members={members} shown={shown} />
      </div>
      <Consensus shown={shown} />
      {isOpen && <Acts session={session} members={members} shown={shown} seconds={timer.seconds} onRecorded={timer.reset} />}
      <details className={board.details}>
        <summary>{words.evidence}</summary>
        <ul className={board.pieces}>
          {shown.material.pieces.map((piece) => (
            <li key={piece.pieceId}>
              <PieceShown sessionId={session.sessionId} caseId={shown.caseId} piece={piece} />
              <p className={classes.note}>
                {words.citedBy}: {citing(members, shown, piece.pieceId) || words.nobody}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

const citing = (members: Board['members'], { ratings }: BoardCase, pieceId: string): string =>
  members
    .filter(({ memberId }) => ratings.some((one) => one.memberId === memberId && one.rating.cited.includes(pieceId)))
    .map(({ name }) => name)
    .join(', ');

/** Members side by side: level, each indicator, why. */
function RatingTable({ members, shown }: { readonly members: Board['members']; readonly shown: BoardCase }) {
  const ratingOf = new Map(shown.ratings.map(({ memberId, rating }) => [memberId, rating]));
  const codeOf = (level: number): string => {
    const found = shown.levels.find((one) => one.level === level);
    return found === undefined ? levelCode(shown.levels, level) : `${found.code} ${found.name}`;
  };
  return (
    <table className={board.table} aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.indicators}</th>
          {members.map(({ memberId, name }) => (
            <th key={memberId} scope="col">
              {name}
            </th>
          ))}
          {shown.gold !== null && <th scope="col">{words.gold}</th>}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.level}</th>
          {members.map(({ memberId }) => {
            const rating = ratingOf.get(memberId);
            return (
              <td key={memberId} className={board.level}>
                {rating === undefined ? words.notRated : codeOf(rating.level)}
              </td>
            );
          })}
          {shown.gold !== null && <td className={board.level}>{codeOf(shown.gold.level)}</td>}
        </tr>
        {shown.indicators.map(({ id, text }) => (
          <tr key={id}>
            <th scope="row">{text}</th>
            {members.map(({ memberId }) => {
              const mark = ratingOf.get(memberId)?.indicators[id];
              return (
                <td key={memberId} data-mark={mark}>
                  {mark === undefined ? '' : marks[mark]}
                </td>
              );
            })}
            {shown.gold !== null && <td>{shown.gold.indicators[id] === undefined ? '' : marks[shown.gold.indicators[id]]}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">{words.comment}</th>
          {members.map(({ memberId }) => (
            <td key={memberId} className={classes.text}>
              {ratingOf.get(memberId)?.comment ?? ''}
            </td>
          ))}
          {shown.gold !== null && <td className={classes.text}>{shown.gold.comment}</td>}
        </tr>
      </tbody>
    </table>
  );
}

function Consensus({ shown: { consensus, dissents, levels } }: { readonly shown: BoardCase }) {
  const found = consensus?.level == null ? undefined : levels.find(({ level }) => level === consensus.level);
  return (
    <section className={classes.section} aria-label={words.consensus}>
      <h3 className={classes.title}>{words.consensus}</h3>
      {consensus === null ? (
        <p className={classes.note}>{words.open}</p>
      ) : (
        <>
          <p className={board.level}>{found === undefined ? words.noConsensus : `${found.code} ${found.name}`}</p>
          <p className={classes.text}>{consensus.reason}</p>
          <p className={classes.note}>
            {words.decidedBy(consensus.decidedBy, formatInstant(consensus.decidedAt), durationText(consensus.seconds))}
          </p>
        </>
      )}
      {dissents.map(({ dissentId, name, statement }) => (
        <p key={dissentId} className={classes.text}>
          <strong>
            {words.dissents}, {name}:
          </strong>{' '}
          {statement}
        </p>
      ))}
    </section>
  );
}

function Acts({
  session,
  members,
  shown,
  seconds,
  onRecorded,
}: {
  readonly session: ShownSession;
  readonly members: Board['members'];
  readonly shown: BoardCase;
  readonly seconds: number;
  readonly onRecorded: () => void;
}) {
  const { form } = useSearch({ strict: false });
  const decide = useReturningButton(form === 'decide');
  const dissent = useReturningButton(form === 'dissent');
  const { sessionId } = session;
  if (decide.isOpen && session.may.run)
    return (
      <DecideForm
        sessionId={sessionId}
        shown={shown}
        seconds={seconds}
        onDone={() => {
          onRecorded();
          decide.close();
        }}
        onCancel={decide.close}
      />
    );
  if (dissent.isOpen && shown.consensus !== null)
    return <DissentForm sessionId={sessionId} shown={shown} members={members} onDone={dissent.close} />;
  return (
    <div className={classes.buttons}>
      {session.may.run && (
        <Button variant={shown.consensus === null ? 'filled' : 'default'} autoFocus={decide.isBack} onClick={decide.open}>
          {shown.consensus === null ? words.decide : words.decideAgain}
        </Button>
      )}
      {shown.consensus !== null && (
        <Button variant="default" autoFocus={dissent.isBack} onClick={dissent.open}>
          {words.dissent}
        </Button>
      )}
    </div>
  );
}

/** Counts while a case is spoken of, from when it is started on. */
function useTimer() {
  const [seconds, setSeconds] = useState(0);
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setSeconds((old) => old + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const reset = (): void => {
    setRunning(false);
    setSeconds(0);
  };
  return { seconds, isRunning, toggle: () => setRunning(!isRunning), reset };
}
