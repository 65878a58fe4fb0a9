import { Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { isCalendarDate } from '../../lib/formatting';
import { useTypedText } from '../../lib/typed-text';
import { actionText, entityText, recordsWords } from '../../lib/words/records';
import { PersonSelect } from '../../ui/person-select';
import { isEmptySearch, type LogSearch } from './log-search';
import type { Facets } from './queries';
import classes from './records.module.css';

const words = recordsWords.search;

/** What is looked for: a choice counts at once, a text when it is left or Enter is pressed. */
export function SearchRow({
  facets,
  search,
  personName,
  onChange,
}: {
  readonly facets: Facets | undefined;
  readonly search: LogSearch;
  /** What the person looked for is called. */
  readonly personName: string | null;
  readonly onChange: (change: LogSearch) => void;
}) {
  return (
    <search className={classes.search} aria-label={words.label}>
      <Select
        label={words.who}
        placeholder={words.anybody}
        data={(facets?.users ?? []).map(({ userId, printedName }) => ({
          value: userId,
          label: userId === printedName ? recordsWords.system : printedName,
        }))}
        value={search.who ?? null}
        w={134}
        searchable
        clearable
        onChange={(who) => onChange({ who: who ?? undefined })}
      />
      <Select
        label={words.what}
        placeholder={words.anything}
        data={choices(facets?.actions ?? [], actionText)}
        value={search.what ?? null}
        w={134}
        searchable
        clearable
        onChange={(what) => onChange({ what: what ?? undefined })}
      />
      <Select
        label={words.entity}
        placeholder={words.anyEntity}
        data={choices(facets?.entities ?? [], entityText, search.kind)}
        value={search.kind ?? null}
        w={134}
        searchable
        clearable
        onChange={(kind) => onChange({ kind: kind ?? undefined, ...(kind === null ? { record: undefined } : {}) })}
      />
      <PersonSelect
        label={words.person}
        placeholder={words.anybody}
        w={160}
        // What the person is called is known when the entries are.
        person={search.person === undefined ? null : { personId: search.person, name: personName ?? '…' }}
        onChange={(person) => onChange({ person: person?.personId })}
      />
      <TextField
        label={words.from}
        example={words.dateExample}
        width={118}
        isDate
        value={search.from}
        onChange={(from) => onChange({ from })}
      />
      <TextField label={words.to} example={words.dateExample} width={118} isDate value={search.to} onChange={(to) => onChange({ to })} />
      <TextField label={words.reason} example={words.reasonExample} width={148} value={search.why} onChange={(why) => onChange({ why })} />
      {search.record !== undefined && (
        <TextField label={words.record} example="" width={200} value={search.record} onChange={(record) => onChange({ record })} />
      )}
      {!isEmptySearch(search) && (
        <Button
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() =>
            onChange({
              who: undefined,
              what: undefined,
              kind: undefined,
              record: undefined,
              person: undefined,
              from: undefined,
              to: undefined,
              why: undefined,
            })
          }
        >
          {words.clear}
        </Button>
      )}
    </search>
  );
}

function TextField({
  label,
  example,
  width,
  value = '',
  isDate = false,
  onChange,
}: {
  readonly label: string;
  readonly example: string;
  /** Pixels. */
  readonly width: number;
  readonly value: string | undefined;
  readonly isDate?: boolean;
  readonly onChange: (value: string | undefined) => void;
}) {
  const { text, type, send } = useTypedText(value);
  /** The text that was refused: another one is not, nor is what the address says. */
  const [wrong, setWrong] = useState<string | null>(null);
  const apply = () => {
    const next = text.trim();
    const isWrong = isDate && next !== '' && next !== value && !isCalendarDate(next);
    setWrong(isWrong ? text : null);
    if (isWrong || next === value) return;
    send(next);
    onChange(next === '' ? undefined : next);
  };
  return (
    <TextInput
      label={label}
      placeholder={example}
      w={width}
      value={text}
      error={wrong === text ? words.dateWrong : null}
      spellCheck={false}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}

/** A chosen value is offered even where no entry of its own has it, as when an address names it. */
function choices(values: readonly string[], textOf: (value: string) => string, chosen?: string): Array<{ value: string; label: string }> {
  const all = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
  return all.map((value) => ({ value, label: textOf(value) })).toSorted((a, b) => a.label.localeCompare(b.label));
}
