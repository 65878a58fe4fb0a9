import { ActionIcon, Button, Checkbox, NativeSelect, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import type { Catalogue } from '../../../../../shared/domain/framework/tree';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { levelChoices } from '../../scale-level';
import { ItemPicker } from '../dialogs/item-picker';
import { useDraftSession, useItems } from '../draft-session';
import { useActions } from '../use-actions';
import { useChoices, useNames } from '../use-choices';
import { Fold } from './section';
import classes from '../draft.module.css';

const words = formWords.links;

/** What an item is linked to by one relation, from either end of it; added by search, several at once. */
export function LinkList({
  itemId,
  end,
  relation,
  otherKind,
  title,
  withLevel = false,
}: {
  readonly itemId: string;
  /** Which end of the links this item is. */
  readonly end: 'from' | 'to';
  readonly relation: 'roleTask' | 'taskCompetency' | 'taskClause' | 'competencyClause';
  readonly otherKind: Catalogue;
  readonly title: string;
  readonly withLevel?: boolean;
}) {
  const { tree, draftId, store } = useDraftSession();
  const actions = useActions();
  const [isPicking, setPicking] = useState(false);
  const choices = useChoices(otherKind);
  const nameOf = useNames(otherKind);
  const heads = useMemo(
    () =>
      [...tree.headById.values()]
        .filter((head) => {
          const [own, other] = end === 'from' ? [head.fromId, head.toId] : [head.toId, head.fromId];
          if (head.kind !== 'link' || head.isRetired || own !== itemId || other === null) return false;
          const kind = tree.headById.get(other)?.kind;
          return kind === otherKind || (kind === undefined && choices.some((choice) => choice.itemId === other));
        })
        .sort((a, b) => a.ordinal - b.ordinal),
    [tree, itemId, end, otherKind, choices],
  );
  const otherOf = (head: { readonly fromId: string | null; readonly toId: string | null }): string =>
    (end === 'from' ? head.toId : head.fromId) ?? '';
  const linked = new Set(heads.map(otherOf));
  return (
    <Fold title={title} count={heads.length}>
      {heads.length > 0 && (
        <ul className={classes.links} aria-label={title}>
          {heads.map((head) => {
            const other = nameOf(otherOf(head));
            const name = `${other.code} ${other.title}`.trim();
            return (
              <li key={head.itemId} className={classes.linkRow}>
                <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: otherOf(head) }} className={classes.linkName}>
                  {other.code !== '' && <strong>{other.code}</strong>} {other.title}
                </Link>
                {withLevel && <LinkLevel linkId={head.itemId} competencyId={otherOf(head)} name={name} store={store} />}
                <Tooltip label={words.remove(name)}>
                  <ActionIcon aria-label={words.remove(name)} onClick={() => void actions.takeOut([head.itemId])}>
                    <IconTrash size={16} />
                  </ActionIcon>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setPicking(true)}>
          {words.add[otherKind]}
        </Button>
      </div>
      {isPicking && (
        <ItemPicker
          title={words.add[otherKind]}
          choices={choices.filter((choice) => !linked.has(choice.itemId) && choice.itemId !== itemId)}
          confirm={words.linkThese}
          onCancel={() => setPicking(false)}
          onPick={async (itemIds) => {
            const ends = itemIds.map((other) => (end === 'from' ? { fromId: itemId, toId: other } : { fromId: other, toId: itemId }));
            if (await actions.link(relation, ends)) setPicking(false);
          }}
        />
      )}
    </Fold>
  );
}

/** At which level a competency is needed for a task, and whether it must be. */
function LinkLevel({
  linkId,
  competencyId,
  name,
  store,
}: {
  readonly linkId: string;
  readonly competencyId: string;
  readonly name: string;
  readonly store: ReturnType<typeof useDraftSession>['store'];
}) {
  const { scales } = useDraftSession();
  const [link, competency] = useItems([linkId, competencyId]) ?? [];
  if (link?.item.kind !== 'link' || competency?.item.kind !== 'competency') return null;
  const { item } = link;
  const { scaleId } = competency.item.content;
  const levels = levelChoices(scales.find((scale) => scale.scaleId === scaleId)?.levels ?? []);
  const set = (content: Partial<ItemOf<'link'>['content']>): void =>
    store.edit({ ...item, content: { ...item.content, ...content } }, draftWords.steps.edit(words.level, name));
  return (
    <>
      <NativeSelect
        aria-label={words.levelOf(name)}
        data={[{ value: '', label: words.anyLevel }, ...levels.map(({ value, label }) => ({ value: String(value), label }))]}
        value={item.content.level === null ? '' : String(item.content.level)}
        onChange={(event) => set({ level: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
      />
      <Checkbox
        label={words.mandatory}
        aria-label={words.mandatoryOf(name)}
        checked={item.content.isMandatory}
        onChange={(event) => set({ isMandatory: event.currentTarget.checked })}
      />
    </>
  );
}
