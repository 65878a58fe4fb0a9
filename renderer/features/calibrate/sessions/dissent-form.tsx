import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../../lib/field-check';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { isReason } from '../../../lib/reason';
import { tell } from '../../../lib/tell';
import { calibrationSessionWords } from '../../../lib/words/calibration-sessions';
import { uiWords } from '../../../lib/words/ui';
import { MemberSignature } from './member-signature';
import { useDissent, type Board } from './queries';
import classes from './sessions.module.css';

const words = calibrationSessionWords.board;

/** What a member holds who does not agree with what the panel came to; it stands in the minutes. */
export function DissentForm({
  sessionId,
  caseId,
  members,
  onDone,
}: {
  readonly sessionId: string;
  readonly caseId: string;
  readonly members: Board['members'];
  readonly onDone: () => void;
}) {
  const dissent = useDissent();
  const [statement, setStatement] = useState('');
  const check = useFieldCheck({ statement: isReason(statement) ? null : words.statementMissing });
  useFocusBack();
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
          dissent.mutate(
            { sessionId, caseId, statement, signature },
            {
              onSuccess: () => {
                tell(words.recorded);
                onDone();
              },
            },
          )
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
