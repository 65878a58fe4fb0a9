import type { ChecklistStep, CompetencyItem, FrameworkItem, Indicator, ItemOf } from '../../contract/framework-item';
import { nearDuplicates } from './near-duplicates';
import { adviceOnIndicator, adviceOnStep, type SentenceRule } from './wording-sentence';

export const wordingRules = [
  'unobservableVerb',
  'twoBehaviours',
  'missingLevel',
  'nearDuplicate',
  'noAccomplishment',
  'vagueAdverb',
  'negation',
  'tooLong',
] as const satisfies readonly (SentenceRule | 'missingLevel' | 'nearDuplicate' | 'noAccomplishment')[];
export type WordingRule = (typeof wordingRules)[number];

/** What an editor could do better. It stands in nobody's way. */
export interface WordingAdvice {
  readonly rule: WordingRule;
  readonly itemId: string;
  /** The indicator or step it is about; null: the item as a whole. */
  readonly partId: string | null;
  readonly message: string;
  readonly suggestion: string;
  /** What says the same elsewhere. */
  readonly other: { readonly itemId: string; readonly partId: string | null } | null;
}

type Worded = CompetencyItem | ItemOf<'block'>;

/**
 * Advice on the items of a library, in their order; `isAsked` narrows it to some, which are still held against all.
 * Scales may belong to other libraries.
 */
export function wordingAdvice(
  items: readonly FrameworkItem[],
  scaleById: ReadonlyMap<string, ItemOf<'scale'>>,
  isAsked: (itemId: string) => boolean = () => true,
): WordingAdvice[] {
  const worded = items.filter((item): item is Worded => (item.kind === 'competency' || item.kind === 'block') && !item.isRetired);
  const outcomes = accomplishments(items);
  const blockById = new Map(worded.flatMap((item) => (item.kind === 'block' ? [[item.itemId, item] as const] : [])));
  const scaleIdsOfBlock = scalesOfBlocks(worded);
  const twins = twinsOf(worded, isAsked);
  return worded
    .filter(({ itemId }) => isAsked(itemId))
    .flatMap((item) => {
      const scales = (item.kind === 'competency' ? [item.content.scaleId] : (scaleIdsOfBlock.get(item.itemId) ?? [])).flatMap(
        (id) => scaleById.get(id) ?? [],
      );
      const at = (partId: string | null, advice: Omit<WordingAdvice, 'itemId' | 'partId' | 'other'>): WordingAdvice => ({
        ...advice,
        itemId: item.itemId,
        partId,
        other: null,
      });
      return [
        ...(item.kind === 'competency' ? missingLevels(item, blockById, scales[0]).map((advice) => at(null, advice)) : []),
        ...(twins.get(item.itemId)?.filter(({ partId }) => partId === null) ?? []),
        ...item.content.indicators.flatMap((one) => [
          ...adviceOnIndicator(one.text, bandOf(one.level, scales[0])).map((advice) => at(one.indicatorId, advice)),
          ...(twins.get(item.itemId)?.filter(({ partId }) => partId === one.indicatorId) ?? []),
          ...(outcomes.size === 0 || isTied(one, outcomes) ? [] : [at(one.indicatorId, untied)]),
        ]),
        ...item.content.steps.flatMap((one: ChecklistStep) =>
          adviceOnStep(one.text, bandOf(one.level, scales[0])).map((advice) => at(one.stepId, advice)),
        ),
      ];
    });
}

/** The links from a role to a task that say what they are to bring about. */
export function accomplishments(items: readonly FrameworkItem[]): ReadonlySet<string> {
  return new Set(
    items.flatMap((item) =>
      item.kind === 'link' && item.content.relation === 'roleTask' && item.content.outcome !== '' && !item.isRetired ? [item.itemId] : [],
    ),
  );
}

export const isTied = ({ outcomeIds }: Pick<Indicator, 'outcomeIds'>, outcomes: ReadonlySet<string>): boolean =>
  outcomeIds.some((id) => outcomes.has(id));

const untied = {
  rule: 'noAccomplishment',
  message: 'It is a sign of no accomplishment: no role says what this is done for.',
  suggestion: 'Tie it to the accomplishment it is a sign of, or leave it out.',
} as const;

