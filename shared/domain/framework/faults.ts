import type { FrameworkItem, ItemKind, ItemOf } from '../../contract/framework-item';
import { faultOfScale, hasLevel } from '../scale';
import { dayText, isDayOfYear } from '../validity-text';
import { parentCycles, prerequisiteCycles } from './cycles';

export interface FrameworkFault {
  readonly code:
    | 'codeTwice'
    | 'codeMissing'
    | 'titleMissing'
    | 'scaleMissing'
    | 'scaleRetired'
    | 'scaleInUse'
    | 'scaleUnclear'
    | 'levelNotOnScale'
    | 'mappingIncomplete'
    | 'endMissing'
    | 'parentCycle'
    | 'prerequisiteCycle'
    | 'retiredInUse'
    | 'indicatorTwice'
    | 'itemTaken'
    | 'trainingReasonMissing'
    | 'scaleTwice'
    | 'noSuchDay';
  readonly itemId: string;
  readonly detail: string;
}

/** Everything that a draft is held against. */
export interface FrameworkSituation {
  /** Every item of every library, as the draft has it. */
  readonly items: readonly FrameworkItem[];
  /** What the draft changes, and what each was before; null: it was not there. */
  readonly changed: ReadonlyMap<string, FrameworkItem | null>;
  /** Roles that lines may begin at, though they are no items. */
  readonly roles: ReadonlySet<string>;
  /** Units that requirements may begin at. */
  readonly units: ReadonlySet<string>;
  /** Scales that a competency was ever on: they stay as they are. */
  readonly scalesInUse: ReadonlySet<string>;
}

type Check = (item: FrameworkItem, by: Lookup) => readonly Omit<FrameworkFault, 'itemId'>[];

interface Lookup extends FrameworkSituation {
  readonly itemById: ReadonlyMap<string, FrameworkItem>;
  readonly scaleById: ReadonlyMap<string, ItemOf<'scale'>>;
  readonly idsByCode: ReadonlyMap<string, readonly string[]>;
}

/** What does not hold together in a draft, on the items that it changes or that its changes touch. */
export function frameworkFaults(situation: FrameworkSituation): FrameworkFault[] {
  const by = lookup(situation);
  const concerned = situation.items.filter((item) => !item.isRetired || situation.changed.has(item.itemId));
  const checks: readonly Check[] = [
    checkPlace,
    checkNames,
    checkLevels,
    checkEnds,
    checkScale,
    checkMapping,
    checkRetired,
    checkParts,
    checkTraining,
    checkValidity,
  ];
  const found = concerned.flatMap((item) => checks.flatMap((check) => check(item, by).map((fault) => ({ ...fault, itemId: item.itemId }))));
  const cycles = [
    ...parentCycles(situation.items).map((path) => ({ code: 'parentCycle' as const, path })),
    ...prerequisiteCycles(situation.items).map((path) => ({ code: 'prerequisiteCycle' as const, path })),
  ];
  const nameOf = (id: string): string => by.itemById.get(id)?.code || by.itemById.get(id)?.title || id;
  return [
    ...found,
    ...cycles.map(({ code, path }) => ({
      code,
      itemId: path[0]?.itemId ?? '',
      detail: path.map((step) => `${nameOf(step.itemId)}${step.at}`).join(' → '),
    })),
  ];
}

const coded: ReadonlySet<ItemKind> = new Set<ItemKind>(['competency', 'task', 'clause']);
const titled: ReadonlySet<ItemKind> = new Set<ItemKind>(['group', 'competency', 'role', 'task', 'clause', 'scale', 'block']);

/** Two drafts may each bring an item of one id, as of a role of the HRIS: whose revision is approved first keeps it. */
const checkPlace: Check = (item, by) => {
  const former = by.changed.get(item.itemId) ?? null;
  const isTaken = former !== null && (former.frameworkId !== item.frameworkId || former.kind !== item.kind);
  return isTaken ? [{ code: 'itemTaken', detail: former.code === '' ? former.title : former.code }] : [];
};

const checkNames: Check = (item, by) => {
  if (item.isRetired || !by.changed.has(item.itemId)) return [];
  const faults: Omit<FrameworkFault, 'itemId'>[] = [];
  if (titled.has(item.kind) && item.title === '') faults.push({ code: 'titleMissing', detail: item.code });
  if (coded.has(item.kind) && item.code === '') faults.push({ code: 'codeMissing', detail: item.title });
  if (item.code !== '' && (by.idsByCode.get(codeKey(item)) ?? []).length > 1) faults.push({ code: 'codeTwice', detail: item.code });
  return faults;
};

