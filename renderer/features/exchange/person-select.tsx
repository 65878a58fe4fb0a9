import { Select } from '@mantine/core';
import { usePeople } from './queries';

/** Somebody on record, found by name or number. */
export function PersonSelect({
  label,
  description,
  value,
  onChange,
  error,
  onBlur,
}: {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  readonly onChange: (personId: string | null) => void;
  readonly error: string | null;
  readonly onBlur: () => void;
}) {
  const people = usePeople(true).data?.people ?? [];
  return (
    <Select
      label={label}
      description={description}
      data={people.map((person) => ({ value: person.personId, label: `${person.name} (${person.employeeNumber})` }))}
      value={value}
      searchable
      limit={60}
      onChange={onChange}
      error={error}
      onBlur={onBlur}
    />
  );
}
