import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { saveBlob } from '../../../lib/save-blob';
import { useMay } from '../../../lib/session';
import { paperWords as words } from '../../../lib/words/paper';
import { ActForm } from '../../../ui/act-form';
import { DraftStatus } from '../../../ui/draft-status';
import { FailureNote } from '../../../ui/failure-note';
import { IfMay } from '../../../ui/if-may';
import { Loaded } from '../../../ui/loaded';
import { Loading } from '../../../ui/loading';
import { PageHeader } from '../../../ui/page-header';
import { ShortTable } from '../../../ui/short-table';
import { faultsOf, initialText, keyedOf, type KeyedText } from './keyed-text';
import { KeyFields } from './key-fields';
import { useEnterForm, usePaperForm, useSheets, useVoidForm, type FoundForm, type PaperForm } from './queries';
import { SignForm } from './sign-form';
import classes from '../assess.module.css';
import own from './paper.module.css';

/** One form by its code: what is keyed from it, what two keyings differ in, or the signature that makes it a record. */
export function KeyPage({ code }: { readonly code: string }) {
  const query = usePaperForm(code);
  const form = query.data?.form;
  return (
    <>
      <PageHeader
        parent={{ label: words.title, href: '#/assess/paper' }}
        title={form === undefined ? code : `${form.code} · ${form.personName}`}
        subtitle={
          form &&
          `${form.competencyCode} ${form.competencyTitle} · ${form.levelCode} · ${words.kinds[form.kind]} · ${words.states[form.state]}`
        }
        actions={form && <FormActions form={form} />}
      />
      <IfMay permission="assessments.read">
        <Loaded query={query}>{(found) => <Next key={`${found.form.state} ${found.form.keyedBy.length}`} found={found} />}</Loaded>
      </IfMay>
    </>
  );
}

function Next({ found }: { readonly found: FoundForm }) {
  const { form, next, why, agreed } = found;
  return (
    <div className={own.page}>
      {found.differences.length > 0 && <Differences found={found} />}
      {why !== null && <p className={classes.text}>{words.waits[why] ?? why}</p>}
      {form.assessmentId !== null && (
        <p className={classes.text}>
          <Link to="/assess/records/$assessmentId" params={{ assessmentId: form.assessmentId }}>
            {words.record}
          </Link>
        </p>
      )}
      {next === 'key' && <KeyForm found={found} />}
      {next === 'sign' && agreed !== null && <SignForm found={found} agreed={agreed} />}
    </div>
  );
}

function Differences({ found: { differences, steps, indicators } }: { readonly found: FoundForm }) {
  const ordinalOf = (id: string): string | null => {
    const at = Math.max(
      steps.findIndex(({ stepId }) => stepId === id),
      indicators.findIndex(({ indicatorId }) => indicatorId === id),
    );
    return at === -1 ? null : String(at + 1);
  };
  return (
    <section className={classes.section} aria-labelledby="paper-differences">
      <h2 id="paper-differences" className={classes.smallTitle}>
        {words.states.mismatch}
      </h2>
      <p className={classes.text}>{words.again2}</p>
      <ShortTable labelledBy="paper-differences">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.first}</th>
            <th scope="col">{words.second}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, first, second }) => (
            <tr key={field}>
              <th scope="row">{words.fieldOf(field, ordinalOf)}</th>
              <td>{words.valueOf(field, first)}</td>
              <td>{words.valueOf(field, second)}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}

function KeyForm({ found }: { readonly found: FoundForm }) {
  const { form } = found;
  const round = found.own === null ? 'first' : `again-${found.differences.map(({ field }) => field).join('+')}`.slice(0, 100);
  const draft = useDraft<KeyedText>(`paper/${form.code}/${round}`, `${words.title}: ${form.code}`, initialText(found));
  const enter = useEnterForm();
  const check = useFieldCheck(faultsOf(draft.value, found));
  if (draft.isLoading) return <Loading rows={8} />;
  return (
    <form
      className={own.page}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isComplete()) return;
        enter.mutate(draft.handIn({ personId: form.personId, formId: form.formId, keyed: keyedOf(draft.value, found) }), {
          onSuccess: () => void draft.discard(),
        });
      }}
    >
      <p className={classes.note}>{words.blind}</p>
      <KeyFields found={found} text={draft.value} check={check} onText={(part) => draft.change({ ...draft.value, ...part })} />
      <FailureNote title={words.submitFailed} error={enter.error} />
      <div className={own.buttons}>
        <Button type="submit" loading={enter.isPending}>
          {words.submit}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}

function FormActions({ form }: { readonly form: PaperForm }) {
  const mayVoid = useMay('evidence.add');
  const sheets = useSheets();
  const [isVoiding, setVoiding] = useState(false);
  if (form.state === 'recorded' || form.state === 'void') return null;
  return (
    <div className={own.print}>
      <div className={own.buttons}>
        <Button
          variant="default"
          loading={sheets.isPending}
          onClick={() => sheets.mutate({ formIds: [form.formId] }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) })}
        >
          {words.again}
        </Button>
        {mayVoid && (
          <Button variant="default" onClick={() => setVoiding(true)}>
            {words.void}
          </Button>
        )}
      </div>
      <FailureNote title={words.pdfFailed} error={sheets.error} />
      {isVoiding && <VoidForm form={form} onDone={() => setVoiding(false)} />}
    </div>
  );
}

function VoidForm({ form: { personId, formId }, onDone }: { readonly form: PaperForm; readonly onDone: () => void }) {
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : words.reasonMissing });
  const cancel = useVoidForm();
  return (
    <ActForm
      label={words.void}
      action={words.void}
      failed={words.voidFailed}
      isDestructive
      isPending={cancel.isPending}
      error={cancel.error}
      onCancel={onDone}
      onSubmit={() => {
        if (check.isComplete()) cancel.mutate({ personId, formId, reason }, { onSuccess: onDone });
      }}
    >
      <TextInput
        label={words.voidReason}
        value={reason}
        maxLength={1000}
        withAsterisk
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}
