import type { FrameworkItem } from '../../../shared/contract/framework-item';
import type { Random } from '../../../shared/domain/sample/random';
import { competencyItem, plainItem, requirementItem, scaleItem } from '../../support/people';

const words = ['weld', 'the', 'seam', 'under', 'supervision', 'alone', 'and', 'check', 'it', 'twice'];
const sentence = (random: Random): string => Array.from({ length: random.int(1, 8) }, () => random.pick(words)).join(' ');

/** Every sort of item, related at random; parents only among those before, so that nothing is its own ancestor. */
export function randomItems(random: Random, count: number): FrameworkItem[] {
  const items: FrameworkItem[] = [];
  for (let index = 0; index < count; index += 1) items.push(randomItem(random, `item-${index}`, items));
  return items;
}

export function randomItem(random: Random, itemId: string, others: readonly FrameworkItem[]): FrameworkItem {
  const parentId = others.length > 0 && random.chance(0.6) ? random.pick(others).itemId : null;
  const place = { parentId, ordinal: random.int(0, 6) * 10, code: `C${random.int(1, 99)}`, title: sentence(random) };
  const indicators = Array.from({ length: random.int(0, 4) }, (_, at) => ({
    indicatorId: `${itemId}-i${at}`,
    level: random.int(1, 3),
    text: sentence(random),
  }));
  const steps = Array.from({ length: random.int(0, 3) }, (_, at) => ({
    stepId: `${itemId}-s${at}`,
    level: random.int(1, 3),
    text: sentence(random),
  }));
  const plain = { ...plainItem, itemId, ...place, isRetired: random.chance(0.15) };
  switch (random.pick(['competency', 'scale', 'requirement', 'task', 'group'] as const)) {
    case 'competency':
      return {
        ...competencyItem(itemId, { ...place, indicators, steps, validityMonths: random.chance(0.3) ? null : random.int(3, 24) }),
        ...plain,
      };
    case 'scale':
      return { ...scaleItem(itemId, { qualifyingLevel: random.int(1, 3) }), ...plain, kind: 'scale' };
    case 'requirement':
      return {
        ...requirementItem({ roleId: 'role', competencyId: 'weld', level: random.int(1, 3), isMandatory: random.chance(0.5) }),
        ...plain,
      };
    case 'task':
      return {
        ...plain,
        kind: 'task',
        content: {
          description: sentence(random),
          difficulty: random.int(1, 5),
          importance: null,
          frequency: null,
          consequence: null,
          isCovered: random.chance(0.5),
          abnormalConditions: random.chance(0.5) ? [] : [sentence(random)],
          goodLooksLike: sentence(random),
          ...(random.chance(0.5)
            ? { decidedTraining: null, trainingReason: '' }
            : { decidedTraining: 'overtrain', trainingReason: sentence(random) }),
        },
      };
    case 'group':
      return { ...plain, kind: 'group', content: { description: sentence(random) } };
  }
}

/** Another state of the same library: some go, some come, some are changed, reordered or retired; each keeps its kind. */
export function changedItems(random: Random, items: readonly FrameworkItem[]): FrameworkItem[] {
  const kept = items.filter(() => random.chance(0.85));
  const changed = kept.map((item) => (random.chance(0.5) ? item : changedItem(random, item, kept)));
  const added = Array.from({ length: random.int(0, 3) }, (_, index) => randomItem(random, `new-${index}`, kept));
  return [...changed, ...added];
}

function changedItem(random: Random, item: FrameworkItem, others: readonly FrameworkItem[]): FrameworkItem {
  for (;;) {
    const other = randomItem(random, item.itemId, others);
    if (other.kind !== item.kind) continue;
    if (other.kind !== 'competency' || item.kind !== 'competency')
      return random.chance(0.5) ? other : { ...item, ordinal: other.ordinal, title: other.title };
    // Some of the old parts and some of the new, in any order.
    const indicators = [
      ...item.content.indicators,
      ...other.content.indicators.map((one) => ({ ...one, indicatorId: `n-${one.indicatorId}` })),
    ];
    const mixed = indicators.filter(() => random.chance(0.6)).toSorted(() => random.int(0, 1) - 0.5);
    return { ...other, content: { ...other.content, indicators: mixed, steps: item.content.steps.toReversed() } };
  }
}
