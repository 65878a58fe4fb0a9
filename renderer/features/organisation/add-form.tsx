import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { kindsBelow, type UnitKind } from '../../../shared/domain/organisation';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { organisationWords as words } from '../../lib/words/organisation';
import { useAddUnit, type UnitNode } from './queries';
import { unitChoices } from '../../lib/unit-tree';
import { UnitForm } from './unit-form';
import { faultOfName, NameField, useWhen } from './when-fields';

/** Adds a unit below another, or (parent null) wherever is chosen. */
export function AddForm({
  parent,
  nodes,
  onDone,
}: {
  readonly parent: UnitNode | null;
  readonly nodes: readonly UnitNode[];
  readonly onDone: () => void;
}) {
  const { today } = useSession();
  const navigate = useNavigate();
  const add = useAddUnit();
  const [parentId, setParentId] = useState(parent?.unitId ?? null);
  const [name, setName] = useState('');
  const [chosen, setKind] = useState<UnitKind | null>(null);
  const at = nodes.find(({ unitId }) => unitId === parentId) ?? null;
  const kinds = kindsBelow(at === null ? null : { kind: at.kind, isOwnedByHris: at.source !== null });
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? null);
  const form = useWhen({ name: faultOfName(name) });
  const submit = () => {
    if (kind === null) return;
    add.mutate(
      { parentId, kind, name, ...form.when },
      {
        onSuccess: ({ unitId }) => {
          tell(words.added(name));
          onDone();
          if (form.when.from <= today) void navigate({ to: '/people/organisation/$unitId', params: { unitId } });
        },
      },
    );
  };
  return (
    <UnitForm
      title={parent === null ? words.add : words.addAt(parent.name)}
      action={words.doAdd}
      form={form}
      change={add}
      onSubmit={submit}
      onCancel={onDone}
    >
      <NameField name={name} check={form.check} onName={setName} />
      {parent === null && (
        <Select
          label={words.fields.parent}
          placeholder={words.top}
          data={unitChoices(nodes)}
          value={parentId}
          searchable
          clearable
          onChange={setParentId}
        />
      )}
      <Select
        label={words.fields.kind}
        data={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => setKind(kinds.find((one) => one === next) ?? null)}
      />
    </UnitForm>
  );
}
