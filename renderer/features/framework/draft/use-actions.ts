import { useMemo } from 'react';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { ordinalGap, ordinalsAt, planMove, type MoveFault, type Target } from '../../../../shared/domain/framework/move';
import { copyItems } from '../../../../shared/domain/framework/template';
import { catalogueOfKey, withDescendants, type Catalogue } from '../../../../shared/domain/framework/tree';
import { draftWords as words } from '../../../lib/words/framework-draft';
import { formWords } from '../../../lib/words/framework-forms';
import { useDraftSession, type DraftSession } from './draft-session';
import { goneWith } from './gone-items';
import { makeId, newLink, newNode, newRequirement, scaleContent, type RequirementSubject } from './new-item';

export interface NewPlace {
  readonly kind: Catalogue | 'group';
  /** The item or the catalogue it goes below. */
  readonly parentKey: string;
  /** The sibling it follows; null: it goes to the end. */
  readonly afterId: string | null;
}

export interface Actions {
  readonly move: (itemIds: readonly string[], target: Target) => Promise<MoveFault | null>;
  readonly add: (
    place: NewPlace,
    texts: ReadonlyArray<{ readonly code: string; readonly title: string; readonly more?: readonly string[] }>,
  ) => Promise<readonly string[]>;
  readonly rename: (itemId: string, text: { readonly code: string; readonly title: string }) => Promise<boolean>;
  readonly takeOut: (itemIds: readonly string[]) => Promise<number>;
  readonly bringBack: (itemId: string) => Promise<boolean>;
  readonly copy: (itemIds: readonly string[], suffix: string) => Promise<readonly string[]>;
  readonly edit: (label: string, itemIds: readonly string[], change: (item: FrameworkItem) => FrameworkItem) => Promise<boolean>;
  readonly require: (subject: RequirementSubject, competencyIds: readonly string[], level: number | null) => Promise<boolean>;
  readonly link: (
    relation: 'roleTask' | 'taskCompetency' | 'taskClause' | 'competencyClause',
    ends: ReadonlyArray<{ readonly fromId: string; readonly toId: string }>,
  ) => Promise<boolean>;
}

/** What can be done to a draft beyond typing into a form; each is one step that can be undone. */
export function useActions(): Actions {
  const session = useDraftSession();
  return useMemo(() => actionsOn(session), [session]);
}