function missingLevels(item: CompetencyItem, blockById: ReadonlyMap<string, ItemOf<'block'>>, scale: ItemOf<'scale'> | undefined) {
  if (scale === undefined) return [];
  const own = [item, ...item.content.blockIds.flatMap((id) => blockById.get(id) ?? [])];
  const used = new Set(own.flatMap(({ content }) => content.indicators.map(({ level }) => level)));
  const missing = (codes: readonly string[]) => ({
    rule: 'missingLevel' as const,
    message:
      used.size === 0
        ? 'No indicator says what can be seen at any level.'
        : `No indicator says what can be seen at level ${codes.join(', ')}, though a lower level has one.`,
    suggestion: 'Write what can be seen there and not yet below, so that the levels can be told apart.',
  });
  if (used.size === 0) return [missing([])];
  const lowest = Math.min(...used);
  const codes = scale.content.levels.filter(({ level }) => level >= lowest && !used.has(level)).map(({ code }) => code);
  return codes.length === 0 ? [] : [missing(codes)];
}

/** How high on its scale a level stands: in its lowest, middle or highest third. */
function bandOf(level: number, scale: ItemOf<'scale'> | undefined): 0 | 1 | 2 {
  const levels = scale?.content.levels ?? [];
  const at = levels.findIndex((one) => one.level === level);
  if (at < 0 || levels.length < 2) return 1;
  const share = at / (levels.length - 1);
  return share < 0.34 ? 0 : share < 0.75 ? 1 : 2;
}

function scalesOfBlocks(worded: readonly Worded[]): ReadonlyMap<string, readonly string[]> {
  const scales = new Map<string, string[]>();
  for (const item of worded)
    if (item.kind === 'competency')
      for (const blockId of item.content.blockIds) scales.set(blockId, [...(scales.get(blockId) ?? []), item.content.scaleId]);
  return scales;
}

interface Part {
  readonly itemId: string;
  readonly partId: string | null;
  readonly title: string;
  readonly text: string;
}

/** Titles that say much the same as another title, and indicators as another indicator, by item. */
function twinsOf(worded: readonly Worded[], isAsked: (itemId: string) => boolean): ReadonlyMap<string, readonly WordingAdvice[]> {
  const nameOf = ({ code, title }: Worded): string => (code === '' ? title : `${code} ${title}`);
  const titles = worded.map((item) => ({ itemId: item.itemId, partId: null, title: nameOf(item), text: item.title }));
  const indicators = worded.flatMap((item) =>
    item.content.indicators.map(({ indicatorId, text }) => ({ itemId: item.itemId, partId: indicatorId, title: nameOf(item), text })),
  );
  const found = new Map<string, WordingAdvice[]>();
  for (const parts of [titles, indicators] satisfies readonly (readonly Part[])[]) {
    for (const [at, twinAt] of nearDuplicates(
      parts.map(({ text }) => text),
      (place) => isAsked(parts[place]?.itemId ?? ''),
    )) {
      const [part, twin] = [parts[at], parts[twinAt]];
      if (part === undefined || twin === undefined) continue;
      const { itemId, partId } = part;
      const advice = {
        rule: 'nearDuplicate' as const,
        itemId,
        partId,
        ...twinText(part, twin),
        other: { itemId: twin.itemId, partId: twin.partId },
      };
      const known = found.get(itemId);
      if (known === undefined) found.set(itemId, [advice]);
      else known.push(advice);
    }
  }
  return found;
}

function twinText(part: Part, twin: Part): Pick<WordingAdvice, 'message' | 'suggestion'> {
  if (part.partId === null)
    return {
      message: `Its title says much the same as “${twin.title}”.`,
      suggestion: 'Make one of both, or say in the titles how they differ.',
    };
  return part.itemId === twin.itemId
    ? {
        message: `It says much the same as another indicator here: “${twin.text}”.`,
        suggestion: 'Leave one out, or say what is different at the other level.',
      }
    : {
        message: `It says much the same as an indicator of “${twin.title}”: “${twin.text}”.`,
        suggestion: 'If it is meant for both, keep it once in a block; else say what is different here.',
      };
}
