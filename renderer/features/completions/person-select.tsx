import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { completionWords } from '../../lib/words/completions';
import { useFindPeople } from './queries';

const words = completionWords.learners;

export interface ChosenPerson {
  readonly personId: string;
  readonly name: string;
}

/** Somebody on record, found by name or number. */
export function PersonSelect({
  person,
  error,
  onBlur,
  onChange,
}: {
  readonly person: ChosenPerson | null;
  readonly error: string | null;
  readonly onBlur: () => void;
  readonly onChange: (person: ChosenPerson | null) => void;
}) {
  const [text, setText] = useState(person?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useFindPeople(asked === person?.name ? '' : asked);
  const hits = (found.data?.hits ?? [])
    .filter((hit) => hit.kind === 'person')
    .map((hit) => ({ value: hit.id, label: `${hit.title}, ${hit.detail}` }));
  const chosen = person === null ? [] : [{ value: person.personId, label: person.name }];
  return (
    <Select
      label={words.person}
      description={words.personHint}
      searchable
      clearable
      nothingFoundMessage={words.personNone}
      filter={({ options }) => options}
      data={[...chosen, ...hits.filter((hit) => hit.value !== person?.personId)]}
      value={person?.personId ?? null}
      searchValue={text}
      error={error}
      onBlur={onBlur}
      onSearchChange={setText}
      onChange={(value, option) => onChange(value === null || option === null ? null : { personId: value, name: option.label })}
    />
  );
}
