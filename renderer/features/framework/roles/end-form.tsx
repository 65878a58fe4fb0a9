import { Button, TextInput } from '@mantine/core';
import { isCalendarDate } from '../../../lib/formatting';
import { useDraft } from '../../../lib/draft';
import { useSession } from '../../../lib/session';
import { frameworkWords } from '../../../lib/words/framework';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { FailureNote } from '../../../ui/failure-note';
import { useEndRequirement, type Requirement } from '../queries';
import { isReason } from '../../../lib/reason';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import classes from '../framework.module.css';

const words = frameworkWords.requirement;

/** Sets the last day on which something is required. */
export function EndForm({ requirement, onDone }: { readonly requirement: Requirement; readonly onDone: () => void }) {
  const { today } = useSession();
  const end = useEndRequirement();
  const { requirementId, competencyCode, validFrom } = requirement;
  const draft = useDraft(`requirement/end/${requirementId}`, words.endTitle(competencyCode), {
    lastDay: validFrom > today ? validFrom : today,
    reason: '',
  });
  const { lastDay, reason } = draft.value;
  const change = (part: Partial<typeof draft.value>) => draft.change({ ...draft.value, ...part });
  useFocusBack();
  const check = useFieldCheck({
    lastDay: !isCalendarDate(lastDay) ? words.dateFault : lastDay < validFrom ? words.endBefore(validFrom) : null,
    reason: isReason(reason) ? null : frameworkWords.reasonMissing,
  });
  const submit = () => {
    if (!check.isComplete()) return;
    end.mutate(
      { requirementId, lastDay, reason },
      {
        onSuccess: ({ peopleAffected }) => {
          tell(words.ended(peopleAffected));
          void draft.discard().then(onDone);
        },
      },
    );
  };
  if (draft.isLoading) return <Loading rows={2} />;
  return (
    <form
      className={classes.panelForm}
      aria-label={words.endTitle(competencyCode)}
      noValidate
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 className={classes.sectionTitle}>{words.endTitle(competencyCode)}</h3>
      <TextInput
        label={words.lastDay}
        description={words.lastDayHint}
        value={lastDay}
        autoFocus
        onChange={(event) => change({ lastDay: event.currentTarget.value.trim() })}
        {...check.of('lastDay')}
      />
      <TextInput
        label={frameworkWords.reason}
        description={frameworkWords.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
      <FailureNote title={frameworkWords.failed} error={end.error} />
      <div className={classes.buttons}>
        <Button type="submit" color="danger" loading={end.isPending}>
          {words.endSave(competencyCode)}
        </Button>
        <Button variant="default" onClick={() => void draft.discard().then(onDone)}>
          {frameworkWords.cancel}
        </Button>
        <DraftStatus state={draft.state} />
      </div>
    </form>
  );
}
