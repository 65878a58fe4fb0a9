import { Alert, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { clockTurnText } from '../../../../shared/domain/clock-turn';
import { formatInstantIn } from '../../../lib/formatting';
import { tell } from '../../../lib/tell';
import { gateWords } from '../../../lib/words/gate';
import { actionText } from '../../../lib/words/records';
import { stateWords } from '../../../lib/words/states';
import { EmptyState } from '../../../ui/empty-state';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { SignedAct } from '../../../ui/signed-act';
import { Grounds } from './grounds';
import { KeptRecords } from './kept-records';
import { PersonField } from './person-field';
import { TaskField } from './task-field';
import { useProof, useSignProof, type Answer, type Proof } from './queries';
import { Verdict } from './verdict';
import classes from './gate.module.css';

const words = gateWords.proof;
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Whoever asks about a day means what was known when it was over. */
const endOfDay = '23:59';

/** One person, one task or competency, one moment: what was true on the left, what was known then on the right, and what made the difference. */
export function ProofPage() {
  return (
    <IfMay permission="readiness.read" title={words.title}>
      <ProofOfMoment />
    </IfMay>
  );
}

function ProofOfMoment() {
  const navigate = useNavigate();
  const { person: personId = null, task: taskId = null, day = '', time = '' } = useSearch({ from: '/readiness/proof' });
  const [typed, setTyped] = useState({ day, time });
  const isWhole = isRealDate(day) && (time === '' || isTime(time));
  const asked = personId === null || taskId === null || !isWhole ? null : { personId, taskId, day, time: time === '' ? endOfDay : time };
  const query = useProof(asked);
  const [isTyping, setTyping] = useState(false);
  const personField = useRef<HTMLInputElement>(null);
  const taskField = useRef<HTMLInputElement>(null);
  const dayField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // As at the gate: whoever has said one thing goes on with what is missing.
    const next = personId === null ? personField : taskId === null ? taskField : day === '' ? dayField : null;
    next?.current?.focus({ preventScroll: true });
    // Not by the day: it is set while it is being typed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [personId, taskId]);
  const set = (change: { person?: string | undefined; task?: string | undefined; day?: string | undefined; time?: string | undefined }) =>
    void navigate({ to: '/readiness/proof', search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={{ label: words.back, href: '#/readiness/gate' }} />
      <div className={classes.fields}>
        <PersonField personId={personId} field={personField} onTyping={setTyping} onPerson={(next) => set({ person: next ?? undefined })} />
        <TaskField taskId={taskId} field={taskField} onTask={(next) => set({ task: next ?? undefined })} />
        <div className={classes.moment}>
          <TextInput
            ref={dayField}
            label={words.day}
            description="2026-03-14"
            size="md"
            value={typed.day}
            error={typed.day === '' || isRealDate(typed.day) ? null : words.dayWrong}
            onChange={(event) => {
              const next = event.currentTarget.value.trim();
              setTyped({ ...typed, day: next });
              if (isRealDate(next)) set({ day: next });
            }}
          />
          <TextInput
            label={words.time}
            description={words.timeHint}
            size="md"
            value={typed.time}
            error={typed.time === '' || isTime(typed.time) ? null : words.timeWrong}
            onChange={(event) => {
              const next = event.currentTarget.value.trim();
              setTyped({ ...typed, time: next });
              if (next === '' || isTime(next)) set({ time: next === '' ? undefined : next });
            }}
          />
        </div>
      </div>
      {asked === null || isTyping || typed.day !== day || typed.time !== time ? (
        <EmptyState title={words.empty} hint={words.emptyHint} />
      ) : (
        <Loaded query={query}>{(proof) => <Shown proof={proof} />}</Loaded>
      )}
      {personId !== null && <KeptRecords personId={personId} />}
    </>
  );
}

function Shown({ proof }: { readonly proof: Proof }) {
  const { trueThen: now, knownThen: then, differences, day, time, zone } = proof;
  const sign = useSignProof();
  const asked = { personId: now.person.personId, taskId: now.task.taskId, day, time };
  const task = `${now.task.code} ${now.task.title}`;
  const turn = clockTurnText(day, time, zone);
  return (
    <>
      {turn !== null && (
        <Alert color="accent" variant="outline" role="status" icon={<IconClock size={18} aria-hidden />} p="xs">
          {turn}
        </Alert>
      )}
      <div className={classes.sides}>
        <Side title={words.trueThen} entry={words.entryNow(proof.lastEntry, proof.lastAt, zone)} answer={now} />
        <Side
          title={words.knownThen}
          entry={proof.knownAt === null ? words.nothingThen : words.entryThen(proof.knownEntry, proof.knownAt, zone)}
          answer={then}
        />
      </div>
      <section>
        <h2 className={classes.heading} id="differences">
          {words.differences}
        </h2>
        {differences.length === 0 ? <p className={classes.note}>{words.none}</p> : <Differences differences={differences} />}
      </section>
      <section>
        <h2 className={classes.heading}>{words.sign}</h2>
        <SignedAct
          content={<div>{words.content(now.person.name, task, day, time)}</div>}
          meaning={words.meaning}
          action={words.action}
          failed={words.failed}
          error={sign.error}
          isPending={sign.isPending}
          isComplete={() => true}
          onSign={(signature) => sign.mutate({ ...asked, signature }, { onSuccess: () => tell(words.done) })}
        />
      </section>
    </>
  );
}

function Side({ title, entry, answer }: { readonly title: string; readonly entry: string; readonly answer: Answer | null }) {
  return (
    <section className={classes.side} aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      <p className={classes.note}>{entry}</p>
      <Verdict verdict={answer?.verdict ?? null} size="small" />
      {answer === null ? <p className={classes.note}>{words.notOnRecordHint}</p> : <Grounds answer={answer} />}
    </section>
  );
}

function Differences({ differences }: Pick<Proof, 'differences'>) {
  const { columns } = words;
  return (
    <ShortTable labelledBy="differences">
      <thead>
        <tr>
          <th data-align="right">{columns.entry}</th>
          <th>{columns.recorded}</th>
          <th>{columns.by}</th>
          <th>{columns.what}</th>
          <th>{columns.changed}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={one.entryNumber}>
            <td data-align="right">
              <a href={`#/records/${one.entryNumber}`} aria-label={words.openEntry(one.entryNumber)}>
                {one.entryNumber}
              </a>
            </td>
            <td>{formatInstantIn(one.recordedAt, one.zone)}</td>
            <td>{one.by ?? words.system}</td>
            <td>{actionText(one.action)}</td>
            <td>
              {changesOf(one).map((line) => (
                <div key={line}>{line}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}

function changesOf({ verdict, items }: Proof['differences'][number]): readonly string[] {
  const lines = [
    ...(verdict === null
      ? []
      : [
          words.answer(
            verdict.from === null ? words.absent : gateWords.verdicts[verdict.from],
            verdict.to === null ? words.absent : gateWords.verdicts[verdict.to],
          ),
        ]),
    ...items.map(({ code, title, from, to }) =>
      words.item(`${code} ${title}`, from === null ? words.notAsked : stateWords[from], to === null ? words.notAsked : stateWords[to]),
    ),
  ];
  return lines.length === 0 ? [words.grounds] : lines;
}
