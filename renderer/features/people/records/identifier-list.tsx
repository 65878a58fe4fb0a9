import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { DateText } from '../../../ui/date-text';
import { ShortTable } from '../../../ui/short-table';
import { useAddIdentifier, useEndIdentifier, type Person } from '../queries';
import { ActButton } from './act-button';
import type { Acting } from './acting';
import { PersonForm } from './person-form';
import { RecordSection } from './record-section';
import { refusalText } from './refusals';
import { SourceLink } from './source-link';
import classes from './records.module.css';

const words = personRecordWords.identifiers;
type Identifier = Person['identifiers'][number];

/** Under which numbers and names other systems know the person, or did. */
export function IdentifierList({ person, acting }: { readonly person: Person; readonly acting: Acting | null }) {
  const { identifiers, personId } = person;
  const open = acting?.open;
  const isChangeable = acting !== null && identifiers.some(({ source, validTo }) => source === null && validTo === null);
  const ending = open?.kind === 'endIdentifier' ? identifiers.find(({ identifierId }) => identifierId === open.id) : undefined;
  return (
    <RecordSection title={words.title} actions={<ActButton acting={acting} action={{ kind: 'addIdentifier' }} label={words.add} />}>
      {acting !== null && open?.kind === 'addIdentifier' && <AddIdentifierForm personId={personId} onDone={acting.done} />}
      {identifiers.length === 0 ? (
        <p className={classes.small}>{words.none}</p>
      ) : (
        <ShortTable label={words.title}>
          <thead>
            <tr>
              <th scope="col">{words.columns.system}</th>
              <th scope="col">{words.columns.value}</th>
              <th scope="col">{words.columns.until}</th>
              <th scope="col">{personRecordWords.origin}</th>
              {isChangeable && <th scope="col">{personRecordWords.act}</th>}
            </tr>
          </thead>
          <tbody>
            {identifiers.map(({ identifierId, system, value, validTo, source }) => (
              <tr key={identifierId}>
                <th scope="row">{system}</th>
                <td>{value}</td>
                <td>{validTo === null ? words.inUse : <DateText date={validTo} />}</td>
                <td>
                  <SourceLink source={source} />
                </td>
                {isChangeable && (
                  <td>
                    {source === null && validTo === null && (
                      <ActButton
                        acting={acting}
                        action={{ kind: 'endIdentifier', id: identifierId }}
                        label={words.end}
                        of={`${system} ${value}`}
                      />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
      {acting !== null && ending !== undefined && <EndIdentifierForm identifier={ending} onDone={acting.done} />}
    </RecordSection>
  );
}

function AddIdentifierForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const add = useAddIdentifier();
  const [system, setSystem] = useState('');
  const [value, setValue] = useState('');
  return (
    <PersonForm
      title={words.addTitle}
      action={words.addAction}
      faults={{ system: system.trim() === '' ? words.systemMissing : null, value: value.trim() === '' ? words.valueMissing : null }}
      isPending={add.isPending}
      error={add.error}
      refusal={refusalText}
      onCancel={onDone}
      onSubmit={(reason) =>
        add.mutate(
          { personId, system, value, reason },
          {
            onSuccess: () => {
              tell(words.added);
              onDone();
            },
          },
        )
      }
    >
      {(check) => (
        <>
          <TextInput
            label={words.system}
            description={words.systemHint}
            value={system}
            maxLength={200}
            onChange={(event) => setSystem(event.currentTarget.value)}
            {...check.of('system')}
          />
          <TextInput
            label={words.value}
            value={value}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => setValue(event.currentTarget.value)}
            {...check.of('value')}
          />
        </>
      )}
    </PersonForm>
  );
}

function EndIdentifierForm({ identifier, onDone }: { readonly identifier: Identifier; readonly onDone: () => void }) {
  const end = useEndIdentifier();
  const { identifierId, system, value } = identifier;
  return (
    <PersonForm
      title={words.endOf(system, value)}
      hint={words.endHint}
      action={words.endAction}
      faults={{}}
      isPending={end.isPending}
      error={end.error}
      onCancel={onDone}
      onSubmit={(reason) =>
        end.mutate(
          { identifierId, reason },
          {
            onSuccess: () => {
              tell(words.ended);
              onDone();
            },
          },
        )
      }
    />
  );
}
