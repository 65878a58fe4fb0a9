import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { FieldCheck } from '../../../lib/field-check';
import { personRecordWords } from '../../../lib/words/person-records';
import { useFindPeople } from '../queries';

const words = personRecordWords.fields;

export interface Manager {
  readonly personId: string;
  readonly name: string;
}

/** Somebody on record, found by name or number. */
export function ManagerField({
  label = words.managerPersonId,
  manager,
  check = {},
  onChange,
}: {
  readonly label?: string;
  readonly manager: Manager | null;
  readonly check?: Partial<ReturnType<FieldCheck<string>['of']>>;
  readonly onChange: (manager: Manager | null) => void;
}) {
  const [text, setText] = useState(manager?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useFindPeople(asked === manager?.name ? '' : asked);
  const hits = (found.data?.hits ?? [])
    .filter((hit) => hit.kind === 'person')
    .map((hit) => ({ value: hit.id, label: `${hit.title}, ${hit.detail}` }));
  const chosen = manager === null ? [] : [{ value: manager.personId, label: manager.name }];
  return (
    <Select
      label={label}
      description={words.managerHint}
      searchable
      clearable
      {...(asked.length < 2 ? {} : { nothingFoundMessage: words.managerNone })}
      filter={({ options }) => options}
      data={[...chosen, ...hits.filter((hit) => hit.value !== manager?.personId)]}
      value={manager?.personId ?? null}
      searchValue={text}
      onSearchChange={setText}
      {...check}
      onChange={(value, option) => onChange(value === null || option === null ? null : { personId: value, name: option.label })}
    />
  );
}
