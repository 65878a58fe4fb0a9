import type { FrameworkItem, Indicator } from '../../../contract/framework-item';
import { uuidOf } from '../uuid';
import { renamed, splitExtras } from './extras';
import { indicatorsOf, levelsOfRubric } from './rubrics';
import { isObject, type CaseObject } from './strict';

interface Around {
  /** The item as the library has it. */
  readonly known: FrameworkItem | undefined;
  readonly refer: (identifier: string) => string;
  /** The rubric that was written for this item. */
  readonly rubric: CaseObject | null;
}

/**
 * An item with what its rubric and its extras say. On what the file is silent, an item that the library has stays as it is.
 * The outcome is not checked: others may have written into the file.
 */
export function told(plain: FrameworkItem, object: CaseObject, { known, refer, rubric }: Around): unknown {
  const written = splitExtras(object['notes']).extras;
  const isWritten = written['kind'] === plain.kind;
  const partName = new Map(partsOf(known).map((id) => [uuidOf(id), id]));
  const found = renamed(written, { ofItem: refer, ofPart: (name) => partName.get(name) ?? name });
  const extras = isObject(found) ? found : {};
  const silent = !isWritten && known?.kind === plain.kind ? silentFields(known, plain) : {};
  const content: Record<string, unknown> = { ...plain.content, ...silent };
  if (isWritten) for (const key of Object.keys(plain.content)) if (Object.hasOwn(extras, key)) content[key] = extras[key];
  if (plain.kind === 'scale' && rubric !== null) content['levels'] = levelsOfRubric(rubric, extras['looks']);
  if (isWritten && (plain.kind === 'competency' || plain.kind === 'block'))
    content['indicators'] = rubric === null ? [] : indicatorsWith(indicatorsOf(rubric).indicators, partName, extras['outcomes']);
  const shared: Pick<FrameworkItem, 'reviewMonths' | 'isRetired' | 'replacedById'> = known ?? plain;
  const said = (key: keyof typeof shared, otherwise: unknown): unknown => (isWritten ? (extras[key] ?? otherwise) : shared[key]);
  return {
    ...plain,
    reviewMonths: said('reviewMonths', null),
    isRetired: said('isRetired', false),
    replacedById: said('replacedById', null),
    content,
  };
}

/** Everything in the content of a known item that a CFItem without our extras says nothing of. */
function silentFields(known: FrameworkItem, plain: FrameworkItem): object {
  const said = new Set(['description', 'textReference', ...(plain.kind === 'scale' ? ['levels'] : [])]);
  return Object.fromEntries(Object.entries(known.content).filter(([key]) => !said.has(key)));
}

function partsOf(item: FrameworkItem | undefined): string[] {
  if (item?.kind !== 'competency' && item?.kind !== 'block') return [];
  return [...item.content.indicators.map(({ indicatorId }) => indicatorId), ...item.content.steps.map(({ stepId }) => stepId)];
}

function indicatorsWith(indicators: readonly Indicator[], partName: ReadonlyMap<string, string>, outcomes: unknown): Indicator[] {
  const list: readonly unknown[] = Array.isArray(outcomes) ? outcomes : [];
  const outcomesOf = new Map(list.filter(isObject).map((one) => [one['indicatorId'], one['outcomeIds']]));
  return indicators.map((indicator) => {
    const indicatorId = partName.get(indicator.indicatorId) ?? indicator.indicatorId;
    const found = outcomesOf.get(indicatorId);
    const outcomeIds: readonly unknown[] = Array.isArray(found) ? found : [];
    return { ...indicator, indicatorId, outcomeIds: outcomeIds.filter((id) => typeof id === 'string') };
  });
}
