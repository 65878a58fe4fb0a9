import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../shared/domain/calendar';
import { useFieldCheck } from '../../lib/field-check';
import { isReason } from '../../lib/reason';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { assessorWords } from '../../lib/words/assessors';
import { SignedForm } from '../../ui/signed-act';
import { scopeText } from './authority-state';
import { useChange, useResume, useSuspend, type Authority } from './queries';
import { ReasonField, TermsFields } from './terms-fields';
import { textOf, useTerms } from './use-terms';
import classes from './assessors.module.css';

const words = assessorWords.form;

interface Props {
  readonly authority: Authority;
  readonly onDone: () => void;
}

/** Signs other terms from now on. */
export function ChangeForm({ authority, onDone }: Props) {
  const change = useChange();
  const form = useTerms(textOf(authority));
  const { authorityId, userName } = authority;
  return (
    <SignedForm
      title={words.changeTitle}
      content={words.content(form.summary, userName)}
      meaning={words.meaning}
      action={words.changeAction}
      failed={words.failed}
      error={change.error}
      isPending={change.isPending}
      isComplete={form.check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        change.mutate({ authorityId, terms: form.terms(), reason: form.text.reason, signature }, { onSuccess: () => done(words.changed) })
      }
    >
      <TermsFields {...form} />
    </SignedForm>
  );

  function done(text: string): void {
    tell(text);
    onDone();
  }
}

/** Signs that it counts for nothing from a day on. */
export function SuspendForm({ authority, onDone }: Props) {
  const suspend = useSuspend();
  const { today } = useSession();
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    from: isRealDate(from) ? null : assessorWords.fields.dateWrong,
    reason: isReason(reason) ? null : assessorWords.fields.reasonMissing,
  });
  const { authorityId, userName } = authority;
  const own = assessorWords.suspend;
  return (
    <SignedForm
      title={own.title}
      content={own.content(userName, scopeText(authority), from)}
      meaning={own.meaning}
      action={own.action}
      failed={words.failed}
      error={suspend.error}
      isPending={suspend.isPending}
      isComplete={check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        suspend.mutate(
          { authorityId, from, reason, signature },
          {
            onSuccess: () => {
              tell(own.done);
              onDone();
            },
          },
        )
      }
    >
      <p className={classes.small}>{own.hint}</p>
      <TextInput
        label={own.from}
        value={from}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => setFrom(event.currentTarget.value.trim())}
        {...check.of('from')}
      />
      <ReasonField reason={reason} check={check} onReason={setReason} />
    </SignedForm>
  );
}

/** Signs that it counts again. */
export function ResumeForm({ authority, onDone }: Props) {
  const resume = useResume();
  const [reason, setReason] = useState('');
  const check = useFieldCheck({ reason: isReason(reason) ? null : assessorWords.fields.reasonMissing });
  const { authorityId, userName } = authority;
  const own = assessorWords.resume;
  return (
    <SignedForm
      title={own.title}
      content={own.content(userName, scopeText(authority))}
      meaning={own.meaning}
      action={own.action}
      failed={words.failed}
      error={resume.error}
      isPending={resume.isPending}
      isComplete={check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        resume.mutate(
          { authorityId, reason, signature },
          {
            onSuccess: () => {
              tell(own.done);
              onDone();
            },
          },
        )
      }
    >
      <p className={classes.small}>{own.hint}</p>
      <ReasonField reason={reason} check={check} onReason={setReason} />
    </SignedForm>
  );
}