const checkLevels: Check = (item, by) => {
  if (item.isRetired) return [];
  if (item.kind === 'requirement') {
    const scale = scaleOf(item.toId ?? '', by);
    return scale === undefined || hasLevel(scale.content.levels, item.content.level) ? [] : [stray(item.content.level, scale)];
  }
  if (item.kind !== 'competency') return [];
  const scale = by.scaleById.get(item.content.scaleId);
  if (scale === undefined) return [{ code: 'scaleMissing', detail: item.code }];
  if (scale.isRetired && by.changed.has(item.itemId)) return [{ code: 'scaleRetired', detail: scale.title }];
  const { indicators, steps, prerequisites, sufficiency, validity } = item.content;
  const levels = [...indicators, ...steps, ...prerequisites, ...sufficiency, ...validity.rules].flatMap((one) => one.level ?? []);
  const own = levels.find((one) => !hasLevel(scale.content.levels, one));
  if (own !== undefined) return [stray(own, scale)];
  const others = prerequisites.flatMap(({ of }) => of).map((one) => ({ level: one.level, scale: scaleOf(one.competencyId, by) }));
  const other = others.find((one) => one.scale !== undefined && !hasLevel(one.scale.content.levels, one.level));
  return other?.scale === undefined ? [] : [stray(other.level, other.scale)];
};

/** 29 February is a day of some years, 31 April of none. */
const checkValidity: Check = (item) => {
  if (item.isRetired || (item.kind !== 'competency' && item.kind !== 'clause')) return [];
  const said = item.kind === 'clause' ? [item.content.validity] : item.content.validity.rules.map(({ rule }) => rule);
  return said.flatMap((rule) =>
    rule?.kind === 'calendarDate' && !isDayOfYear(rule.month, rule.day)
      ? [{ code: 'noSuchDay' as const, detail: dayText(rule.month, rule.day) }]
      : [],
  );
};

function scaleOf(competencyId: string, by: Lookup): ItemOf<'scale'> | undefined {
  const competency = by.itemById.get(competencyId);
  return competency?.kind === 'competency' ? by.scaleById.get(competency.content.scaleId) : undefined;
}

const stray = (level: number, scale: ItemOf<'scale'>): Omit<FrameworkFault, 'itemId'> => ({
  code: 'levelNotOnScale',
  detail: `${level} (${scale.title})`,
});

/** Which kinds of item a link may join. */
const ends: Readonly<Record<string, readonly [from: readonly ItemKind[], to: readonly ItemKind[]]>> = {
  roleTask: [['role'], ['task']],
  taskCompetency: [['task'], ['competency']],
  taskClause: [['task'], ['clause']],
  competencyClause: [['competency'], ['clause']],
};

const checkEnds: Check = (item, by) => {
  if (item.isRetired) return [];
  const missing = (id: string | null, kinds: readonly ItemKind[] | null): boolean => {
    if (id === null) return true;
    const end = by.itemById.get(id);
    if (end === undefined) return !(by.roles.has(id) && (kinds === null || kinds.includes('role')));
    return kinds !== null && !kinds.includes(end.kind);
  };
  const faults: Omit<FrameworkFault, 'itemId'>[] = [];
  const note = (detail: string): void => void faults.push({ code: 'endMissing', detail });
  if (item.parentId !== null && !by.itemById.has(item.parentId)) note(item.parentId);
  if (item.kind === 'requirement') {
    const isUnit = item.content.subject === 'unit';
    if (isUnit ? !by.units.has(item.fromId ?? '') : missing(item.fromId, ['role'])) note(item.fromId ?? '');
    if (missing(item.toId, ['competency'])) note(item.toId ?? '');
  }
  if (item.kind === 'link') {
    const [from, to] = ends[item.content.relation] ?? [null, null];
    if (missing(item.fromId, from)) note(item.fromId ?? '');
    if (missing(item.toId, to)) note(item.toId ?? '');
  }
  if (item.kind === 'mapping' && missing(item.fromId, null)) note(item.fromId ?? '');
  if (item.kind === 'competency') {
    for (const { of } of item.content.prerequisites)
      for (const { competencyId } of of) if (missing(competencyId, ['competency'])) note(competencyId);
    for (const blockId of item.content.blockIds) if (missing(blockId, ['block'])) note(blockId);
  }
  return faults;
};

