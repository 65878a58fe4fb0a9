import { Button, Checkbox, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { priorLearningKinds } from '../../../../shared/domain/prior-learning';
import { useDraft } from '../../../lib/draft';
import { useNewestDraft } from '../../../lib/newest-draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { Loading } from '../../../ui/loading';
import { PassphraseField } from '../../../ui/passphrase-field';
import { RestoredNote } from '../../../ui/restored-note';
import common from '../assess.module.css';
import { EvidenceField } from '../form/evidence-field';
import { refusalText } from '../form/refusal-text';
import type { StagedFile } from '../queries';
import { useDecidePriorLearning, usePerson, useTerms } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.prior;
type Kind = (typeof priorLearningKinds)[number];
const nobody = { login: '', passphrase: '' };

interface PriorText {
  readonly competencyId: string | null;
  readonly level: string;
  readonly basis: string;
  readonly standsFor: readonly Kind[];
  readonly outcome: 'competent' | 'notYetCompetent';
  readonly on: string;
  readonly lateReason: string;
  readonly independenceReason: string;
  readonly files: readonly StagedFile[];
}

/** Decides that what somebody learned elsewhere is worth as much: one signs, another approves beside them. */
export function PriorLearningForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const { today } = useSession();
  const [initial] = useState((): PriorText => {
    const texts = { level: '', basis: '', on: today, lateReason: '', independenceReason: '' };
    return { ...texts, competencyId: null, standsFor: [], outcome: 'competent', files: [] };
  });
  const draft = useNewestDraft(useDraft<PriorText>(`priorLearning/${personId}`, words.title, initial));
  if (draft.isLoading) return <Loading rows={4} />;
  return <Fields personId={personId} initial={initial} draft={draft} onDone={onDone} />;
}

