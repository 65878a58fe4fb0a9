import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { kindsBelow, type UnitKind } from '../../../shared/domain/organisation';
import { useFieldCheck } from '../../lib/field-check';
import { useSession } from '../../lib/session';
import { tell } from '../../lib/tell';
import { organisationWords as words } from '../../lib/words/organisation';
import { useAddUnit, type UnitNode } from './queries';
import { treeChoices } from './tree-rows';
import { faultsOfWhen, UnitForm } from './unit-form';

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
  const [when, setWhen] = useState({ from: today, reason: '' });
  const at = nodes.find(({ unitId }) => unitId === parentId) ?? null;
  const kinds = kindsBelow(at === null ? null : { kind: at.kind, isOwnedByHris: at.source !== null });
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? null);
  const check = useFieldCheck({ ...faultsOfWhen(when), name: name.trim() === '' ? words.fields.nameMissing : null });
  const submit = () => {
    if (kind === null) return;
    add.mutate(
      { parentId, kind, name, ...when },
      {
        onSuccess: ({ unitId }) => {
          tell(words.added(name));
          onDone();
          if (when.from <= today) void navigate({ to: '/people/organisation/$unitId', params: { unitId } });
        },
      },
    );
  };
  return (
    <UnitForm
      title={parent === null ? words.add : words.addAt(parent.name)}
      action={words.doAdd}
      when={when}
      check={check}
      isPending={add.isPending}
      error={add.error}
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
      {parent === null && (
        <Select
          label={words.fields.parent}
          placeholder={words.top}
          data={treeChoices(nodes)}
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
