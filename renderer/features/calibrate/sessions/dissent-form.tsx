import { Button, Textarea } from '@mantine/core';
import { useDraft } from '../../../lib/draft';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { uiWords } from '../../../lib/words/ui';
import { DraftStatus } from '../../../ui/draft-status';
import { Loading } from '../../../ui/loading';
import { MemberSignature } from './member-signature';
import { useDissent, type Board, type BoardCase } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.board;

/** What a member holds who does not agree with what the panel came to; it stands in the minutes. */
export function DissentForm({
  sessionId,
  shown: { caseId, title },
  members,
  onDone,
}: {
  readonly sessionId: string;
  readonly shown: BoardCase;
  readonly members: Board['members'];
  readonly onDone: () => void;
}) {
  const dissent = useDissent();
  const draft = useDraft(`dissent/${sessionId}/${caseId}`, words.dissentOf(title), '');
  const { value: statement, change: setStatement } = draft;
  const check = useFieldCheck({ statement: isReason(statement) ? null : words.statementMissing });
  useFocusBack();
  if (draft.isLoading) return <Loading rows={3} />;
  return (
    <section className={classes.form} aria-label={words.dissent} onKeyDown={onEscape(onDone)}>
      <h3 className={classes.title}>{words.dissent}</h3>
      <Textarea
        label={words.statement}
        value={statement}
        maxLength={1000}
        autosize
        minRows={2}
        autoFocus
        onChange={(event) => setStatement(event.currentTarget.value)}
        {...check.of('statement')}
      />
      <DraftStatus state={draft.state} />
      <MemberSignature
        members={members}
        label={words.dissentMember}
        missing={calibrationSessionWords.turn.memberMissing}
        content={<p className={classes.text}>{statement}</p>}
        meaning={words.dissentMeaning}
        action={words.dissentAction}
        failed={words.dissentFailed}
        error={dissent.error}
        isPending={dissent.isPending}
        isComplete={check.isComplete}
        onSign={(_memberId, signature) =>
          dissent.mutate(draft.handIn({ sessionId, caseId, statement, signature }), {
            onSuccess: () => {
              tell(words.recorded);
              void draft.discard().then(onDone);
            },
          })
        }
      />
      <div>
        <Button variant="default" onClick={onDone}>
          {uiWords.cancel}
        </Button>
      </div>
    </section>
  );
}