function Fields({
  personId,
  initial,
  draft,
  onDone,
}: {
  readonly personId: string;
  readonly initial: PriorText;
  readonly draft: ReturnType<typeof useNewestDraft<PriorText>>;
  readonly onDone: () => void;
}) {
  const person = usePerson(personId);
  const { competencyId, level, basis, standsFor, outcome, on, lateReason, independenceReason, files } = draft.value;
  const set = (part: Partial<PriorText>) => draft.change((old) => ({ ...old, ...part }));
  // Who signs is no part of the draft: it is said when it is signed.
  const [assessor, setAssessor] = useState(nobody);
  const [approver, setApprover] = useState(nobody);
  const terms = useTerms(personId, competencyId);
  const decide = useDecidePriorLearning();
  const levels = (terms.data?.competency.scale.levels ?? []).map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` }));
  const code = isDefinedError(decide.error) ? decide.error.code : null;
  const lacksWho = ({ login, passphrase }: typeof nobody) => (login.trim() === '' || passphrase === '' ? words.missing.who : null);
  useFocusBack();
  const check = useFieldCheck({
    competencyId: competencyId === null ? words.missing.competencyId : null,
    level: level === '' ? words.missing.level : null,
    basis: basis.trim() === '' ? words.missing.basis : null,
    on: isRealDate(on) ? null : words.missing.on,
    standsFor: standsFor.length === 0 ? words.missing.standsFor : null,
    files: files.length === 0 ? words.missing.files : null,
    assessor: lacksWho(assessor),
    approver: lacksWho(approver),
  });
  const submit = () => {
    if (decide.isPending || !check.isComplete() || competencyId === null || terms.data === undefined) return;
    decide.mutate(
      draft.handIn({
        personId,
        competencyId,
        competencyVersion: terms.data.competency.version,
        level: Number(level),
        performedOn: on,
        place: '',
        note: '',
        lateReason: lateReason.trim() === '' ? null : lateReason,
        independenceReason,
        basis,
        standsFor: [...standsFor],
        outcome,
        evidenceIds: files.map(({ evidenceId }) => evidenceId),
        signature: assessor,
        approval: approver,
      }),
      {
        onSuccess: () => {
          tell(words.done);
          void draft.discard().then(onDone);
        },
      },
    );
    setAssessor({ ...assessor, passphrase: '' });
    setApprover({ ...approver, passphrase: '' });
  };
  return (
    <form
      className={classes.form}
      aria-label={words.title}
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={common.smallTitle}>{words.title}</h2>
      <p className={common.note}>{words.hint}</p>
      <RestoredNote
        wasRestored={draft.wasRestored}
        onAnew={() => {
          set(initial);
          void draft.discard();
        }}
      />
      <Select
        label={words.competency}
        data={(person.data?.standings ?? []).map((one) => ({
          value: one.competencyId,
          label: `${one.competencyCode} ${one.competencyTitle}`,
        }))}
        value={competencyId}
        searchable
        autoFocus={!draft.wasRestored}
        onChange={(next) => set({ competencyId: next, level: '' })}
        {...check.of('competencyId')}
      />
      <Select
        label={words.level}
        data={levels}
        value={level === '' ? null : level}
        onChange={(next) => set({ level: next ?? '' })}
        {...check.of('level')}
      />
      <Textarea
        label={words.basis}
        value={basis}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => set({ basis: event.currentTarget.value })}
        {...check.of('basis')}
      />
      <Checkbox.Group
        label={words.standsFor}
        value={[...standsFor]}
        error={check.of('standsFor').error}
        onChange={(chosen) => set({ standsFor: priorLearningKinds.filter((kind) => chosen.includes(kind)) })}
      >
        <div className={classes.choiceRow}>
          {priorLearningKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={words.kinds[kind]} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={words.outcome}
        data={(['competent', 'notYetCompetent'] as const).map((value) => ({ value, label: words.outcomes[value] }))}
        value={outcome}
        onChange={(event) => set({ outcome: event.currentTarget.value === 'competent' ? 'competent' : 'notYetCompetent' })}
      />
      <TextInput
        label={words.on}
        value={on}
        maxLength={10}
        onChange={(event) => set({ on: event.currentTarget.value })}
        {...check.of('on')}
      />
      {(code === 'LateReasonMissing' || lateReason !== '') && (
        <TextInput
          label={words.late}
          value={lateReason}
          maxLength={4000}
          onChange={(event) => set({ lateReason: event.currentTarget.value })}
        />
      )}
      {(code === 'IndependenceReasonMissing' || independenceReason !== '') && (
        <TextInput
          label={words.independence}
          value={independenceReason}
          maxLength={4000}
          onChange={(event) => set({ independenceReason: event.currentTarget.value })}
        />
      )}
      <div data-fault={check.of('files').error === null ? undefined : true}>
        <EvidenceField files={files} onChange={(next) => draft.change((old) => ({ ...old, files: next(old.files) }))} />
      </div>
      {check.of('files').error !== null && (
        <p className={classes.error} role="alert">
          {check.of('files').error}
        </p>
      )}
      <Who label={words.assessor} value={assessor} error={check.showsAll ? check.of('assessor').error : null} onChange={setAssessor} />
      <Who label={words.approver} value={approver} error={check.showsAll ? check.of('approver').error : null} onChange={setApprover} />
      <DraftStatus state={draft.state} />
      <FailureNote title={words.failed} error={decide.error}>
        {refusalText(decide.error, { isAnother: true, files })}
      </FailureNote>
      <div className={classes.buttons}>
        <Button loading={decide.isPending} type="submit">
          {words.action}
        </Button>
        <Button variant="default" onClick={onDone}>
          {evidenceWords.cancel}
        </Button>
      </div>
    </form>
  );
}

function Who({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: typeof nobody;
  readonly error: string | null;
  readonly onChange: (value: typeof nobody) => void;
}) {
  return (
    <fieldset className={classes.who}>
      <legend>{label}</legend>
      <TextInput
        label={evidenceWords.userId}
        value={value.login}
        error={error}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ ...value, login: event.currentTarget.value })}
      />
      <PassphraseField value={value.passphrase} onChange={(passphrase) => onChange({ ...value, passphrase })} />
    </fieldset>
  );
}
