import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../lib/orpc';
import { uiWords } from '../lib/words/ui';

export interface ChosenPerson {
  readonly personId: string;
  readonly name: string;
}

/** Somebody on record, found by name or number. */
export function PersonSelect({
  person,
  onChange,
  ...field
}: {
  readonly person: ChosenPerson | null;
  readonly onChange: (person: ChosenPerson | null) => void;
} & Pick<SelectProps, 'label' | 'description' | 'placeholder' | 'error' | 'onBlur' | 'w'>) {
  const [text, setText] = useState(person?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useFindPeople(asked === person?.name ? '' : asked);
  const hits = (found.data?.hits ?? [])
    .filter((hit) => hit.kind === 'person')
    .map((hit) => ({ value: hit.id, label: `${hit.title}, ${hit.detail}` }));
  const chosen = person === null ? [] : [{ value: person.personId, label: person.name }];
  return (
    <Select
      {...field}
      searchable
      clearable
      nothingFoundMessage={uiWords.nobodyFound}
      filter={({ options }) => options}
      data={[...chosen, ...hits.filter((hit) => hit.value !== person?.personId)]}
      value={person?.personId ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(value, option) => onChange(value === null || option === null ? null : { personId: value, name: option.label })}
    />
  );
}

const useFindPeople = (text: string) =>
  useQuery({ ...orpc.search.find.queryOptions({ input: { text } }), enabled: text.length >= 2, placeholderData: keepPreviousData });
