import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { kindsBelow } from '../../../shared/domain/organisation';
import { useFieldCheck } from '../../lib/field-check';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { organisationWords as words } from '../../lib/words/organisation';
import { useChangeUnit, type UnitNode } from './queries';
import { treeChoices, withBelow } from './tree-rows';
import { faultsOfWhen, UnitForm } from './unit-form';

/** Gives a unit another name or another place from a day on. */
export function ChangeForm({
  unit,
  nodes,
  onDone,
}: {
  readonly unit: UnitNode;
  readonly nodes: readonly UnitNode[];
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const change = useChangeUnit();
  const [name, setName] = useState(unit.name);
  const [parentId, setParentId] = useState(unit.parentId);
  const [when, setWhen] = useState({ from: today, reason: '' });
  const check = useFieldCheck({ ...faultsOfWhen(when), name: name.trim() === '' ? words.fields.nameMissing : null });
  const within = withBelow(nodes, unit.unitId);
  const places = new Set(
    nodes
      .filter(
        (one) =>
          one.unitId === unit.parentId ||
          (!within.has(one.unitId) && kindsBelow({ kind: one.kind, isOwnedByHris: one.source !== null }).includes(unit.kind)),
      )
      .map(({ unitId }) => unitId),
  );
  const submit = () =>
    change.mutate(
      { unitId: unit.unitId, name, parentId, ...when },
      {
        onSuccess: ({ people }) => {
          tell(words.changed(name, people));
          onDone();
        },
      },
    );
  return (
    <UnitForm
      title={words.changeOf(unit.name)}
      action={words.doChange}
      when={when}
      check={check}
      isPending={change.isPending}
      error={change.error}
      onWhen={(part) => setWhen({ ...when, ...part })}
      onSubmit={submit}
      onCancel={onDone}
    >
      <TextInput
        label={words.fields.name}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        {...check.of('name')}
      />
      <Select
        label={words.fields.parent}
        placeholder={words.top}
        data={treeChoices(nodes).filter(({ value }) => places.has(value))}
        value={parentId}
        searchable
        clearable={kindsBelow(null).includes(unit.kind)}
        allowDeselect={false}
        onChange={setParentId}
      />
    </UnitForm>
  );
}