function actionsOn(session: DraftSession): Actions {
  const name = (itemIds: readonly string[]): string => {
    const head = session.tree.headById.get(itemIds[0] ?? '');
    return itemIds.length === 1 && head !== undefined ? head.code || head.title : words.items(itemIds.length);
  };
  const edit: Actions['edit'] = async (label, itemIds, change) => {
    const items = await session.read(itemIds);
    return session.change(label, items.map(change));
  };
  const lastOrdinal = (fromId: string): number => {
    const lines = [...session.tree.headById.values()].filter((head) => head.fromId === fromId);
    return lines.reduce((most, { ordinal }) => Math.max(most, ordinal), 0);
  };
  const require: Actions['require'] = async (subject, competencyIds, level) => {
    const { tree, library, read, change, scales } = session;
    const there = new Set(
      [...tree.headById.values()]
        .filter((head) => head.kind === 'requirement' && head.fromId === subject.id && !head.isRetired)
        .map(({ toId }) => toId),
    );
    const wanted = competencyIds.filter((itemId) => !there.has(itemId));
    if (wanted.length === 0) return true;
    const last = lastOrdinal(subject.id);
    const lines = (await read(wanted)).flatMap((item, index) => {
      if (item.kind !== 'competency') return [];
      const scale = scales.find(({ scaleId }) => scaleId === item.content.scaleId);
      const isOnScale = level !== null && scale?.levels.some((one) => one.level === level) === true;
      return [
        newRequirement(
          library.frameworkId,
          subject,
          item.itemId,
          isOnScale ? level : (scale?.qualifyingLevel ?? 0),
          last + (index + 1) * ordinalGap,
        ),
      ];
    });
    return change(words.steps.require(lines.length, subject.name), lines);
  };
  return {
    edit,
    move: async (itemIds, target) => {
      const move = planMove(session.tree, itemIds, target);
      if (move.fault !== null) return move.fault;
      if (move.placements.size === 0) return null;
      await edit(words.steps.move(name(itemIds)), [...move.placements.keys()], (item) => ({
        ...item,
        ...move.placements.get(item.itemId),
      }));
      return null;
    },
    add: async ({ kind, parentKey, afterId }, texts) => {
      const { tree, library, read, change, scales, noteEmptyGroup } = session;
      const catalogue = catalogueOfKey(parentKey);
      const siblings = tree.childrenById.get(parentKey) ?? [];
      const at = afterId === null ? siblings.length : siblings.indexOf(afterId) + 1;
      const numbers = ordinalsAt(
        siblings.map((itemId) => tree.headById.get(itemId)?.ordinal ?? 0),
        at,
        texts.length,
      );
      const [like] = await read(
        [siblings.findLast((itemId, index) => index < at && tree.headById.get(itemId)?.kind === kind) ?? ''].filter(Boolean),
      );
      const made: FrameworkItem[] = [];
      let scaleId = scales.find(({ isRetired }) => !isRetired)?.scaleId;
      if (kind === 'competency' && scaleId === undefined) {
        const place = {
          frameworkId: library.frameworkId,
          parentId: null,
          ordinal: ordinalGap,
          code: '',
          title: formWords.scale.presets.zeroToFour,
        };
        const scale = newNode('scale', place, { scaleId: '' });
        made.push(scale);
        scaleId = scale.itemId;
      }
      const levels =
        scales.find((scale) => scale.scaleId === (like?.kind === 'competency' ? like.content.scaleId : scaleId))?.levels ??
        scaleContent('zeroToFour').levels;
      const added = texts.map(({ code, title, more = [] }, index) => {
        const place = {
          frameworkId: library.frameworkId,
          parentId: catalogue === null ? parentKey : null,
          ordinal: numbers[at + index] ?? 0,
          code,
          title,
        };
        return withFurther(newNode(kind, place, { scaleId: scaleId ?? '', like }), more, levels);
      });
      const staying = siblings.filter(
        (itemId, index) => tree.headById.get(itemId)?.ordinal !== numbers[index < at ? index : index + texts.length],
      );
      const renumbered = (await read(staying)).map((item) => {
        const index = siblings.indexOf(item.itemId);
        return { ...item, ordinal: numbers[index < at ? index : index + texts.length] ?? 0 };
      });
      const label =
        texts.length === 1 ? words.steps.add(texts[0]?.code || texts[0]?.title || '') : words.steps.add(words.items(texts.length));
      for (const item of added) if (kind === 'group' && catalogue !== null) noteEmptyGroup(item.itemId, catalogue);
      return (await change(label, [...made, ...added, ...renumbered])) ? added.map(({ itemId }) => itemId) : [];
    },
    rename: (itemId, text) => edit(words.steps.rename(text.code || text.title), [itemId], (item) => ({ ...item, ...text })),
    takeOut: async (itemIds) => {
      const { tree, read, change } = session;
      const { restored, retired } = goneWith(tree, itemIds);
      const items = (await read(retired)).map((item) => ({ ...item, isRetired: true }));
      const label = retired.length > 0 ? words.steps.retire(name(itemIds)) : words.steps.takeOut(name(itemIds));
      return (await change(label, items, restored)) ? restored.length + retired.length : 0;
    },
    bringBack: (itemId) =>
      edit(words.steps.bringBack(name([itemId])), [itemId], (item) => ({ ...item, isRetired: false, replacedById: null })),
    copy: async (itemIds, suffix) => {
      const { tree, read, change } = session;
      const chosen = new Set(itemIds);
      const whole = withDescendants(tree, itemIds);
      const inside = new Set(whole);
      const lines = [...tree.headById.values()].filter(
        (head) => head.fromId !== null && inside.has(head.fromId) && !inside.has(head.itemId) && !head.isRetired,
      );
      const items = (await read([...whole, ...lines.map(({ itemId }) => itemId)])).filter((item) => !item.isRetired);
      const copies = copyItems(items, suffix, makeId);
      const placed = copies.map((copy, index) => {
        const original = items[index];
        return original !== undefined && chosen.has(original.itemId)
          ? {
              ...copy,
              ordinal: copy.ordinal + 1,
              title: copy.code === '' ? `${copy.title} ${suffix.replace(/^-/, '')}`.trim() : copy.title,
            }
          : copy;
      });
      const done = await change(words.steps.copy(name(itemIds)), placed);
      return done ? placed.flatMap(({ itemId }, index) => (chosen.has(items[index]?.itemId ?? '') ? [itemId] : [])) : [];
    },
    require,
    link: async (relation, ends) => {
      const { tree, library, change } = session;
      const links = [...tree.headById.values()].filter((head) => head.kind === 'link' && !head.isRetired);
      const made = ends
        .filter(({ fromId, toId }) => !links.some((head) => head.fromId === fromId && head.toId === toId))
        .map((pair, index) => newLink(library.frameworkId, relation, pair, lastOrdinal(pair.fromId) + (index + 1) * ordinalGap));
      return made.length === 0 ? true : change(words.steps.link(made.length), made);
    },
  };
}

/** The further columns of a pasted line: one indicator for each level, the lowest first. */
function withFurther(item: FrameworkItem, more: readonly string[], levels: ReadonlyArray<{ readonly level: number }>): FrameworkItem {
  if (item.kind !== 'competency' || more.length === 0) return item;
  const indicators = more.flatMap((text, index) => {
    const at = levels[index];
    return text === '' || at === undefined
      ? []
      : [{ indicatorId: makeId(), level: at.level, text, positiveExample: null, negativeExample: null, outcomeIds: [] }];
  });
  return { ...item, content: { ...item.content, indicators } };
}
