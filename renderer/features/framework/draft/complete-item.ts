import type { FrameworkItem, ItemOf } from '../../../../shared/contract/framework-item';

/** An item as it can be kept: rows that are still being written (without their text) stay on the screen alone. */
export function completeItem(item: FrameworkItem): FrameworkItem {
  switch (item.kind) {
    case 'competency': {
      const prerequisites = item.content.prerequisites
        .filter(({ of }) => of.length > 0)
        .map((one) => ({ ...one, count: Math.min(one.count, one.of.length) }));
      return { ...item, content: { ...item.content, ...completeParts(item.content), prerequisites } };
    }
    case 'block':
      return { ...item, content: { ...item.content, ...completeParts(item.content) } };
    case 'task':
      return { ...item, content: { ...item.content, abnormalConditions: item.content.abnormalConditions.filter(isWritten) } };
    default:
      return item;
  }
}

/** Whether a whole item can be kept at all; one that cannot waits for what is missing. */
export function canBeKept(item: FrameworkItem): boolean {
  if (item.kind === 'scale')
    return item.content.levels.length >= 2 && item.content.levels.every(({ code, name }) => isWritten(code) && isWritten(name));
  if (item.kind === 'mapping') return isWritten(item.content.framework) && isWritten(item.content.reference);
  return true;
}

type Parts = Pick<ItemOf<'block'>['content'], 'indicators' | 'steps'>;

const completeParts = ({ indicators, steps }: Parts): Parts => ({
  indicators: indicators.filter(({ text }) => isWritten(text)),
  steps: steps.filter(({ text }) => isWritten(text)),
});

const isWritten = (text: string): boolean => text.trim() !== '';
