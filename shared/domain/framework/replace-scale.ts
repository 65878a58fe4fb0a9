import type { CompetencyItem, FrameworkItem, ScaleItem } from '../../contract/framework-item';

type LevelMapping = ReadonlyArray<{ readonly from: number; readonly to: number }>;

/**
 * Puts a successor in the place of a scale that was rated on: the competencies on it, and everything that names a level of
 * theirs, go to the level that the mapping gives. The old scale is retired, so that what was rated on it keeps its words.
 * A block is shared: it goes along only where every competency that uses it does.
 */
export function replaceScale(
  old: ScaleItem,
  successor: ScaleItem,
  levels: LevelMapping,
  items: readonly FrameworkItem[],
): { readonly items: FrameworkItem[]; readonly blocksLeft: readonly string[] } {
  const toByFrom = new Map(levels.map(({ from, to }) => [from, to]));
  const at = (level: number): number => toByFrom.get(level) ?? level;
  const competencies = items.filter((item) => item.kind === 'competency' && !item.isRetired);
  const moving = new Set(
    competencies.flatMap((item) => (item.kind === 'competency' && item.content.scaleId === old.itemId ? [item.itemId] : [])),
  );
  const usersOf = (blockId: string) => competencies.filter((item) => item.kind === 'competency' && item.content.blockIds.includes(blockId));
  const usedBlocks = items.filter((item) => item.kind === 'block' && usersOf(item.itemId).some(({ itemId }) => moving.has(itemId)));
  const blocks = new Set(
    usedBlocks.filter(({ itemId }) => usersOf(itemId).every((user) => moving.has(user.itemId))).map(({ itemId }) => itemId),
  );

  const changed = items.flatMap((item): FrameworkItem[] => {
    if (item.kind === 'competency' && !item.isRetired) {
      const next = movedCompetency(item, moving, successor.itemId, at);
      return next === item ? [] : [next];
    }
    if (item.kind === 'block' && blocks.has(item.itemId))
      return [{ ...item, content: { ...item.content, ...movedParts(item.content, at) } }];
    const isOnMoving = item.toId !== null && moving.has(item.toId);
    if (item.kind === 'requirement' && isOnMoving) return [{ ...item, content: { ...item.content, level: at(item.content.level) } }];
    if (item.kind === 'link' && isOnMoving && item.content.level !== null)
      return [{ ...item, content: { ...item.content, level: at(item.content.level) } }];
    return [];
  });
  const mapping = { fromScaleId: old.itemId, levels: levels.map(({ from, to }) => ({ from, to })) };
  const next: ScaleItem = { ...successor, content: { ...successor.content, mapping } };
  return {
    items: [next, { ...old, isRetired: true, replacedById: successor.itemId }, ...changed],
    blocksLeft: usedBlocks.filter(({ itemId }) => !blocks.has(itemId)).map(({ itemId }) => itemId),
  };
}

function movedCompetency(
  item: CompetencyItem,
  moving: ReadonlySet<string>,
  scaleId: string,
  at: (level: number) => number,
): CompetencyItem {
  const isMoving = moving.has(item.itemId);
  const names = item.content.prerequisites.some(({ of }) => of.some(({ competencyId }) => moving.has(competencyId)));
  if (!isMoving && !names) return item;
  const prerequisites = item.content.prerequisites.map((one) => ({
    ...one,
    level: isMoving ? at(one.level) : one.level,
    of: one.of.map((other) => (moving.has(other.competencyId) ? { ...other, level: at(other.level) } : other)),
  }));
  if (!isMoving) return { ...item, content: { ...item.content, prerequisites } };
  const sufficiency = item.content.sufficiency.map((one) => ({ ...one, level: at(one.level) }));
  const rules = item.content.validity.rules.map((one) => ({ ...one, level: one.level === null ? null : at(one.level) }));
  const validity = { ...item.content.validity, rules };
  return { ...item, content: { ...item.content, ...movedParts(item.content, at), prerequisites, sufficiency, validity, scaleId } };
}

type Parts = Pick<CompetencyItem['content'], 'indicators' | 'steps'>;

const movedParts = ({ indicators, steps }: Parts, at: (level: number) => number): Parts => ({
  indicators: indicators.map((one) => ({ ...one, level: at(one.level) })),
  steps: steps.map((one) => ({ ...one, level: at(one.level) })),
});
