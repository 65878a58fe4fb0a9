import { ActionIcon, Button, MultiSelect, Select, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent, type Ref } from 'react';
import { standingStates } from '../../../../shared/domain/state';
import { useTypedText } from '../../../lib/typed-text';
import { matrixWords as words } from '../../../lib/words/matrix-view';
import { stateWords } from '../../../lib/words/states';
import { matrixGroups, matrixModes } from './arrange-matrix';
import type { MatrixData } from './matrix-data';
import { useChangeMatrixView, useMatrixView } from './use-matrix-view';
import classes from './matrix-page.module.css';

const sorts = ['name', 'unit', 'worst', 'lapse'] as const;
const types = ['knowledge', 'skill', 'behaviour'] as const;
/** Long enough that a word is typed in one stretch. */
const TYPING_MS = 250;

/** What is shown of the matrix, in which order and by which groups. */
export function MatrixFilters({
  competencies,
  personRef,
}: {
  readonly competencies: MatrixData['competencies'];
  readonly personRef: Ref<HTMLInputElement>;
}) {
  const { view, mode } = useMatrixView();
  const change = useChangeMatrixView();
  const isNarrowed = view.states !== null || view.type !== null || view.person !== '' || view.competency !== '';
  return (
    <div className={classes.filters}>
      <Select
        size="xs"
        aria-label={words.mode}
        data={matrixModes.map((value) => ({ value, label: words.modes[value] }))}
        value={mode}
        allowDeselect={false}
        onChange={(next) => change({ mode: next === 'state' ? undefined : (next ?? undefined) })}
        w={140}
      />
      <Select
        size="xs"
        aria-label={words.group}
        placeholder={words.noGroup}
        data={matrixGroups.map((value) => ({ value, label: words.groups[value] }))}
        value={view.group}
        clearable
        onChange={(next) => change({ group: next ?? undefined })}
        w={130}
      />
      <div className={classes.sort}>
        <Select
          size="xs"
          aria-label={words.sort}
          data={[
            { group: words.sortGroups.people, items: sorts.map((value) => ({ value, label: words.sorts[value] })) },
            {
              group: words.sortGroups.competency,
              items: competencies.map(({ competencyId, code, title }) => ({ value: competencyId, label: words.sortOf(code, title) })),
            },
          ]}
          value={view.sort}
          searchable
          limit={200}
          allowDeselect={false}
          onChange={(next) => change({ sort: next === 'name' ? undefined : (next ?? undefined), order: undefined })}
          w={170}
        />
        <Tooltip label={words.descending}>
          <ActionIcon
            aria-label={words.descending}
            aria-pressed={view.isDescending}
            onClick={() => change({ order: view.isDescending ? undefined : 'down' })}
          >
            {view.isDescending ? <IconArrowDown size={18} stroke={1.5} /> : <IconArrowUp size={18} stroke={1.5} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <MultiSelect
        size="xs"
        aria-label={words.states}
        placeholder={view.states === null ? words.allStates : ''}
        data={standingStates.map((value) => ({ value, label: stateWords[value] }))}
        value={[...(view.states ?? [])]}
        clearable
        onChange={(next) => change({ states: next.length === 0 ? undefined : next.join(',') })}
        {...(view.states === null ? { w: 150 } : { miw: 150, maw: 420 })}
      />
      <Select
        size="xs"
        aria-label={words.type}
        placeholder={words.allTypes}
        data={types.map((value) => ({ value, label: words.types[value] }))}
        value={view.type}
        clearable
        onChange={(next) => change({ type: next ?? undefined })}
        w={120}
      />
      <TypedFilter
        label={words.person}
        value={view.person}
        inputRef={personRef}
        onChange={(person) => change({ person: person || undefined })}
      />
      <TypedFilter
        label={words.competency}
        value={view.competency}
        onChange={(competency) => change({ competency: competency || undefined })}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => change({ states: undefined, type: undefined, person: undefined, competency: undefined })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

/** A text that takes effect when typing pauses; it follows the address when that changes elsewhere. */
function TypedFilter({
  label,
  value,
  inputRef,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChange: (next: string) => void;
}) {
  const { text, type, send } = useTypedText(value);
  const typed = text.trim();
  const take = useEffectEvent(() => {
    send(typed);
    onChange(typed);
  });
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => take(), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <TextInput
      size="xs"
      ref={inputRef}
      aria-label={label}
      placeholder={label}
      value={text}
      spellCheck={false}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return;
        event.preventDefault();
        type('');
      }}
      w={150}
    />
  );
}
