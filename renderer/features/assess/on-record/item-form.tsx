import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { plainItemKinds } from '../../../../shared/contract/observations';
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
import { RestoredNote } from '../../../ui/restored-note';
import { SignedInPlace } from '../../../ui/signed-act';
import common from '../assess.module.css';
import { EvidenceField } from '../form/evidence-field';
import type { StagedFile } from '../queries';
import { CircumstanceFields, circumstanceFaults, type Circumstances } from './circumstance-fields';
import { CompetencyFields, CompletionField } from './item-fields';
import { useAddItem, useAddStatement, useAmendItem, type EvidenceItem } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.item;

interface ItemText extends Circumstances {
  readonly kind: (typeof plainItemKinds)[number];
  readonly competencyId: string | null;
  readonly level: string;
  readonly title: string;
  readonly statement: string;
  readonly reference: string;
  readonly authenticity: string;
  readonly supportId: string | null;
  readonly evidence: readonly StagedFile[];
  readonly reason: string;
}

/** Adds something that speaks for or against a person; a statement is signed by its witness in place. */
export function ItemForm({
  personId,
  isStatement,
  amends,
  onDone,
}: {
  readonly personId: string;
  readonly isStatement: boolean;
  /** The item that this is a later version of. */
  readonly amends: EvidenceItem | null;
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const [initial] = useState((): ItemText => {
    const where = { on: today, time: '', place: '', equipment: '', shift: '', taskId: '' };
    const texts = { title: '', statement: '', reference: '', authenticity: '', reason: '' };
    const anew: ItemText = { ...where, ...texts, kind: 'workRecord', competencyId: null, level: '', supportId: null, evidence: [] };
    if (amends === null) return anew;
    const { title, statement, reference, authenticity, competencyId, level, capturedOn, capturedTime, place, equipment, shift, task } =
      amends;
    const was = { on: capturedOn, time: capturedTime ?? '', place, equipment, shift, taskId: task?.taskId ?? '' };
    return { ...anew, title, statement, reference, authenticity, competencyId, level: level === null ? '' : String(level), ...was };
  });
  const title = amends !== null ? words.amendTitle : isStatement ? words.statementTitle : words.title;
  const key = `evidenceItem/${personId}/${amends?.itemId ?? (isStatement ? 'statement' : 'new')}`;
  const draft = useNewestDraft(useDraft<ItemText>(key, title, initial));
  if (draft.isLoading) return <Loading rows={4} />;
  const fields = { personId, isStatement, amends, title, initial, draft, onDone };
  return <Fields {...fields} />;
}

function Fields({
  personId,
  isStatement,
  amends,
  title,
  initial,
  draft,
  onDone,
}: {
  readonly personId: string;
  readonly isStatement: boolean;
  readonly amends: EvidenceItem | null;
  readonly title: string;
  readonly initial: ItemText;
  readonly draft: ReturnType<typeof useNewestDraft<ItemText>>;
  readonly onDone: () => void;
}) {
  useFocusBack();
  const text = draft.value;
  const set = (part: Partial<ItemText>) => draft.change((old) => ({ ...old, ...part }));
  const [add, amend, state] = [useAddItem(), useAmendItem(), useAddStatement()];
  const isCompletion = !isStatement && amends === null && text.kind === 'completion';
  const placeFaults = circumstanceFaults(text);
  const check = useFieldCheck({
    title: text.title.trim() === '' ? words.missing.title : null,
    statement: isStatement && text.statement.trim() === '' ? words.missing.statement : null,
    authenticity: text.authenticity.trim() === '' ? words.missing.authenticity : null,
    completion: isCompletion && text.supportId === null ? words.missing.completion : null,
    on: placeFaults.on ?? null,
    time: placeFaults.time ?? null,
    reason: amends !== null && text.reason.trim().length < 3 ? words.missing.reason : null,
  });
  const finished = {
    onSuccess: () => {
      tell(words.done);
      void draft.discard().then(onDone);
    },
  };
  const fields = {
    personId,
    competencyId: text.competencyId,
    level: text.level === '' ? null : Number(text.level),
    title: text.title,
    statement: text.statement,
    reference: text.reference,
    capturedOn: text.on,
    capturedTime: text.time === '' ? null : text.time,
    place: text.place,
    equipment: text.equipment,
    shift: text.shift,
    taskId: text.taskId === '' ? null : text.taskId,
    authenticity: text.authenticity,
    evidenceIds: text.evidence.map(({ evidenceId }) => evidenceId),
  };
  const submit = () => {
    if (add.isPending || amend.isPending || !check.isComplete()) return;
    if (amends === null)
      add.mutate(draft.handIn({ ...fields, kind: text.kind, supportId: isCompletion ? text.supportId : null }), finished);
    else amend.mutate(draft.handIn({ ...fields, itemId: amends.itemId, reason: text.reason }), finished);
  };
  // A statement ends in the form of its signature, and no form stands in another.
  const Frame = isStatement ? 'section' : 'form';
  return (
    <Frame
      className={classes.form}
      aria-label={title}
      onKeyDown={onEscape(onDone)}
      onSubmit={(event: SubmitEvent<HTMLElement>) => {
        if (isStatement) return;
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={common.smallTitle}>{title}</h2>
      <RestoredNote
        wasRestored={draft.wasRestored}
        onAnew={() => {
          set(initial);
          void draft.discard();
        }}
      />
      {!isStatement && amends === null && (
        <NativeSelect
          label={words.kind}
          data={plainItemKinds.map((value) => ({ value, label: evidenceWords.kinds[value] }))}
          value={text.kind}
          onChange={(event) => set({ kind: plainItemKinds.find((kind) => kind === event.currentTarget.value) ?? 'workRecord' })}
        />
      )}
      {isCompletion && (
        <CompletionField
          personId={personId}
          value={text.supportId}
          check={check.of('completion')}
          onChange={(supportId) => set({ supportId })}
        />
      )}
      <CompetencyFields competencyId={text.competencyId} level={text.level} onChange={set} />
      <TextInput
        label={words.name}
        value={text.title}
        maxLength={200}
        withAsterisk
        onChange={(event) => set({ title: event.currentTarget.value })}
        {...check.of('title')}
      />
      <Textarea
        label={isStatement ? words.witnessStatement : words.statement}
        value={text.statement}
        maxLength={4000}
        autosize
        minRows={2}
        withAsterisk={isStatement}
        onChange={(event) => set({ statement: event.currentTarget.value })}
        {...check.of('statement')}
      />
      <TextInput
        label={words.reference}
        description={words.referenceHint}
        value={text.reference}
        maxLength={4000}
        onChange={(event) => set({ reference: event.currentTarget.value })}
      />
      <TextInput
        label={words.authenticity}
        description={words.authenticityHint}
        value={text.authenticity}
        maxLength={4000}
        withAsterisk
        onChange={(event) => set({ authenticity: event.currentTarget.value })}
        {...check.of('authenticity')}
      />
      <CircumstanceFields value={text} tasks={[]} faults={placeFaults} onChange={set} />
      {amends !== null && (
        <TextInput
          label={words.reason}
          value={text.reason}
          maxLength={1000}
          withAsterisk
          onChange={(event) => set({ reason: event.currentTarget.value })}
          {...check.of('reason')}
        />
      )}
      <EvidenceField files={text.evidence} onChange={(next) => draft.change((old) => ({ ...old, evidence: next(old.evidence) }))} />
      <DraftStatus state={draft.state} />
      {isStatement ? (
        <SignedInPlace
          note={() => evidenceWords.inPlace}
          content={
            <p>
              {text.title}: {text.statement}
            </p>
          }
          meaning={words.meaning}
          action={words.witnessAction}
          failed={words.failed}
          error={state.error}
          isPending={state.isPending}
          isComplete={check.isComplete}
          onSign={(signature) =>
            state.mutate(
              draft.handIn({ ...fields, amends: amends === null ? null : { itemId: amends.itemId, why: text.reason }, signature }),
              finished,
            )
          }
        />
      ) : (
        <>
          <FailureNote title={words.failed} error={add.error ?? amend.error} />
          <div className={classes.buttons}>
            <Button type="submit" loading={add.isPending || amend.isPending}>
              {amends === null ? words.action : words.amendAction}
            </Button>
            <Button variant="default" onClick={onDone}>
              {evidenceWords.cancel}
            </Button>
          </div>
        </>
      )}
    </Frame>
  );
}
