import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { gateWords as words } from '../../../lib/words/gate';
import { useFindNow, useFound, useGateRecords, type Found } from './queries';

/** Somebody found by name while typing, or at once by a number with Enter, as a scanner ends it. */
export function PersonField({
  personId,
  field,
  onTyping,
  onPerson,
}: {
  readonly personId: string | null;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Whether something else is being typed than who is chosen. */
  readonly onTyping: (isTyping: boolean) => void;
  readonly onPerson: (personId: string | null) => void;
}) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ readonly value: string; readonly label: string } | null>(null);
  const [isUnknown, setUnknown] = useState(false);
  const typed = useRef('');
  const hasMoved = useRef(false);
  const [asked] = useDebouncedValue(text.trim(), 120);
  const findNow = useFindNow();
  // Whoever comes by a link has been chosen nowhere here.
  const { data: linked } = useGateRecords(personId);
  const label = linked === undefined ? '' : labelOf(linked.person);
  const shown = personId === null ? null : chosen?.value === personId ? chosen : { value: personId, label };
  const found = useFound(asked === shown?.label ? '' : asked);
  const choose = (person: Found) => {
    const option = optionOf(person);
    setChosen(option);
    setText(option.label);
    setUnknown(false);
    onTyping(false);
    onPerson(person.personId);
  };
  const hits = (asked === '' ? [] : (found.data?.people ?? [])).filter((one) => one.personId !== shown?.value);
  const enter = async (number: string) => {
    const { people, isExact } = await findNow(number);
    const [first] = people;
    if (first !== undefined && (isExact || people.length === 1)) choose(first);
    else setUnknown(first === undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const now = typed.current.trim();
    // What is listed answers to an earlier text: who is chosen is asked for by this one.
    const isAhead = now !== '' && now !== shown?.label && (now !== asked || found.isPlaceholderData || found.data === undefined);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') hasMoved.current = true;
    const [first] = hits;
    const isFirst = !isAhead && !hasMoved.current && first !== undefined && now !== shown?.label;
    if (event.key !== 'Enter' || !(isAhead || isFirst)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isAhead) void enter(now);
    else if (first !== undefined) choose(first);
  };
  return (
    <Select
      ref={field}
      label={words.person}
      description={words.personHint}
      size="md"
      data-autofocus
      searchable
      clearable
      nothingFoundMessage={asked === '' ? undefined : words.personNone}
      filter={({ options }) => options}
      data={[...(shown === null ? [] : [shown]), ...hits.map(optionOf)]}
      value={personId}
      searchValue={text}
      error={isUnknown ? words.personNone : null}
      onKeyDownCapture={onKeyDown}
      onSearchChange={(next) => {
        typed.current = next;
        hasMoved.current = false;
        setText(next);
        setUnknown(false);
        onTyping(next.trim() !== '' && next !== shown?.label);
      }}
      onChange={(value) => {
        const hit = hits.find((one) => one.personId === value);
        if (hit !== undefined) choose(hit);
        else if (value === null) onPerson(null);
      }}
    />
  );
}

const optionOf = (person: Found) => ({ value: person.personId, label: labelOf(person) });

const labelOf = ({ name, employeeNumber, unitName }: Found): string =>
  [name, employeeNumber, unitName].filter((part) => part !== null && part !== '').join(' · ');
