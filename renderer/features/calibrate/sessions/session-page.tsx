import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { focusTitle } from '../../../lib/form-focus';
import { useMay } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords as words } from '../../../lib/words/calibration-sessions';
import { DateText } from '../../../ui/date-text';
import { FailureNote } from '../../../ui/failure-note';
import { KeyValueList } from '../../../ui/key-value-list';
import { ShortTable } from '../../../ui/short-table';
import { caseKey } from './case-picker';
import { Closing } from './closing';
import { Ends } from './ends';
import { PanelTable } from './panel-table';
import { useStartSession, type ShownSession } from './queries';
import { RemoteMembers } from './remote-members';
import { SessionFrame } from './session-frame';
import { SetUpForm } from './set-up-form';
import classes from './sessions.module.css';

/** A session as it stands, and what can be done next. */
export function SessionPage() {
  return <SessionFrame part="overview">{(session) => <Overview key={session.sessionId} session={session} />}</SessionFrame>;
}

function Overview({ session }: { readonly session: ShownSession }) {
  const navigate = useNavigate();
  const { change } = useSearch({ strict: false });
  const setChanging = (isWanted: boolean) =>
    void navigate({
      to: '/calibrate/sessions/$sessionId',
      params: { sessionId: session.sessionId },
      search: (old) => ({ ...old, change: isWanted ? true : undefined }),
      replace: true,
    });
  const mayChange = session.state === 'setUp' && session.may.run;
  if (change === true && mayChange) {
    const titles = Object.fromEntries(
      session.cases.flatMap(({ source, title, competencyCode }) =>
        source === null ? [] : [[caseKey(source), title === '' ? words.setUp.gone : `${competencyCode} ${title}`.trim()]],
      ),
    );
    return (
      <SetUpForm
        sessionId={session.sessionId}
        initial={session}
        titles={titles}
        onDone={() => setChanging(false)}
        onCancel={() => setChanging(false)}
      />
    );
  }
  return (
    <div className={classes.wide}>
      {mayChange && <Start session={session} onChange={() => setChanging(true)} />}
      <div className={classes.columns}>
        <div className={classes.section}>
          {session.state === 'rating' && <Progress session={session} />}
          {session.state !== 'setUp' && <RemoteMembers session={session} />}
          <PanelTable panel={session.panel} />
          <Cases session={session} />
        </div>
        <div className={classes.section}>
          {session.state === 'rating' && session.handedIn > 0 && <Closing session={session} />}
          <Facts session={session} />
        </div>
      </div>
      {session.may.run && <Ends session={session} />}
    </div>
  );
}

function Start({ session, onChange }: { readonly session: ShownSession; readonly onChange: () => void }) {
  const start = useStartSession();
  const { sessionId } = session;
  return (
    <section className={classes.section} aria-label={words.start.action}>
      <p className={classes.note}>{words.start.hint}</p>
      <div className={classes.buttons}>
        <Button
          loading={start.isPending}
          onClick={() =>
            start.mutate(
              { sessionId },
              {
                onSuccess: () => {
                  tell(words.start.done);
                  focusTitle();
                },
              },
            )
          }
        >
          {words.start.action}
        </Button>
        <Button variant="default" onClick={onChange}>
          {words.setUp.change}
        </Button>
      </div>
      <FailureNote title={words.start.failed} error={start.error} />
    </section>
  );
}

function Progress({ session }: { readonly session: ShownSession }) {
  const navigate = useNavigate();
  const { sessionId, panel, handedIn, question, answered } = session;
  const members = panel.filter(({ role }) => role === 'member');
  const isLeft = members.some(({ remote, hasHandedIn }) => remote === null && !hasHandedIn);
  return (
    <section className={classes.section} aria-label={words.progress.title}>
      <p className={classes.big}>{words.progress.handedIn(handedIn, members.length)}</p>
      <p className={classes.note}>{words.progress.hint}</p>
      {question !== null && <p className={classes.note}>{words.progress.answered(answered)}</p>}
      {isLeft && (
        <>
          <div>
            <Button onClick={() => void navigate({ to: '/calibrate/sessions/$sessionId/turn', params: { sessionId } })}>
              {words.progress.turn}
            </Button>
          </div>
          <p className={classes.note}>{words.progress.turnHint}</p>
        </>
      )}
    </section>
  );
}

function Cases({ session: { cases, state } }: { readonly session: ShownSession }) {
  // Before the end nobody comes from a case to whom it is of.
  const opensRecords = useMay('assessments.read') && state === 'final';
  return (
    <section className={classes.section} aria-label={words.cases.title}>
      <h2 className={classes.title}>{words.cases.title}</h2>
      <ShortTable label={words.cases.title}>
        <thead>
          <tr>
            <th scope="col" className={classes.figure} data-align="right">
              {words.cases.columns.number}
            </th>
            <th scope="col">{words.cases.columns.title}</th>
            <th scope="col">{words.cases.columns.competency}</th>
            <th scope="col">{words.cases.columns.origin}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one, index) => (
            <tr key={one.caseId ?? (one.source === null ? index : caseKey(one.source))}>
              <td className={classes.figure} data-align="right">
                {index + 1}
              </td>
              <th scope="row">{one.title === '' ? words.setUp.gone : one.title}</th>
              <td>{`${one.competencyCode} ${one.competencyTitle}`.trim()}</td>
              <td>
                {one.source === null ? (
                  words.cases.untold
                ) : one.source.origin === 'record' && opensRecords ? (
                  <Link
                    to="/assess/records/$assessmentId"
                    params={{ assessmentId: one.source.originId }}
                    search={({ asOf }) => ({ asOf, because: 'calibration' })}
                    aria-label={words.cases.openRecord(index + 1)}
                  >
                    {words.cases.record}
                  </Link>
                ) : (
                  words.cases[one.source.origin]
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}

function Facts({ session }: { readonly session: ShownSession }) {
  const {
    plannedOn,
    facilitator,
    coFacilitator,
    quorum,
    panel,
    agenda,
    groundRules,
    question,
    previousSessionId,
    nextSessionId,
    endReason,
  } = session;
  const members = panel.filter(({ role, remote }) => role === 'member' && remote === null).length;
  const link = (sessionId: string) => <a href={`#/calibrate/sessions/${sessionId}`}>{words.facts.open}</a>;
  return (
    <KeyValueList
      items={[
        { key: 'plannedOn', label: words.facts.plannedOn, value: <DateText date={plannedOn} /> },
        { key: 'facilitator', label: words.facts.facilitator, value: facilitator.name },
        ...(coFacilitator === null ? [] : [{ key: 'coFacilitator', label: words.facts.coFacilitator, value: coFacilitator.name }]),
        { key: 'quorum', label: words.facts.quorum, value: words.facts.quorumOf(quorum, members) },
        { key: 'agenda', label: words.facts.agenda, value: <p className={classes.text}>{agenda === '' ? words.facts.none : agenda}</p> },
        { key: 'rules', label: words.facts.groundRules, value: <p className={classes.text}>{groundRules}</p> },
        ...(question === null
          ? []
          : [
              {
                key: 'question',
                label: words.facts.question,
                value: <p className={classes.text}>{question.text}</p>,
                hint: words.facts.questionOf(question.minimumGroup),
              },
            ]),
        ...(previousSessionId === null ? [] : [{ key: 'previous', label: words.facts.previous, value: link(previousSessionId) }]),
        ...(nextSessionId === null ? [] : [{ key: 'next', label: words.facts.next, value: link(nextSessionId) }]),
        ...(endReason === null ? [] : [{ key: 'ended', label: words.facts.endReason, value: endReason }]),
      ]}
    />
  );
}
