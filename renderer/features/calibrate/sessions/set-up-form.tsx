import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { leastGroup, leastQuorum, mayAskAnonymously, mostCases, mostMembers } from '../../../../shared/domain/calibration/rating';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { isCalendarDate } from '../../../lib/formatting';
import { useNewestDraft } from '../../../lib/newest-draft';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { RestoredNote } from '../../../ui/restored-note';
import { CasePicker } from './case-picker';
import { GuestsField } from './guests-field';
import { useSaveSession, useSessionCandidates, type Candidates } from './queries';
import { guestFault, setUpText, withTypedGuest, type SetUpText, type SetUpValue } from './set-up-text';
import classes from './sessions.module.css';

const words = calibrationSessionWords.setUp;

interface Props {
  readonly sessionId: string | null;
  readonly initial: SetUpValue;
  /** What the cases are called that are chosen already, by origin and id. */
  readonly titles: SetUpText['titles'];
  readonly onDone: (sessionId: string) => void;
  readonly onCancel: () => void;
}

/** Everything that is decided about a session before it begins; what is typed is kept until it is saved. */
export function SetUpForm(props: Props) {
  const { sessionId, initial, titles } = props;
  const [fresh] = useState(() => setUpText(initial, titles));
  const title = sessionId === null ? words.title : words.changeOf(initial.title);
  const draft = useNewestDraft(useDraft<SetUpText>(`calibrationSession/${sessionId ?? 'new'}`, title, fresh));
  const candidates = useSessionCandidates(null);
  if (draft.isLoading) return <Loading rows={8} />;
  return (
    <Loaded query={candidates}>
      {(data) => (
        <>
          <div className={classes.form}>
            <RestoredNote
              wasRestored={draft.wasRestored}
              isStale={draft.value.begunFrom !== fresh.begunFrom && sessionId !== null}
              onAnew={() => {
                draft.change(() => fresh);
                void draft.discard();
              }}
            />
          </div>
          <Fields {...props} data={data} draft={draft} />
        </>
      )}
    </Loaded>
  );
}

type SetUpDraft = ReturnType<typeof useNewestDraft<SetUpText>>;

function Fields({ sessionId, data, draft, onDone, onCancel }: Props & { readonly data: Candidates; readonly draft: SetUpDraft }) {
  const { user } = useSession();
  const save = useSaveSession();
  const { value, asks, guest, titles } = draft.value;
  const setText = (part: Partial<SetUpText>) => draft.change((old) => ({ ...old, ...part }));
  const set = (part: Partial<SetUpValue>) => draft.change((old) => ({ ...old, value: { ...old.value, ...part } }));
  const setPanel = (part: Partial<SetUpValue['setUp']>) =>
    draft.change((old) => ({ ...old, value: { ...old.value, setUp: { ...old.value.setUp, ...part } } }));
  const { members, observers } = value.setUp;
  const others = data.people.filter(({ userId }) => userId !== user.userId);
  const free = (own: readonly string[]) =>
    others
      .filter(({ userId }) => own.includes(userId) || ![...members, ...observers, value.coFacilitatorUserId].includes(userId))
      .map(({ userId, name }) => ({ value: userId, label: name }));
  const minimum = value.question?.minimumGroup ?? leastGroup;
  const mayAsk = mayAskAnonymously(members.length, leastGroup);
  const isAsked = asks && mayAsk;
  const faultOfGuest = guestFault(value.setUp.guests, guest);
  const check = useFieldCheck({
    title: value.title.trim() === '' ? words.missing.title : null,
    plannedOn: isCalendarDate(value.plannedOn) ? null : words.missing.plannedOn,
    groundRules: value.groundRules.trim() === '' ? words.missing.groundRules : null,
    guest: faultOfGuest === null ? null : guestSessionWords.setUp[faultOfGuest],
    cases: value.setUp.cases.length > mostCases ? words.missing.cases(mostCases) : null,
    quorum:
      value.quorum < leastQuorum || (members.length > 0 && value.quorum > members.length) ? words.missing.quorum(members.length) : null,
    question: isAsked && (value.question?.text ?? '').trim() === '' ? words.missing.question : null,
    minimumGroup: isAsked && !mayAskAnonymously(members.length, minimum) ? words.missing.minimumGroup(members.length) : null,
  });
  const submit = () => {
    if (save.isPending || !check.isComplete()) return;
    const question = isAsked && value.question !== null ? value.question : null;
    const setUp = { ...value.setUp, guests: withTypedGuest(value.setUp.guests, guest) };
    save.mutate(draft.handIn({ ...value, setUp, question, sessionId }), {
      onSuccess: (saved) => {
        tell(words.saved);
        void draft.discard().then(() => onDone(saved.sessionId));
      },
    });
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
        maxValues={mostMembers}
        searchable
        onChange={(next) => setPanel({ members: next })}
      />
      <GuestsField
        guests={value.setUp.guests}
        typed={guest}
        partners={data.partners}
        error={check.of('guest').error}
        onChange={(guests) => setPanel({ guests })}
        onType={(typed) => setText({ guest: typed })}
      />
      <MultiSelect
        label={words.observers}
        description={words.observersHint}
        data={free(observers)}
        value={observers}
        maxValues={mostMembers}
        searchable
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
          setText({ asks: event.currentTarget.checked });
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
      <CasePicker
        chosen={value.setUp.cases}
        titles={titles}
        onChange={(cases, known) =>
          draft.change((old) => ({ ...old, titles: known, value: { ...old.value, setUp: { ...old.value.setUp, cases } } }))
        }
      />
      {check.of('cases').error !== null && (
        <p className={classes.error} role="alert">
          {check.of('cases').error}
        </p>
      )}
      <FailureNote title={words.failed} error={save.error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}
