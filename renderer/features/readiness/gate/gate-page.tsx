import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useAsOf } from '../../../lib/as-of';
import { saveBlob } from '../../../lib/save-blob';
import { tell } from '../../../lib/tell';
import { gateWords as words } from '../../../lib/words/gate';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { OnlyKnownNow } from '../known-then';
import { ReadinessTabs } from '../readiness-tabs';
import { Grounds } from './grounds';
import { KeptRecords } from './kept-records';
import { PersonField } from './person-field';
import { TaskField } from './task-field';
import { useAnswer, useIssue, usePrintAnswer, type Slip } from './queries';
import { Verdict } from './verdict';
import classes from './gate.module.css';

/** The gate: one person, one task, one answer that is read from across a room. */
export function GatePage() {
  return (
    <IfMay permission="readiness.read" title={words.gate.title}>
      <Gate />
    </IfMay>
  );
}

function Gate() {
  const navigate = useNavigate();
  const asOf = useAsOf();
  const { person: personId = null, task: taskId = null } = useSearch({ from: '/readiness/gate' });
  const asked = personId === null || taskId === null ? null : { personId, taskId, day: asOf };
  const query = useAnswer(asked);
  // An answer about somebody else than whose name is being typed is not left standing.
  const [isTyping, setTyping] = useState(false);
  const personField = useRef<HTMLInputElement>(null);
  const taskField = useRef<HTMLInputElement>(null);
  const answer = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever has said one thing goes on with what is missing, and from the last of it to the answer.
    const next = personId === null ? personField : taskId === null ? taskField : answer;
    next.current?.focus({ preventScroll: true });
  }, [personId, taskId]);
  const set = (change: { person?: string | undefined; task?: string | undefined }) =>
    void navigate({ to: '/readiness/gate', search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <>
      <PageHeader
        title={words.gate.title}
        subtitle={words.gate.subtitle}
        actions={
          <Link to="/readiness/proof" search={{ person: personId ?? undefined, task: taskId ?? undefined }}>
            {words.gate.toPast}
          </Link>
        }
      />
      <ReadinessTabs open="gate" />
      <OnlyKnownNow view="gate" />
      <div className={classes.fields}>
        <PersonField
          personId={personId}
          field={personField}
          onTyping={setTyping}
          onPerson={(next) => {
            set({ person: next ?? undefined });
          }}
        />
        <TaskField taskId={taskId} field={taskField} onTask={(next) => set({ task: next ?? undefined })} />
      </div>
      {asked === null || isTyping ? (
        <EmptyState title={words.empty} hint={words.emptyHint} />
      ) : (
        <section ref={answer} tabIndex={-1} className={classes.answer} aria-label={words.answer} aria-live="polite">
          <Loaded query={query}>{(data) => <Shown answer={data} day={asOf} onNext={() => set({ person: undefined })} />}</Loaded>
        </section>
      )}
      {personId !== null && <KeptRecords personId={personId} />}
    </>
  );
}

function Shown({ answer, day, onNext }: { readonly answer: Slip; readonly day: string | null; readonly onNext: () => void }) {
  const { person, task, verdict, until } = answer;
  const issue = useIssue();
  const print = usePrintAnswer();
  const asked = { personId: person.personId, taskId: task.taskId, day };
  const make = () =>
    issue.mutate(asked, {
      onSuccess: ({ answerId }) => {
        tell(words.slipDone);
        print.mutate({ personId: person.personId, answerId }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) });
      },
    });
  return (
    <>
      <Verdict verdict={verdict} size="large">
        <p className={classes.sentence}>
          {person.name} {words.verdictText[verdict]}
        </p>
        <p className={classes.sentence}>
          {`${task.code} ${task.title}`} · {words.on(answer.day)}
        </p>
        <p className={classes.small}>{until === null ? words.noEnd : words.through(until)}</p>
      </Verdict>
      <div className={classes.acts}>
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          title={words.slipHint}
          loading={issue.isPending || print.isPending}
          onClick={make}
        >
          {words.slip}
        </Button>
        <Button variant="default" onClick={onNext}>
          {words.next}
        </Button>
        <span className={classes.note}>{words.basis(answer.lastEntry, answer.at, answer.zone)}</span>
      </div>
      <FailureNote title={words.slipFailed} error={issue.error ?? print.error} />
      <Grounds answer={answer} />
    </>
  );
}
