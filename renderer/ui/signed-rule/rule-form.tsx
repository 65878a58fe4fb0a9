import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useFieldCheck, type FieldCheck, type Faults } from '../../lib/field-check';
import { onEscape, useFocusBack } from '../../lib/form-focus';
import { isReason } from '../../lib/reason';
import type { RuleDraft } from '../../lib/rule-draft';
import { tell } from '../../lib/tell';
import { uiWords } from '../../lib/words/ui';
import { DraftStatus } from '../draft-status';
import { Loading } from '../loading';
import { RestoredNote } from '../restored-note';
import { SignedInPlace } from '../signed-act';
import classes from './signed-rule.module.css';

const words = uiWords.rule;

export interface RuleFormWords {
  /** What the form is heard as. */
  readonly formTitle: string;
  /** Says who prepares it and who is to approve it. */
  readonly note: (printedName: string) => string;
  readonly meaning: string;
  readonly action: string;
  readonly failed: string;
  readonly done: (revision: number) => string;
}

interface Props<Field extends string> {
  readonly words: RuleFormWords;
  readonly draft: Omit<RuleDraft<unknown>, 'text' | 'change'>;
  readonly faults: Faults<Field>;
  /** What differs from the revision that it starts from; null while what is typed makes no rule. */
  readonly changes: readonly string[] | null;
  readonly save: { readonly error: Error | null; readonly isPending: boolean };
  readonly onSign: (
    approved: {
      readonly basis: number;
      readonly reason: string;
      readonly signature: { readonly login: string; readonly passphrase: string };
    },
    done: { readonly onSuccess: (saved: { readonly revision: number }) => void },
  ) => void;
  readonly onDone: () => void;
  readonly children: (of: FieldCheck<Field>['of']) => ReactNode;
}

/** The next revision of a rule: its fields, what they change, why, and the approval by somebody else in place. What is typed is kept until then. */
export function RuleForm<Field extends string>(props: Props<Field>) {
  useFocusBack();
  return props.draft.isLoading ? <Loading rows={8} /> : <Fields {...props} />;
}

function Fields<Field extends string>({ words: own, draft, faults, changes, save, onSign, onDone, children }: Props<Field>) {
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const { reason, basis } = draft;
  const fields = useFieldCheck(faults);
  const why = useFieldCheck({ reason: !isReason(reason) ? words.reasonMissing : changes?.length === 0 ? words.unchanged : null });
  return (
    <section ref={form} className={classes.section} aria-label={own.formTitle} onKeyDown={onEscape(onDone)}>
      <RestoredNote wasRestored={draft.wasRestored} isStale={draft.isStale} onAnew={draft.beginAnew} />
      <div className={classes.fields}>{children(fields.of)}</div>
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => draft.changeReason(event.currentTarget.value)}
        {...why.of('reason')}
      />
      <SignedInPlace
        note={own.note}
        content={<Changes changes={changes ?? []} />}
        meaning={own.meaning}
        action={own.action}
        failed={own.failed}
        error={save.error}
        isPending={save.isPending}
        // Both are asked, so that every fault is shown.
        isComplete={() => [fields.isComplete(), why.isComplete()].every(Boolean)}
        onSign={(signature) =>
          onSign(
            { basis, reason, signature },
            {
              onSuccess: ({ revision }) => {
                tell(own.done(revision));
                void draft.discard().then(onDone);
              },
            },
          )
        }
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </section>
  );
}

/** Fields of a rule that belong together. */
export function RuleFields({ legend, hint, children }: { readonly legend: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      {hint !== undefined && <p className={classes.small}>{hint}</p>}
      {children}
    </fieldset>
  );
}

/** Short fields of a rule, beside each other. */
export function RuleColumns({ children }: { readonly children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}

function Changes({ changes }: { readonly changes: readonly string[] }) {
  if (changes.length === 0) return words.nothing;
  return (
    <>
      {words.changes}
      <ul className={classes.changes}>
        {changes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
