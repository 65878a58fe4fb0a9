import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../../shared/contract';
import { isRealDate } from '../../../../shared/domain/calendar';
import { useFieldCheck } from '../../../lib/field-check';
import { isReason } from '../../../lib/reason';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { eventWords } from '../../../lib/words/events';
import { ActForm } from '../../../ui/act-form';
import { ManagerField, type Manager } from '../records/manager-field';
import { EndedList } from './ended-list';
import { useAroundEvent, useEventPreview, useRecordEvent, type EventInput } from './queries';
import classes from '../records/records.module.css';

const words = eventWords.form;
type Places = InferContractRouterOutputs<Contract>['events']['places'];
const scopes = ['person', 'unit', 'site'] as const;
type ScopeKind = (typeof scopes)[number];

/** What happened, when, to whom and around what; whom it ends is shown before it is recorded. */
export function EventForm({
  kinds,
  places,
  onDone,
}: {
  readonly kinds: readonly string[];
  readonly places: Places;
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const record = useRecordEvent();
  const [kind, setKind] = useState('');
  const [happenedOn, setDay] = useState(today);
  const [whom, setWhom] = useState<ScopeKind>('person');
  const [person, setPerson] = useState<Manager | null>(null);
  const [unitId, setUnit] = useState<string | null>(null);
  const [around, setAround] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const check = useFieldCheck({
    kind: kind === '' ? words.kindMissing : null,
    on: isRealDate(happenedOn) ? null : words.onWrong,
    person: whom === 'person' && person === null ? words.personMissing : null,
    unit: whom === 'unit' && unitId === null ? words.unitMissing : null,
    reason: isReason(reason) ? null : words.reasonMissing,
  });
  const scope = scopeOf(whom, person, unitId);
  const input: EventInput | null =
    kind === '' || scope === null || !isRealDate(happenedOn) ? null : { kind, happenedOn, scope, narrowedTo: narrowedOf(around) };
  const rows = useEventPreview(input).data?.rows ?? 0;
  return (
    <ActForm
      label={words.title}
      action={input === null || rows === 0 ? words.action : words.actionEnding(rows)}
      failed={words.failed}
      isDestructive={rows > 0}
      isPending={record.isPending}
      error={record.error}
      onCancel={onDone}
      onSubmit={() => {
        if (!check.isComplete() || input === null) return;
        record.mutate(
          { ...input, reason },
          {
            onSuccess: () => {
              tell(words.done);
              onDone();
            },
          },
        );
      }}
    >
      <NativeSelect
        label={words.kind}
        data={[{ value: '', label: words.chooseKind }, ...kinds]}
        value={kind}
        {...check.of('kind')}
        onChange={(event) => {
          setKind(event.currentTarget.value);
          setAround(null);
        }}
      />
      <TextInput
        label={words.on}
        description={words.onHint}
        value={happenedOn}
        maxLength={10}
        className={classes.dateField}
        onChange={(event) => setDay(event.currentTarget.value.trim())}
        {...check.of('on')}
      />
      <NativeSelect
        label={words.whom}
        data={scopes.flatMap((one) => (one === 'site' && !places.wholeSite ? [] : [{ value: one, label: words.scopes[one] }]))}
        value={whom}
        onChange={(event) => setWhom(scopes.find((one) => one === event.currentTarget.value) ?? 'person')}
      />
      {whom === 'person' && <ManagerField label={words.person} manager={person} check={check.of('person')} onChange={setPerson} />}
      {whom === 'unit' && (
        <Select
          label={words.unit}
          description={words.unitHint}
          data={places.units.map((unit) => ({ value: unit.unitId, label: unit.unitName }))}
          value={unitId}
          searchable
          onChange={setUnit}
          {...check.of('unit')}
        />
      )}
      <Around kind={kind} around={around} onAround={setAround} />
      <EndedList input={input} />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...check.of('reason')}
      />
    </ActForm>
  );
}

/** One competency or one task that it is narrowed to, among those that the kind can end. */
function Around({
  kind,
  around,
  onAround,
}: {
  readonly kind: string;
  readonly around: string | null;
  readonly onAround: (around: string | null) => void;
}) {
  const { competencies = [], tasks = [] } = useAroundEvent(kind).data ?? {};
  return (
    <Select
      label={words.around}
      description={words.aroundHint}
      disabled={kind === ''}
      data={[
        {
          group: words.competencies,
          items: competencies.map(({ competencyId, code, title }) => ({ value: `competency ${competencyId}`, label: `${code} ${title}` })),
        },
        { group: words.tasks, items: tasks.map(({ taskId, code, title }) => ({ value: `task ${taskId}`, label: `${code} ${title}` })) },
      ]}
      value={around}
      searchable
      clearable
      onChange={onAround}
    />
  );
}

function scopeOf(whom: ScopeKind, person: Manager | null, unitId: string | null): EventInput['scope'] | null {
  switch (whom) {
    case 'person':
      return person === null ? null : { kind: 'person', personId: person.personId };
    case 'unit':
      return unitId === null ? null : { kind: 'unit', unitId };
    case 'site':
      return { kind: 'site' };
  }
}

function narrowedOf(around: string | null): EventInput['narrowedTo'] {
  if (around === null) return null;
  const id = around.slice(around.indexOf(' ') + 1);
  return around.startsWith('task ') ? { kind: 'task', taskId: id } : { kind: 'competency', competencyId: id };
}
