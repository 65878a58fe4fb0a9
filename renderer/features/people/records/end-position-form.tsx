import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { useEndPosition, type Position } from '../queries';
import { PersonForm } from './person-form';
import classes from './records.module.css';

const words = personRecordWords.positions;

/** Ends a position that was given here. */
export function EndPositionForm({ position, onDone }: { readonly position: Position; readonly onDone: () => void }) {
  const { today } = useSession();
  const end = useEndPosition();
  const [lastDay, setLastDay] = useState(today);
  return (
    <PersonForm
      title={words.endOf(position.title || position.roleName)}
      action={words.endAction}
      faults={{ lastDay: isRealDate(lastDay) ? null : personRecordWords.dateWrong }}
      isPending={end.isPending}
      error={end.error}
      onCancel={onDone}
      onSubmit={(reason) =>
        end.mutate(
          { positionId: position.positionId, validTo: lastDay, reason },
          {
            onSuccess: () => {
              tell(words.ended);
              onDone();
            },
          },
        )
      }
    >
      {(check) => (
        <TextInput
          label={words.lastDay}
          value={lastDay}
          maxLength={10}
          className={classes.dateField}
          onChange={(event) => setLastDay(event.currentTarget.value.trim())}
          {...check.of('lastDay')}
        />
      )}
    </PersonForm>
  );
}
