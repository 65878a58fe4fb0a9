import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { tell } from '../../../lib/tell';
import { duplicateWords } from '../../../lib/words/duplicates';
import { useKeepDistinct, useMerge, type DuplicateCase } from '../queries';
import { PersonForm } from '../records/person-form';
import { refusalText } from '../records/refusals';

const words = duplicateWords.panel;

interface FormProps {
  readonly one: DuplicateCase;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Both records are of one person: which is kept, and why. */
export function MergeForm({ one, onCancel, onDone }: FormProps) {
  const merge = useMerge();
  const { people } = one;
  const [keptId, setKept] = useState(people[0].personId);
  const [kept, other] = keptId === people[0].personId ? people : [people[1], people[0]];
  return (
    <PersonForm
      title={words.mergeTitle}
      hint={words.mergeHint}
      action={words.mergeAction(words.keepChoice(kept.name, kept.employeeNumber))}
      faults={{}}
      isPending={merge.isPending}
      error={merge.error}
      refusal={refusalText}
      onCancel={onCancel}
      onSubmit={(reason) =>
        merge.mutate(
          { keptPersonId: kept.personId, otherPersonId: other.personId, reason },
          {
            onSuccess: () => {
              tell(words.merged);
              onDone();
            },
          },
        )
      }
    >
      {() => (
        <Radio.Group label={words.keep} value={keptId} onChange={setKept}>
          <Stack gap={8} mt={4}>
            {people.map(({ personId, name, employeeNumber }) => (
              <Radio key={personId} value={personId} label={words.keepChoice(name, employeeNumber)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </PersonForm>
  );
}

/** The records are of two people. */
export function DistinctForm({ one, onCancel, onDone }: FormProps) {
  const distinct = useKeepDistinct();
  return (
    <PersonForm
      title={words.distinctTitle}
      hint={words.distinctHint}
      action={words.distinctAction}
      faults={{}}
      isPending={distinct.isPending}
      error={distinct.error}
      onCancel={onCancel}
      onSubmit={(reason) =>
        distinct.mutate(
          { caseId: one.caseId, reason },
          {
            onSuccess: () => {
              tell(words.kept);
              onDone();
            },
          },
        )
      }
    />
  );
}
