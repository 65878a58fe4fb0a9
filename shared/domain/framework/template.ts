import type { FrameworkItem, ItemOf } from '../../contract/framework-item';

/**
 * A copy of items with identities of its own: what they say of each other, the copies say of each other; what they say of
 * others stays. Codes get the suffix; the first item is the one that was chosen.
 */
export function copyItems(items: readonly FrameworkItem[], suffix: string, makeId: () => string): FrameworkItem[] {
  const newById = new Map(items.map(({ itemId }) => [itemId, makeId()]));
  const to = (itemId: string): string => newById.get(itemId) ?? itemId;
  const toOrNone = (itemId: string | null): string | null => (itemId === null ? null : to(itemId));
  return items.map((item) => ({
    ...withContent(item, to, makeId),
    itemId: to(item.itemId),
    parentId: toOrNone(item.parentId),
    fromId: toOrNone(item.fromId),
    toId: toOrNone(item.toId),
    code: item.code === '' ? '' : suffixed(item.code, suffix),
    isRetired: false,
    replacedById: null,
    origin: null,
  }));
}

/** A code with a suffix, within the sixty characters of a code. */
const suffixed = (code: string, suffix: string): string => `${code.slice(0, 60 - suffix.length)}${suffix}`;

function withContent(item: FrameworkItem, to: (itemId: string) => string, makeId: () => string): FrameworkItem {
  if (item.kind === 'competency') {
    const { scaleId, prerequisites, blockIds } = item.content;
    return {
      ...item,
      content: {
        ...item.content,
        ...parts(item.content, to, makeId),
        scaleId: to(scaleId),
        prerequisites: prerequisites.map((one) => ({
          ...one,
          of: one.of.map((other) => ({ ...other, competencyId: to(other.competencyId) })),
        })),
        blockIds: blockIds.map(to),
      },
    };
  }
  return item.kind === 'block' ? { ...item, content: { ...item.content, ...parts(item.content, to, makeId) } } : item;
}

type Parts = Pick<ItemOf<'block'>['content'], 'indicators' | 'steps'>;

function parts({ indicators, steps }: Parts, to: (itemId: string) => string, makeId: () => string): Parts {
  return {
    indicators: indicators.map((indicator) => ({ ...indicator, indicatorId: makeId(), outcomeIds: indicator.outcomeIds.map(to) })),
    steps: steps.map((step) => ({ ...step, stepId: makeId() })),
  };
}
