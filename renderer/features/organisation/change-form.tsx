import { Select } from '@mantine/core';
import { useState } from 'react';
import { kindsBelow } from '../../../shared/domain/organisation';
import { tell } from '../../lib/tell';
import { organisationWords as words } from '../../lib/words/organisation';
import { useChangeUnit, type UnitNode } from './queries';
import { unitChoices, unitsWithin } from '../../lib/unit-tree';
import { UnitForm } from './unit-form';
import { faultOfName, NameField, useWhen } from './when-fields';

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
  const change = useChangeUnit();
  const [name, setName] = useState(unit.name);
  const [parentId, setParentId] = useState(unit.parentId);
  const form = useWhen({ name: faultOfName(name) });
  const within = unitsWithin(nodes, unit.unitId);
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
      { unitId: unit.unitId, name, parentId, ...form.when },
      {
        onSuccess: ({ people }) => {
          tell(words.changed(name, people, form.when.from));
          onDone();
        },
      },
    );
  return (
    <UnitForm title={words.changeOf(unit.name)} action={words.doChange} form={form} change={change} onSubmit={submit} onCancel={onDone}>
      <NameField name={name} check={form.check} onName={setName} />
      <Select
        label={words.fields.parent}
        placeholder={words.top}
        data={unitChoices(nodes).filter(({ value }) => places.has(value))}
        value={parentId}
        searchable
        clearable={kindsBelow(null).includes(unit.kind)}
        allowDeselect={false}
        onChange={setParentId}
      />
    </UnitForm>
  );
}
