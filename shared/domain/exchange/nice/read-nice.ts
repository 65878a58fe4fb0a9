import type { FrameworkItem, ItemOf } from '../../../contract/framework-item';
import { defaultScale } from '../default-scale';
import type { FileContent, ReadOutcome, ReadTarget } from '../framework-format';
import { knownIds, type KnownIds } from '../known-ids';
import { plainCompetency, plainGroup, plainLink, plainRole, plainTask, type ItemHead } from '../plain-items';
import { collectProblems, mended, type Problems } from '../problems';
import { fitting, restText } from '../tables/read-rows';
import { uuidOf } from '../uuid';
import { niceComponents, type Component, type Components, type ComponentType } from './nice-data';

const headings: Readonly<Record<ComponentType, string>> = {
  role: 'NICE work roles',
  task: 'NICE tasks',
  knowledge: 'NICE knowledge',
  skill: 'NICE skills',
  group: 'NICE work roles',
};

interface Reading {
  readonly target: ReadTarget;
  readonly ids: KnownIds;
  readonly problems: Problems;
  readonly components: Components;
  readonly scaleId: string;
}

/** Work roles become roles, task statements tasks, knowledge and skill statements competencies, and what belongs together lines. */
export function readNice(files: readonly FileContent[], target: ReadTarget): ReadOutcome {
  const problems = collectProblems();
  const ids = knownIds('nice', target, (item) => item.itemId);
  const scaleId = target.scale?.itemId ?? ids.of('touchstone:default-scale');
  const items = new Map<string, FrameworkItem>();
  for (const { fileName, text } of files) {
    const components = niceComponents(fileName, text, problems);
    if (components === null) continue;
    const reading: Reading = { target, ids, problems, components, scaleId };
    for (const item of [...nodeItems(reading), ...lineItems(reading)]) {
      if (!items.has(item.itemId)) items.set(item.itemId, item);
      else if (item.origin?.identifier.startsWith('heading:') !== true)
        problems.error(fileName, 'This stands in another of the files already: it was left out.', item.origin?.identifier);
    }
  }
  const isDefaultUsed =
    target.scale === null && [...items.values()].some((item) => item.kind === 'competency' && item.content.scaleId === scaleId);
  return {
    items: [...(isDefaultUsed ? [defaultScale(scaleId, target.frameworkId)] : []), ...items.values()],
    problems: problems.list,
    title: 'NICE Framework',
  };
}

function nodeItems({ components: { byId, pairs }, target, ids, problems, scaleId }: Reading): FrameworkItem[] {
  const groupOf = new Map<string, string>();
  for (const [from, to] of pairs)
    if (byId.get(from)?.type === 'group' && byId.get(to)?.type === 'role' && !groupOf.has(to)) groupOf.set(to, from);
  const tops = new Map<string, FrameworkItem>();
  const top = (type: ComponentType): string => {
    const identifier = `heading:${headings[type]}`;
    const origin = { format: 'nice', identifier, rest: '{}' };
    const head: ItemHead = {
      itemId: ids.of(identifier),
      frameworkId: target.frameworkId,
      parentId: null,
      ordinal: ids.item(identifier)?.ordinal ?? (tops.size + 1) * 1000,
      code: '',
      title: headings[type],
      origin,
    };
    if (!tops.has(identifier)) tops.set(identifier, plainGroup(head, ''));
    return head.itemId;
  };
  const items: FrameworkItem[] = [];
  for (const [id, component] of byId) {
    const { type, path } = component;
    const known = ids.item(id);
    const kind = kindOf(type);
    if (known !== undefined && known.kind !== kind) {
      problems.error(path, `The library has this as a ${known.kind}, and an item keeps its kind: it was left out.`, id);
      continue;
    }
    const parent = groupOf.get(id);
    items.push(
      nodeOf(id, component, parent === undefined ? top(type) : ids.of(parent), (items.length + 1) * 1000, {
        target,
        ids,
        problems,
        scaleId,
      }),
    );
  }
  return [...tops.values(), ...items];
}

function kindOf(type: ComponentType): 'role' | 'task' | 'competency' | 'group' {
  return type === 'knowledge' || type === 'skill' ? 'competency' : type;
}

function nodeOf(
  id: string,
  component: Component,
  parentId: string,
  ordinal: number,
  { target, ids, problems, scaleId }: Omit<Reading, 'components'>,
): FrameworkItem {
  const { type, path } = component;
  const [title, text] = [mended(component.title), mended(component.text)];
  const code = id.length <= 60 && !id.includes('\n') ? mended(id) : `NICE-${uuidOf(id).slice(0, 8)}`;
  const isStatement = title === '';
  const origin = { format: 'nice', identifier: id, rest: restText({ type, ...component.rest }) ?? '{}' };
  const shown = fitting(isStatement ? text : title, 2000, path, problems, null);
  const head: ItemHead = {
    itemId: ids.of(id),
    frameworkId: target.frameworkId,
    parentId,
    ordinal,
    code: type === 'group' && id === title ? '' : code,
    title: shown,
    origin,
  };
  const description = isStatement ? '' : fitting(text, 4000, path, problems, null);
  if (type === 'role') return plainRole(head, description);
  if (type === 'task') return plainTask(head, description);
  if (type === 'group') return plainGroup(head, description);
  return plainCompetency(head, { description, type, scaleId });
}

function lineItems({ components: { byId, pairs }, target, ids, problems }: Reading): FrameworkItem[] {
  const taken = new Set<string>();
  const isLinked = target.choices['statements'] === 'related';
  return pairs.flatMap(([from, to], at): FrameworkItem[] => {
    const [source, dest] = [byId.get(from)?.type, byId.get(to)?.type];
    const identifier = `${from} > ${to}`;
    if (source === 'group' && dest === 'role') return [];
    if (taken.has(identifier)) {
      problems.warning(identifier, 'This stands twice: it was taken once.', to);
      return [];
    }
    taken.add(identifier);
    const origin = { format: 'nice', identifier, rest: '{}' };
    const head = { itemId: ids.of(identifier), frameworkId: target.frameworkId, ordinal: (at + 1) * 1000, origin };
    const ends = [ids.of(from), ids.of(to)] as const;
    if (source === 'role' && dest === 'task') return [plainLink(head, ends, 'roleTask', true)];
    const isStatement = dest === 'knowledge' || dest === 'skill';
    if (source === 'role' && isStatement && !isLinked) return [requirement(head, ends, target)];
    if (source === 'task' && isStatement) return [plainLink(head, ends, 'taskCompetency', true)];
    return [plainLink(head, ends, 'related', true)];
  });
}

function requirement(
  head: Pick<ItemHead, 'itemId' | 'frameworkId' | 'ordinal' | 'origin'>,
  [fromId, toId]: readonly [string, string],
  target: ReadTarget,
): ItemOf<'requirement'> {
  const common = { parentId: null, code: '', title: '', stewardUserId: null, reviewMonths: null, isRetired: false, replacedById: null };
  // NICE has no levels: what a role needs, it needs as far as the scale says that somebody is qualified
  const level = target.scale?.content.qualifyingLevel ?? defaultScale('', '').content.qualifyingLevel;
  return {
    ...common,
    ...head,
    kind: 'requirement',
    fromId,
    toId,
    content: { subject: 'role', level, validityMonths: null, isMandatory: true, evidenceMix: [] },
  };
}
