import { Button, Group, Popover, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { addDays, isCalendarDate, weekdayOf } from '../../lib/formatting';
import { frameWords } from '../../lib/words/frame';
import type { Tense } from './as-of';
import classes from './frame.module.css';

const words = frameWords.asOf;

/** Chooses the date that every page is shown for. */
export function AsOfControl({
  asOf,
  today,
  tense,
  onChange,
}: {
  readonly asOf: string | null;
  readonly today: string;
  readonly tense: Tense;
  readonly onChange: (asOf: string | null) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const choose = (date: string) => {
    onChange(date === today ? null : date);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={304} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className={classes.asOf}
          data-tense={tense}
          variant="default"
          leftSection={<IconCalendarTime size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
          title={asOf === null ? weekdayOf(today) : weekdayOf(asOf)}
        >
          {asOf === null || tense === 'today' ? words.today : words.on(asOf)}
          {tense !== 'today' && <span className={classes.tense}>{words[tense]}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.title}>
        <AsOfForm start={asOf ?? today} today={today} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

function AsOfForm({
  start,
  today,
  onChoose,
}: {
  readonly start: string;
  readonly today: string;
  readonly onChoose: (date: string) => void;
}) {
  const [text, setText] = useState(start);
  const [error, setError] = useState<string | null>(null);
  const check = () => setError(isCalendarDate(text.trim()) ? null : words.invalid);
  const quick = [
    [words.quick.yearAgo, -365],
    [words.quick.monthAgo, -30],
    [words.quick.inMonth, 30],
    [words.quick.inQuarter, 90],
  ] as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        check();
        if (isCalendarDate(text.trim())) onChoose(text.trim());
      }}
    >
      <Stack gap="sm">
        <Text fw={600}>{words.title}</Text>
        <TextInput
          label={words.date}
          description={words.hint}
          error={error}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={check}
          data-autofocus
          spellCheck={false}
        />
        <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
          {quick.map(([label, days]) => (
            <Button key={label} size="compact-sm" variant="default" onClick={() => onChoose(addDays(today, days))}>
              {label}
            </Button>
          ))}
        </SimpleGrid>
        <Group justify="space-between">
          <Button variant="default" onClick={() => onChoose(today)}>
            {words.back}
          </Button>
          <Button type="submit">{words.show}</Button>
        </Group>
      </Stack>
    </form>
  );
}
