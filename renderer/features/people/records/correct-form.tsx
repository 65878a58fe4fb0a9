import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../../shared/domain/calendar';
import { correctableFields, longestCorrectionDays, type CorrectableField } from '../../../../shared/domain/people/correctable-fields';
import { addDays } from '../../../lib/formatting';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { useCorrect, type Person } from '../queries';
import { ManagerField, type Manager } from './manager-field';
import { PersonForm } from './person-form';
import { refusalText } from './refusals';
import classes from './records.module.css';

const words = personRecordWords.correct;
const names = personRecordWords.fields;
/** A correction that says nothing else holds so long. */
const usualDays = 30;

/** Corrects one field that comes from the HR system, until a day. */
export function CorrectForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const { today } = useSession();
  const correct = useCorrect();
  const [field, setField] = useState<CorrectableField>('email');
  const [value, setValue] = useState(person.email ?? '');
  const [manager, setManager] = useState<Manager | null>(person.manager);
  const [expiresOn, setExpires] = useState(addDays(today, usualDays));
  const correction = person.corrections.find((one) => one.field === field);
  const isManager = field === 'managerPersonId';
  const present = isManager ? (person.manager?.name ?? null) : person[field];
  const source = correction === undefined ? present : correction.sourceText;
  const isName = field === 'givenName' || field === 'familyName';
  const [earliest, latest] = [addDays(today, 1), addDays(today, longestCorrectionDays)];
  const isWithin = isRealDate(expiresOn) && expiresOn >= earliest && expiresOn <= latest;
  const choose = (next: string | null): void => {
    const chosen = correctableFields.find((one) => one === next) ?? field;
    setField(chosen);
    setValue(chosen === 'managerPersonId' ? '' : (person[chosen] ?? ''));
  };
  return (
    <PersonForm
      title={words.title}
      hint={words.hint}
      action={words.action}
      faults={{
        value: isName && value.trim() === '' ? names.nameMissing : null,
        expires: isWithin ? null : words.expiresRange(earliest, latest),
      }}
      isPending={correct.isPending}
      error={correct.error}
      refusal={refusalText}
      onCancel={onDone}
      onSubmit={(reason) =>
        correct.mutate(
          {
            personId: person.personId,
            field,
            value: isManager ? (manager?.personId ?? null) : value.trim() === '' ? null : value.trim(),
            expiresOn,
            reason,
          },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        )
      }
    >
      {(check) => (
        <>
          <Select
            label={words.field}
            description={words.source(source ?? words.nothing)}
            data={correctableFields.map((one) => ({ value: one, label: names[one] }))}
            value={field}
            allowDeselect={false}
            onChange={choose}
          />
          {isManager ? (
            <ManagerField label={words.value} manager={manager} onChange={setManager} />
          ) : (
            <TextInput
              label={words.value}
              value={value}
              maxLength={200}
              spellCheck={false}
              onChange={(event) => setValue(event.currentTarget.value)}
              {...check.of('value')}
            />
          )}
          <TextInput
            label={words.expires}
            description={words.expiresHint}
            value={expiresOn}
            maxLength={10}
            className={classes.dateField}
            onChange={(event) => setExpires(event.currentTarget.value.trim())}
            {...check.of('expires')}
          />
        </>
      )}
    </PersonForm>
  );
}
