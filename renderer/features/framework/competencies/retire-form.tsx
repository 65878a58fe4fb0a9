import { Button, TextInput } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { useDraft } from '../../../lib/draft';
import { frameworkWords } from '../../../lib/words/framework';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { FailureNote } from '../../../ui/failure-note';
import { useRetireCompetency, type Competency } from '../queries';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { useFieldCheck } from '../../../lib/field-check';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** Asks why, and says what retiring does, before it is done. */
export function RetireForm({ competency, onDone }: { readonly competency: Competency; readonly onDone: () => void }) {
  const retire = useRetireCompetency();
  const draft = useDraft(`competency/retire/${competency.competencyId}`, words.retireAs(competency.code), { reason: '' });
  const { reason } = draft.value;
  const check = useFieldCheck({ reason: isReason(reason) ? null : frameworkWords.reasonMissing });
  useFocusBack();
  const submit = () => {
    if (!check.isComplete()) return;
    retire.mutate({ competencyId: competency.competencyId, reason }, { onSuccess: () => void draft.discard().then(onDone) });
  };
  const { error } = retire;
  if (draft.isLoading) return <Loading rows={2} />;
  return (
    <form
      className={classes.panelForm}
      aria-label={words.retireAs(competency.code)}
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={classes.dimmed}>{words.retireHint}</p>
      <TextInput
        label={words.retireReason}
        description={frameworkWords.reasonHint}
        value={reason}
        maxLength={1000}
        autoFocus
        onChange={(event) => draft.change({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <FailureNote title={frameworkWords.failed} error={error}>
        {isDefinedError(error) && error.code === 'StillRequired' ? words.stillRequired(error.data.roles) : undefined}
      </FailureNote>
      <div className={classes.buttons}>
        <Button type="submit" color="danger" loading={retire.isPending}>
          {words.retireAs(competency.code)}
        </Button>
        <Button variant="default" onClick={() => void draft.discard().then(onDone)}>
          {frameworkWords.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}
