import { Alert, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import { isRealDate } from '../../../shared/domain/calendar';
import { clockTurnText } from '../../../shared/domain/clock-turn';
import { formatInstantIn } from '../../lib/formatting';
import { useSession } from '../../lib/session';
import { readinessWords } from '../../lib/words/readiness';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { useReadinessFilter } from './filters';
import { useKnownEntry } from './queries';

const words = readinessWords.known;
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** Asks for a view as it was known at a moment of the site's clock; the moment stands in the address. */
export function KnownThen() {
  const { known } = useSearch({ from: '/readiness' });
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={known === undefined ? 'default' : 'light'}
          size="xs"
          leftSection={<IconHistory size={16} stroke={1.5} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {known === undefined ? words.open : words.at(known.replace('T', ' '))}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.title}>
        <MomentForm onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function MomentForm({ onDone }: { readonly onDone: () => void }) {
  const navigate = useNavigate();
  const { known } = useSearch({ from: '/readiness' });
  const { today } = useSession();
  const [day = today, time = ''] = known?.split('T') ?? [];
  const [typed, setTyped] = useState({ day, time });
  const [isChecked, setChecked] = useState(false);
  const go = (next: string | undefined) => {
    void navigate({ to: '.', search: (old) => ({ ...old, known: next }) });
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isRealDate(typed.day) && isTime(typed.time)) go(`${typed.day}T${typed.time}`);
      }}
    >
      <p style={{ margin: '0 0 8px' }}>{words.hint}</p>
      <TextInput
        label={words.day}
        description="2026-03-14"
        value={typed.day}
        error={isChecked && !isRealDate(typed.day) ? words.dayWrong : null}
        onChange={(event) => setTyped({ ...typed, day: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={words.time}
        description="02:10"
        mt="xs"
        data-autofocus
        value={typed.time}
        error={isChecked && !isTime(typed.time) ? words.timeWrong : null}
        onChange={(event) => setTyped({ ...typed, time: event.currentTarget.value.trim() })}
      />
      <Group gap="xs" mt="md">
        <Button type="submit" size="xs">
          {words.show}
        </Button>
        {known !== undefined && (
          <Button size="xs" variant="subtle" onClick={() => go(undefined)}>
            {words.now}
          </Button>
        )}
      </Group>
    </form>
  );
}

/** The filter of the page with the log entry that was the newest at the chosen moment; by all that is known now where none is chosen. */
export function AsKnown({ isBeside = false, children }: Shown) {
  const filter = useReadinessFilter();
  const { known } = useSearch({ from: '/readiness' });
  if (known === undefined) return children({ ...filter, knownAt: null });
  return (
    <AtMoment known={known} isBeside={isBeside}>
      {(knownAt) => children({ ...filter, knownAt })}
    </AtMoment>
  );
}

interface Shown {
  /** In a panel beside a page that tells the moment already. */
  readonly isBeside?: boolean;
  readonly children: (filter: ReadinessFilter) => ReactNode;
}

function AtMoment({
  known,
  isBeside,
  children,
}: {
  readonly known: string;
  readonly isBeside: boolean;
  readonly children: (knownAt: number) => ReactNode;
}) {
  const [day = '', time = ''] = known.split('T');
  const query = useKnownEntry({ day, time });
  const { data } = query;
  const turn = data === undefined ? null : clockTurnText(day, time, data.zone);
  return (
    <Loaded query={query}>
      {({ entry, recordedAt, zone }) => {
        if (entry === 0) return isBeside ? null : <EmptyState title={words.nothing} hint={words.nothingHint} />;
        if (isBeside) return children(entry);
        return (
          <>
            <Alert color="accent" variant="outline" role="status" icon={<IconHistory size={18} aria-hidden />} p="xs">
              {words.basis(`${day} ${time} ${zone}`, entry, recordedAt === null ? '' : formatInstantIn(recordedAt, zone))}
              {turn !== null && ` ${turn}`}
            </Alert>
            {children(entry)}
          </>
        );
      }}
    </Loaded>
  );
}
