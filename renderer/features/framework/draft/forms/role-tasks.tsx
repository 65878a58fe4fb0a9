import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { ItemPicker } from '../dialogs/item-picker';
import { useDraftSession, useItems } from '../draft-session';
import { useActions } from '../use-actions';
import { useChoices } from '../use-choices';
import { Tool } from './indicator-row';
import { Section } from './section';
import { LongText } from './text-fields';
import classes from '../draft.module.css';

const words = formWords.role;

/** What somebody in this role does, and what good looks like: the accomplishment, and a scenario in which it shows. */
export function RoleTasks({ roleId }: { readonly roleId: string }) {
  const { tree, draftId, store } = useDraftSession();
  const actions = useActions();
  const [isPicking, setPicking] = useState(false);
  const tasks = useChoices('task');
  const heads = useMemo(
    () =>
      [...tree.headById.values()]
        .filter(
          (head) =>
            head.kind === 'link' && head.fromId === roleId && !head.isRetired && tree.headById.get(head.toId ?? '')?.kind === 'task',
        )
        .sort((a, b) => a.ordinal - b.ordinal),
    [tree, roleId],
  );
  const links = useItems(heads.map(({ itemId }) => itemId)) ?? [];
  const linked = new Set(heads.map(({ toId }) => toId));
  const set = (item: ItemOf<'link'>, part: Partial<ItemOf<'link'>['content']>, what: string, name: string): void =>
    store.edit({ ...item, content: { ...item.content, ...part } }, draftWords.steps.edit(what, name));
  return (
    <Section title={words.tasks} hint={words.tasksHint}>
      {links.map(({ item }) => {
        const task = tree.headById.get(item.toId ?? '');
        if (item.kind !== 'link' || task === undefined) return null;
        const name = `${task.code} ${task.title}`.trim();
        return (
          <div key={item.itemId} className={classes.roleTask} role="group" aria-label={name}>
            <div className={classes.linkRow}>
              <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: task.itemId }} className={classes.linkName}>
                {task.code !== '' && <strong>{task.code}</strong>} {task.title}
              </Link>
              <Tool label={formWords.links.remove(name)} onClick={() => void actions.takeOut([item.itemId])}>
                <IconTrash size={14} />
              </Tool>
            </div>
            <div className={classes.pair}>
              <LongText
                label={words.outcome}
                hint={words.outcomeHint}
                value={item.content.outcome}
                onChange={(outcome) => set(item, { outcome }, words.outcome, name)}
              />
              <LongText
                label={words.scenario}
                hint={words.scenarioHint}
                value={item.content.scenario}
                onChange={(scenario) => set(item, { scenario }, words.scenario, name)}
              />
            </div>
          </div>
        );
      })}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setPicking(true)}>
          {formWords.links.add.task}
        </Button>
      </div>
      {isPicking && (
        <ItemPicker
          title={formWords.links.add.task}
          choices={tasks.filter(({ itemId }) => !linked.has(itemId))}
          confirm={formWords.links.linkThese}
          onCancel={() => setPicking(false)}
          onPick={async (itemIds) => {
            if (
              await actions.link(
                'roleTask',
                itemIds.map((toId) => ({ fromId: roleId, toId })),
              )
            )
              setPicking(false);
          }}
        />
      )}
    </Section>
  );
}
