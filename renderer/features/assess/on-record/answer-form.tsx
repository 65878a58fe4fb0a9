import { Textarea } from '@mantine/core';
import type { AnsweredRecord } from '../../../../shared/domain/observation';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { tell } from '../../../lib/tell';
import { evidenceWords } from '../../../lib/words/evidence';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { SignedInPlace } from '../../../ui/signed-act';
import { useAnswerRecord } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.answer;

/** What the person says to one record about them. */
export function AnswerForm({
  personId,
  recordType,
  recordId,
  onDone,
}: {
  readonly personId: string;
  readonly recordType: AnsweredRecord;
  readonly recordId: string;
  readonly onDone: () => void;
}) {
  const { value: text, change: setText, ...draft } = useDraft(`answer/${recordType}/${recordId}`, words.text, '');
  useFocusBack();
  const answer = useAnswerRecord();
  const check = useFieldCheck({ text: text.trim() === '' ? words.missing : null });
  if (draft.isLoading) return <Loading rows={2} />;
  return (
    <section className={classes.form} aria-label={words.text} onKeyDown={onEscape(onDone)}>
      <Textarea
        label={words.text}
        description={words.textHint}
        value={text}
        maxLength={4000}
        autosize
        autoFocus
        minRows={2}
        onChange={(event) => setText(event.currentTarget.value)}
        {...check.of('text')}
      />
      <DraftStatus state={draft.state} />
      <SignedInPlace
        note={() => evidenceWords.inPlace}
        content={<p>{text}</p>}
        meaning={words.meaning}
        action={words.action}
        failed={words.failed}
        error={answer.error}
        isPending={answer.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          answer.mutate(draft.handIn({ personId, recordType, recordId, text, signature }), {
            onSuccess: () => {
              tell(words.done);
              void draft.discard();
              onDone();
            },
          })
        }
      />
    </section>
  );
}
