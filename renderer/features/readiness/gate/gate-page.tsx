import { Button, Group } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { saveBlob } from '../../../lib/save-blob';
import { tell } from '../../../lib/tell';
import { gateWords as words } from '../../../lib/words/gate';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { AsKnown, KnownThen } from '../known-then';
import { ReadinessTabs } from '../readiness-tabs';
import { Grounds } from './grounds';
import { KeptRecords } from './kept-records';
import { PersonField } from './person-field';
import { TaskField } from './task-field';
import { useAnswer, useIssue, usePrintAnswer, type Question, type Slip } from './queries';
import { Verdict } from './verdict';
import classes from './gate.module.css';

/** The gate: one person, one task or competency, one answer that is read from across a room. */
export function GatePage() {
  return (
    <IfMay permission="readiness.read" title={words.gate.title}>
      <Gate />
    </IfMay>
  );
}

function Gate() {
  const navigate = useNavigate();
  const { person: personId = null, task: taskId = null } = useSearch({ from: '/readiness/gate' });
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
          <Group gap="md">
            <Link to="/readiness/proof" search={{ person: personId ?? undefined, task: taskId ?? undefined }}>
              {words.gate.toPast}
            </Link>
            <KnownThen />
          </Group>
        }
      />
      <ReadinessTabs open="gate" />
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
      <AsKnown>
        {({ asOf, knownAt }) =>
          personId === null || taskId === null || isTyping ? (
            <EmptyState title={words.empty} hint={words.emptyHint} />
          ) : (
            <section ref={answer} tabIndex={-1} className={classes.answer} aria-label={words.answer} aria-live="polite">
              <Asked asked={{ personId, taskId, day: asOf, knownAt }} onNext={() => set({ person: undefined })} />
            </section>
          )
        }
      </AsKnown>
      {personId !== null && <KeptRecords personId={personId} />}
    </>
  );
}

interface Asking {
  readonly asked: Question;
  readonly onNext: () => void;
}

/** The answer; where it is asked of what was known once, whoever or whatever was not on record then has none. */
function Asked({ asked, onNext }: Asking) {
  const query = useAnswer(asked);
  if (asked.knownAt !== null && isNotOnRecord(query.error))
    return (
      <Verdict verdict={null} size="large">
        <p className={classes.sentence}>{words.notOnRecordThen}</p>
      </Verdict>
    );
  return <Loaded query={query}>{(data) => <Shown answer={data} asked={asked} onNext={onNext} />}</Loaded>;
}

const isNotOnRecord = (error: Error | null): boolean =>
  error instanceof ORPCError && (error.code === 'PersonNotFound' || error.code === 'TaskNotFound');

function Shown({ answer, asked, onNext }: Asking & { readonly answer: Slip }) {
  const { person, task, verdict, until } = answer;
  const issue = useIssue();
  const print = usePrintAnswer();
  const { knownAt, ...question } = asked;
  const make = () =>
    issue.mutate(question, {
      onSuccess: ({ answerId }) => {
        tell(words.slipDone);
        print.mutate({ personId: person.personId, answerId }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) });
      },
    });
  return (
    <>
      <Verdict verdict={verdict} size="large">
        <p className={classes.sentence}>
          {person.name} {words.verdictText[task.kind][verdict]}
        </p>
        <p className={classes.sentence}>
          {`${task.code} ${task.title}`} · {words.on(answer.day)}
        </p>
        <p className={classes.small}>{until === null ? words.noEnd : words.through(until)}</p>
      </Verdict>
      <div className={classes.acts}>
        {knownAt === null && (
          <Button
            leftSection={<IconPrinter size={16} aria-hidden />}
            title={words.slipHint}
            loading={issue.isPending || print.isPending}
            onClick={make}
          >
            {words.slip}
          </Button>
        )}
        <Button variant="default" onClick={onNext}>
          {words.next}
        </Button>
        <span className={classes.note}>{(knownAt === null ? words.basis : words.basisThen)(answer.lastEntry, answer.at, answer.zone)}</span>
      </div>
      <FailureNote title={words.slipFailed} error={issue.error ?? print.error} />
      <Grounds answer={answer} />
    </>
  );
}
