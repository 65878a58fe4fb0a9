import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { ShortTable } from '../../../ui/short-table';
import { useMerge, useUnmerge, type Person } from '../queries';
import { ActButton } from './act-button';
import type { Acting } from './acting';
import { ManagerField, type Manager } from './manager-field';
import { PersonForm } from './person-form';
import { RecordSection } from './record-section';
import { refusalText } from './refusals';
import classes from './records.module.css';

const words = personRecordWords.merged;

/** Other records that are read under this one; nothing where there are none and none can be added. */
export function MergedList({ person, acting }: { readonly person: Person; readonly acting: Acting | null }) {
  const { merged } = person;
  if (merged.length === 0 && acting === null) return null;
  const open = acting?.open;
  const apart = open?.kind === 'unmerge' ? merged.find(({ personId }) => personId === open.id) : undefined;
  return (
    <RecordSection title={words.title} actions={<ActButton acting={acting} action={{ kind: 'join' }} label={words.join} />}>
      <p className={classes.small}>{merged.length === 0 ? words.none : words.hint}</p>
      {acting !== null && open?.kind === 'join' && <JoinForm person={person} onDone={acting.done} />}
      {merged.length > 0 && (
        <ShortTable label={words.title}>
          <tbody>
            {merged.map(({ personId, name, employeeNumber }) => (
              <tr key={personId}>
                <th scope="row">
                  <Link to="/people/$personId" params={{ personId }} search>
                    {name}
                  </Link>
                </th>
                <td>{employeeNumber}</td>
                {acting !== null && (
                  <td>
                    <ActButton
                      acting={acting}
                      action={{ kind: 'unmerge', id: personId }}
                      label={words.take}
                      of={`${name} ${employeeNumber}`}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
      {acting !== null && apart !== undefined && <UnmergeForm personId={apart.personId} name={apart.name} onDone={acting.done} />}
    </RecordSection>
  );
}

/** Joins a record that nobody asked about: it is read under this one. */
function JoinForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const merge = useMerge();
  const [other, setOther] = useState<Manager | null>(null);
  const submit = (reason: string): void => {
    if (other === null) return;
    merge.mutate(
      { keptPersonId: person.personId, otherPersonId: other.personId, reason },
      {
        onSuccess: () => {
          tell(words.joined);
          onDone();
        },
      },
    );
  };
  return (
    <PersonForm
      title={words.joinTo(person.name)}
      hint={words.joinHint}
      action={words.joinAction}
      faults={{ other: other === null ? words.otherMissing : null }}
      isPending={merge.isPending}
      error={merge.error}
      refusal={refusalText}
      onCancel={onDone}
      onSubmit={submit}
    >
      {(check) => <ManagerField label={words.other} manager={other} check={check.of('other')} onChange={setOther} />}
    </PersonForm>
  );
}

/** Takes a merge back. */
export function UnmergeForm({ personId, name, onDone }: { readonly personId: string; readonly name: string; readonly onDone: () => void }) {
  const unmerge = useUnmerge();
  return (
    <PersonForm
      title={words.takeOf(name)}
      hint={words.takeHint}
      action={words.takeAction}
      faults={{}}
      isPending={unmerge.isPending}
      error={unmerge.error}
      onCancel={onDone}
      onSubmit={(reason) =>
        unmerge.mutate(
          { personId, reason },
          {
            onSuccess: () => {
              tell(words.taken);
              onDone();
            },
          },
        )
      }
    />
  );
}
