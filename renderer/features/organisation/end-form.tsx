import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFieldCheck } from '../../lib/field-check';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { organisationWords } from '../../lib/words/organisation';
import { effectText } from './exception-table';
import { useEndOverride, type Exception } from './queries';
import { SignedException } from './signed-exception';
import { faultsOfWhen } from './unit-form';
import classes from './organisation.module.css';

const words = organisationWords.requirements;
const fields = organisationWords.fields;

/** Signs the end of an exception. */
export function EndForm({ exception, onDone }: { readonly exception: Exception; readonly onDone: () => void }) {
  const { today } = useSession();
  const end = useEndOverride();
  const [when, setWhen] = useState({ from: today, reason: '' });
  const check = useFieldCheck(faultsOfWhen(when));
  const { overrideId, competencyCode, competencyTitle, subjectName, validFrom, validTo } = exception;
  return (
    <SignedException
      title={words.endOf(competencyCode)}
      content={words.form.content(
        effectText(exception),
        subjectName,
        `${competencyCode} ${competencyTitle}`,
        words.days(validFrom, validTo),
      )}
      meaning={words.form.endMeaning}
      action={words.form.endAction}
      error={end.error}
      isPending={end.isPending}
      isComplete={check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        end.mutate(
          { overrideId, ...when, signature },
          {
            onSuccess: () => {
              tell(words.ended);
              onDone();
            },
          },
        )
      }
    >
      <TextInput
        label={words.form.endFrom}
        value={when.from}
        className={classes.dateField}
        maxLength={10}
        onChange={(event) => setWhen({ ...when, from: event.currentTarget.value })}
        {...check.of('from')}
      />
      <TextInput
        label={fields.reason}
        description={fields.reasonHint}
        value={when.reason}
        maxLength={1000}
        onChange={(event) => setWhen({ ...when, reason: event.currentTarget.value })}
        {...check.of('reason')}
      />
    </SignedException>
  );
}
