import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useFindPeople } from '../queries';
import { workWords } from '../../../lib/words/work';
import type { Manager } from '../records/manager-field';

const words = workWords.supervision.form;

/** Several people, found by name or number. */
export function PeopleField({
  people,
  check,
  onPeople,
}: {
  readonly people: readonly Manager[];
  readonly check: { readonly error: string | null; readonly onBlur: () => void };
  readonly onPeople: (people: readonly Manager[]) => void;
}) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const hits = (useFindPeople(asked).data?.hits ?? [])
    .filter((hit) => hit.kind === 'person')
    .map((hit) => ({ personId: hit.id, name: `${hit.title}, ${hit.detail}` }));
  const known = new Map([...hits, ...people].map((one) => [one.personId, one]));
  return (
    <MultiSelect
      label={words.trainees}
      description={words.traineesHint}
      data={[...known.values()].map(({ personId, name }) => ({ value: personId, label: name }))}
      value={people.map(({ personId }) => personId)}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      {...(asked.length < 2 ? {} : { nothingFoundMessage: words.nobodyFound })}
      searchable
      hidePickedOptions
      onChange={(ids) => onPeople(ids.flatMap((id) => known.get(id) ?? []))}
      {...check}
    />
  );
}
