import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { maskWords } from '../../../lib/words/calibration-cases';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { Computation } from '../results/computation';
import { useResult } from '../results/queries';
import { BoardCaseView } from './board-case';
import { spreadOf } from './spread';
import { useBoard, useWriteMinutes, type Board, type ShownSession } from './queries';
import { SessionFrame } from './session-frame';
import classes from './sessions.module.css';
import board from './board.module.css';

const words = calibrationSessionWords.board;

/** The discussion: every case with what each member rated, side by side. */
export function BoardPage() {
  return <SessionFrame part="board">{(session) => <BoardOf session={session} />}</SessionFrame>;
}

function BoardOf({ session }: { readonly session: ShownSession }) {
  return <Loaded query={useBoard(session.sessionId)}>{(data) => <Cases session={session} data={data} />}</Loaded>;
}

function Cases({ session, data }: { readonly session: ShownSession; readonly data: Board }) {
  const navigate = useNavigate();
  const mayEditCases = useMay('calibration.cases');
  const { case: asked } = useSearch({ strict: false });
  const widestFirst = data.cases.toSorted((a, b) => spreadOf(b) - spreadOf(a) || a.ordinal - b.ordinal);
  const shown = data.cases.find(({ caseId }) => caseId === asked) ?? widestFirst[0];
  const discussed = data.cases.filter(({ consensus }) => consensus !== null).length;
  const choose = (caseId: string) =>
    void navigate({
      to: '/calibrate/sessions/$sessionId/board',
      params: { sessionId: session.sessionId },
      search: (old) => ({ ...old, case: caseId, form: undefined }),
      replace: true,
    });
  return (
    <div className={board.columns}>
      <div className={classes.section}>
        <p role="status">{words.counts(discussed, data.cases.length)}</p>
        <Figures sessionId={session.sessionId} />
        <nav className={board.list} aria-label={words.cases}>
          {widestFirst.map((one) => (
            <button
              key={one.caseId}
              type="button"
              className={board.item}
              aria-current={one.caseId === shown?.caseId ? 'true' : undefined}
              onClick={() => choose(one.caseId)}
            >
              <span>{`${one.ordinal + 1}. ${one.title}`}</span>
              <span className={classes.note}>
                {words.spread(spreadOf(one))} · {one.consensus === null ? words.open : words.discussed}
                {one.dissents.length > 0 && ` · ${words.dissents}`}
              </span>
            </button>
          ))}
        </nav>
        <UnratedTray data={data} onChoose={choose} />
        <Answers session={session} />
        {session.state === 'final' && mayEditCases && shown?.consensus?.level != null && (
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/calibrate/cases/new', search: { sessionId: session.sessionId, caseId: shown.caseId } })}
          >
            {maskWords.toGold}
          </Button>
        )}
        {session.state === 'discussion' && session.may.run && <WriteMinutes sessionId={session.sessionId} />}
      </div>
      {shown !== undefined && <BoardCaseView key={shown.caseId} session={session} members={data.members} shown={shown} />}
    </div>
  );
}

/** The agreement is computed and locked before the panel speaks: what it comes to changes nothing of it. */
function Figures({ sessionId }: { readonly sessionId: string }) {
  const shown = useResult(sessionId).data;
  return shown?.result === null && <Computation sessionId={sessionId} mayCompute={shown.may.compute} />;
}

/** What somebody has left unrated, apart from the rest, so that it is not taken for agreement. */
function UnratedTray({ data, onChoose }: { readonly data: Board; readonly onChoose: (caseId: string) => void }) {
  const lacking = data.cases.flatMap((one) => {
    const names = data.members
      .filter(({ memberId }) => !one.ratings.some((rating) => rating.memberId === memberId))
      .map(({ name }) => name);
    return names.length === 0 ? [] : [{ one, names }];
  });
  return (
    <section className={classes.section} aria-label={words.unratedTray}>
      <h2 className={classes.title}>{words.unratedTray}</h2>
      {lacking.length === 0 && <p className={classes.note}>{words.unratedNone}</p>}
      {lacking.map(({ one, names }) => (
        <button key={one.caseId} type="button" className={board.item} onClick={() => onChoose(one.caseId)}>
          <span>{`${one.ordinal + 1}. ${one.title}`}</span>
          <span className={classes.note}>{words.unratedBy(names.join(', '))}</span>
        </button>
      ))}
    </section>
  );
}

function Answers({ session: { question, answers } }: { readonly session: ShownSession }) {
  if (question === null) return null;
  return (
    <section className={classes.section} aria-label={words.answers}>
      <h2 className={classes.title}>{words.answers}</h2>
      <p className={classes.note}>{question.text}</p>
      {answers === null ? (
        <p className={classes.note}>{words.answersTooFew}</p>
      ) : (
        <ul className={board.answers}>
          {answers.map((text, index) => (
            <li key={`${index} ${text}`} className={classes.text}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WriteMinutes({ sessionId }: { readonly sessionId: string }) {
  const navigate = useNavigate();
  const lacksFigures = useResult(sessionId).data?.result === null;
  const write = useWriteMinutes();
  return (
    <section className={classes.section} aria-label={words.write}>
      <p className={classes.note}>
        {words.writeHint} {lacksFigures && words.writeFigures}
      </p>
      <div>
        <Button
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { sessionId },
              {
                onSuccess: () => {
                  tell(calibrationSessionWords.states.signing);
                  void navigate({ to: '/calibrate/sessions/$sessionId/minutes', params: { sessionId } });
                },
              },
            )
          }
        >
          {words.write}
        </Button>
      </div>
      <FailureNote title={words.writeFailed} error={write.error} />
    </section>
  );
}
