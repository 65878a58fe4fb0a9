import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { leastGroup, leastQuorum, mayAskAnonymously } from '../../../../shared/domain/calibration/rating';
import { byEveryWord } from '../../../lib/by-every-word';
import { useFieldCheck } from '../../../lib/field-check';
import { isCalendarDate } from '../../../lib/formatting';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { CasePicker } from './case-picker';
import { GuestsField } from './guests-field';
import { useSaveSession, useSessionCandidates, type Candidates, type ShownSession } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.setUp;

export type SetUpValue = Pick<
  ShownSession,
  'title' | 'plannedOn' | 'coFacilitatorUserId' | 'quorum' | 'agenda' | 'groundRules' | 'question' | 'setUp'
>;

/** Everything that is decided about a session before it begins. */
export function SetUpForm(props: {
  readonly sessionId: string | null;
  readonly initial: SetUpValue;
  /** What the cases are called that are chosen already, by origin and id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly onDone: (sessionId: string) => void;
  readonly onCancel: () => void;
}) {
  const candidates = useSessionCandidates(null);
  return <Loaded query={candidates}>{(data) => <Fields {...props} data={data} />}</Loaded>;
}

function Fields({ sessionId, initial, titles, data, onDone, onCancel }: Parameters<typeof SetUpForm>[0] & { readonly data: Candidates }) {
  const { user } = useSession();
  const save = useSaveSession();
  const [value, setValue] = useState(initial);
  const [asks, setAsks] = useState(initial.question !== null);
  const set = (part: Partial<SetUpValue>) => setValue((old) => ({ ...old, ...part }));
  const { members, observers } = value.setUp;
  const setPanel = (part: Partial<SetUpValue['setUp']>) => setValue((old) => ({ ...old, setUp: { ...old.setUp, ...part } }));
  const others = data.people.filter(({ userId }) => userId !== user.userId);
  const free = (own: readonly string[]) =>
    others
      .filter(({ userId }) => own.includes(userId) || ![...members, ...observers, value.coFacilitatorUserId].includes(userId))
      .map(({ userId, name }) => ({ value: userId, label: name }));
  const minimum = value.question?.minimumGroup ?? leastGroup;
  const mayAsk = mayAskAnonymously(members.length, leastGroup);
  const isAsked = asks && mayAsk;
  const check = useFieldCheck({
    title: value.title.trim() === '' ? words.missing.title : null,
    plannedOn: isCalendarDate(value.plannedOn) ? null : words.missing.plannedOn,
    groundRules: value.groundRules.trim() === '' ? words.missing.groundRules : null,
    quorum:
      value.quorum < leastQuorum || (members.length > 0 && value.quorum > members.length) ? words.missing.quorum(members.length) : null,
    question: isAsked && (value.question?.text ?? '').trim() === '' ? words.missing.question : null,
    minimumGroup: isAsked && !mayAskAnonymously(members.length, minimum) ? words.missing.minimumGroup(members.length) : null,
  });
  const submit = () => {
    if (save.isPending || !check.isComplete()) return;
    const question = isAsked && value.question !== null ? value.question : null;
    save.mutate(
      { ...value, question, sessionId },
      {
        onSuccess: (saved) => {
          tell(words.saved);
          onDone(saved.sessionId);
        },
      },
    );
  };
  return (
    <form
      className={classes.form}
      aria-label={sessionId === null ? words.title : words.change}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={words.name}
        value={value.title}
        maxLength={200}
        autoFocus
        withAsterisk
        onChange={(event) => set({ title: event.currentTarget.value })}
        {...check.of('title')}
      />
      <TextInput
        className={classes.number ?? ''}
        label={words.plannedOn}
        value={value.plannedOn}
        maxLength={10}
        withAsterisk
        onChange={(event) => set({ plannedOn: event.currentTarget.value })}
        {...check.of('plannedOn')}
      />
      <Select
        label={words.coFacilitator}
        description={words.coFacilitatorHint}
        data={others.filter(({ mayFacilitate }) => mayFacilitate).map(({ userId, name }) => ({ value: userId, label: name }))}
        value={value.coFacilitatorUserId}
        clearable
        onChange={(coFacilitatorUserId) => set({ coFacilitatorUserId })}
      />
      <MultiSelect
        label={words.members}
        description={words.membersHint}
        data={free(members)}
        value={members}
        searchable
        filter={byEveryWord}
        onChange={(next) => setPanel({ members: next })}
      />
      <GuestsField guests={value.setUp.guests} partners={data.partners} onChange={(guests) => setPanel({ guests })} />
      <MultiSelect
        label={words.observers}
        description={words.observersHint}
        data={free(observers)}
        value={observers}
        searchable
        filter={byEveryWord}
        onChange={(next) => setPanel({ observers: next })}
      />
      <NumberInput
        className={classes.number ?? ''}
        label={words.quorum}
        description={words.quorumHint}
        value={value.quorum}
        min={leastQuorum}
        allowDecimal={false}
        onChange={(quorum) => set({ quorum: Number(quorum) })}
        {...check.of('quorum')}
      />
      <Textarea
        label={words.agenda}
        value={value.agenda}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => set({ agenda: event.currentTarget.value })}
      />
      <Textarea
        label={words.groundRules}
        description={words.groundRulesHint}
        value={value.groundRules}
        maxLength={4000}
        autosize
        minRows={3}
        withAsterisk
        onChange={(event) => set({ groundRules: event.currentTarget.value })}
        {...check.of('groundRules')}
      />
      <Checkbox
        label={words.asks}
        description={mayAsk ? undefined : words.asksTooFew(leastGroup)}
        checked={isAsked}
        disabled={!mayAsk}
        onChange={(event) => {
          setAsks(event.currentTarget.checked);
          if (value.question === null) set({ question: { text: '', minimumGroup: leastGroup } });
        }}
      />
      {isAsked && (
        <>
          <Textarea
            label={words.question}
            value={value.question?.text ?? ''}
            maxLength={4000}
            autosize
            withAsterisk
            onChange={(event) => set({ question: { text: event.currentTarget.value, minimumGroup: minimum } })}
            {...check.of('question')}
          />
          <NumberInput
            className={classes.number ?? ''}
            label={words.minimumGroup}
            value={minimum}
            min={leastGroup}
            max={members.length}
            allowDecimal={false}
            onChange={(next) => set({ question: { text: value.question?.text ?? '', minimumGroup: Number(next) } })}
            {...check.of('minimumGroup')}
          />
        </>
      )}
      <CasePicker chosen={value.setUp.cases} titles={titles} onChange={(cases) => setPanel({ cases })} />
      <FailureNote title={words.failed} error={save.error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
