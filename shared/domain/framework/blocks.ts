import type { CompetencyItem, ItemOf } from '../../contract/framework-item';

type Content = CompetencyItem['content'];

/** A competency with the indicators, steps and guidance of its blocks after its own. */
export function withBlocks(content: Content, blocks: readonly ItemOf<'block'>[]): Content {
  if (blocks.length === 0) return content;
  const guide = (who: keyof Content['guidance']): string =>
    [content.guidance[who], ...blocks.map((block) => block.content.guidance[who])].filter((text) => text !== '').join('\n\n');
  return {
    ...content,
    indicators: [...content.indicators, ...blocks.flatMap((block) => block.content.indicators)],
    steps: [...content.steps, ...blocks.flatMap((block) => block.content.steps)],
    guidance: { assessor: guide('assessor'), coach: guide('coach'), employee: guide('employee') },
  };
}
