import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { usersWords } from '../../lib/words/users';
import { useFindPeople } from './queries';

const words = usersWords.add;

export interface ChosenPerson {
  readonly personId: string;
  readonly name: string;
}

/** The person on record whom an account stands for, found by name or number. */
export function PersonField({
  person,
  onChange,
}: {
  readonly person: ChosenPerson | null;
  readonly onChange: (person: ChosenPerson | null) => void;
}) {
  const [text, setText] = useState(person?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useFindPeople(asked === person?.name ? '' : asked);
  const hits = (found.data?.hits ?? [])
    .filter((hit) => hit.kind === 'person')
    .map((hit) => ({ value: hit.id, label: `${hit.title}, ${hit.detail}` }));
  const chosen = person === null ? [] : [{ value: person.personId, label: person.name }];
  const data = [...chosen, ...hits.filter((hit) => hit.value !== person?.personId)];
  return (
    <Select
      label={words.person}
      description={words.personHint}
      searchable
      clearable
      nothingFoundMessage={words.personNone}
      filter={({ options }) => options}
      data={data}
      value={person?.personId ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value, option) => onChange(value === null || option === null ? null : { personId: value, name: option.label })}
    />
  );
}
