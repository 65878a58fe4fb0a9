import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formWords } from '../../../../lib/words/framework-forms';
import { levelChoices } from '../../scale-level';
import { useDraftSession } from '../draft-session';
import type { RequirementSubject } from '../new-item';
import { useActions } from '../use-actions';
import { useChoices } from '../use-choices';
import { ItemPicker } from './item-picker';

/** Requires several competencies of a role or a unit in one go, each at the level that qualifies unless one level is chosen for all. */
export function RequirePicker({ subject, onDone }: { readonly subject: RequirementSubject; readonly onDone: () => void }) {
  const { tree, scales } = useDraftSession();
  const actions = useActions();
  const all = useChoices('competency');
  const [level, setLevel] = useState<string | null>(null);
  const choices = useMemo(() => {
    const there = new Set(
      [...tree.headById.values()]
        .filter((head) => head.kind === 'requirement' && head.fromId === subject.id && !head.isRetired)
        .map(({ toId }) => toId),
    );
    return all.filter(({ itemId }) => !there.has(itemId));
  }, [all, tree, subject.id]);
  const levels = useMemo(() => {
    const used = scales.filter(({ isRetired }) => !isRetired);
    return used.length === 1 ? levelChoices(used[0]?.levels ?? []).map(({ value, label }) => ({ value: String(value), label })) : [];
  }, [scales]);
  return (
    <ItemPicker
      title={formWords.role.addRequirements}
      choices={choices}
      confirm={formWords.role.requireThese}
      extra={
        levels.length > 0 && (
          <Select
            label={formWords.role.levelForAll}
            placeholder={formWords.role.qualifyingLevel}
            data={levels}
            value={level}
            clearable
            onChange={setLevel}
          />
        )
      }
      onCancel={onDone}
      onPick={async (itemIds) => {
        if (await actions.require(subject, itemIds, level === null ? null : Number(level))) onDone();
      }}
    />
  );
}