const checkScale: Check = (item, by) => {
  if (item.kind !== 'scale') return [];
  const { levels, qualifyingLevel } = item.content;
  const fault = faultOfScale(levels, qualifyingLevel);
  if (fault !== null) return [{ code: 'scaleUnclear', detail: fault }];
  // Lists name scales by their titles alone.
  const isAlike = (one: ItemOf<'scale'>): boolean =>
    one.itemId !== item.itemId && one.frameworkId === item.frameworkId && !one.isRetired && titleKey(one) === titleKey(item);
  if (!item.isRetired && by.changed.has(item.itemId) && [...by.scaleById.values()].some(isAlike))
    return [{ code: 'scaleTwice', detail: item.title }];
  const former = by.changed.get(item.itemId);
  const isChanged = former?.kind === 'scale' && JSON.stringify(former.content) !== JSON.stringify(item.content);
  return isChanged && by.scalesInUse.has(item.itemId) ? [{ code: 'scaleInUse', detail: item.title }] : [];
};

/** A competency goes to another scale only with a place for each of its old levels on the new one. */
const checkMapping: Check = (item, by) => {
  const former = by.changed.get(item.itemId);
  if (item.kind !== 'competency' || former?.kind !== 'competency' || former.content.scaleId === item.content.scaleId) return [];
  const [from, to] = [by.scaleById.get(former.content.scaleId), by.scaleById.get(item.content.scaleId)];
  const mapping = to?.content.mapping ?? null;
  const isWhole =
    mapping !== null &&
    mapping.fromScaleId === from?.itemId &&
    from.content.levels.every(({ level }) => {
      const target = mapping.levels.find((one) => one.from === level);
      return target !== undefined && hasLevel(to?.content.levels ?? [], target.to);
    });
  return isWhole ? [] : [{ code: 'mappingIncomplete', detail: `${from?.title ?? ''} → ${to?.title ?? ''}` }];
};

const checkRetired: Check = (item, by) => {
  if (item.isRetired) return [];
  const used = item.kind === 'requirement' ? [item.toId ?? ''] : item.kind === 'competency' ? item.content.blockIds : [];
  const retired = used.map((id) => by.itemById.get(id)).find((one) => one?.isRetired === true);
  return retired === undefined ? [] : [{ code: 'retiredInUse', detail: retired.code === '' ? retired.title : retired.code }];
};

/** A checklist with two steps of one id could never be signed; those of its blocks belong to it as well. */
const checkParts: Check = (item, by) => {
  if (item.kind !== 'competency' && item.kind !== 'block') return [];
  const blocks = item.kind === 'block' ? [] : item.content.blockIds.map((id) => by.itemById.get(id)).filter((one) => one?.kind === 'block');
  const ids = [item, ...blocks].flatMap(({ content }) => [
    ...content.indicators.map((one) => one.indicatorId),
    ...content.steps.map((one) => one.stepId),
  ]);
  return new Set(ids).size < ids.length ? [{ code: 'indicatorTwice', detail: item.code }] : [];
};

/** Who trains otherwise than the ratings of a task say answers for it with a reason. */
const checkTraining: Check = (item) => {
  if (item.kind !== 'task' || item.isRetired || item.content.decidedTraining === null || item.content.trainingReason !== '') return [];
  return [{ code: 'trainingReasonMissing', detail: item.code }];
};

function lookup(situation: FrameworkSituation): Lookup {
  const idsByCode = new Map<string, string[]>();
  for (const item of situation.items) {
    if (item.isRetired || item.code === '') continue;
    const key = codeKey(item);
    idsByCode.set(key, [...(idsByCode.get(key) ?? []), item.itemId]);
  }
  return {
    ...situation,
    idsByCode,
    itemById: new Map(situation.items.map((item) => [item.itemId, item])),
    scaleById: new Map(situation.items.flatMap((item) => (item.kind === 'scale' ? [[item.itemId, item] as const] : []))),
  };
}

const titleKey = ({ title }: FrameworkItem): string => title.trim().toLowerCase();

/** Codes are told apart without regard to case: people read them aloud. */
const codeKey = ({ kind, code }: FrameworkItem): string => `${kind} ${code.toLowerCase()}`;
