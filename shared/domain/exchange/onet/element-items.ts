import type { CompetencyItem, FrameworkItem, ItemOf, ScaleLevel } from '../../../contract/framework-item';
import { levelLook } from '../../scale-look';
import { defaultScale } from '../default-scale';
import { plainCompetency, plainGroup, plainScale } from '../plain-items';
import { fitting } from '../tables/read-rows';
import { heading, type OnetReading } from './heading';
import type { OnetRows } from './onet-files';

/** The level scale of O*NET runs from 0 to 7. */
const levels = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** O*NET says nowhere from which level somebody is qualified: a steward does. */
const middle = 4;

interface Element {
  readonly name: string;
  readonly description: string;
  readonly rest: object;
  readonly number: number;
}

type Type = CompetencyItem['content']['type'];

/**
 * What the leaves below a branch of the content model are. All other leaves (education, experience, interests, context of the
 * work) describe people or places, not what somebody can show: they stay headings.
 */
const branches: ReadonlyArray<readonly [branch: string, type: Type]> = [
  ['1.A', 'skill'],
  ['1.C', 'behaviour'],
  ['2.A', 'skill'],
  ['2.B', 'skill'],
  ['2.C', 'knowledge'],
  ['4.A', 'skill'],
];

/** The content model as a tree by the dots of its ids, and a scale for each element that has anchors. */
export function elementItems(rows: OnetRows, reading: OnetReading): FrameworkItem[] {
  const { target, ids, problems, next } = reading;
  const elements = elementsOf(rows, reading);
  if (elements.size === 0) return [];
  const anchors = anchorsOf(rows, reading);
  const inner = new Set([...elements.keys()].map(parentOf));
  const scaleId = target.scale?.itemId ?? ids.of('touchstone:default-scale');
  const items: FrameworkItem[] = [heading('elements', 'O*NET content model', null, reading)];
  for (const [id, { name, description, rest }] of elements) {
    const parent = nearest(id, elements);
    const identifier = `element:${id}`;
    const head = {
      itemId: ids.of(identifier),
      frameworkId: target.frameworkId,
      parentId: ids.of(parent === null ? 'elements' : `element:${parent}`),
      ordinal: next(parent ?? 'elements'),
      code: id.slice(0, 60),
      title: name || id,
      origin: { format: 'onet', identifier, rest: JSON.stringify(rest) },
    };
    const type = inner.has(id) ? null : (branches.find(([branch]) => id === branch || id.startsWith(`${branch}.`))?.[1] ?? null);
    if (type === null && !anchors.has(id)) items.push(plainGroup(head, description));
    else
      items.push(plainCompetency(head, { description, type: type ?? 'skill', scaleId: anchors.has(id) ? ids.of(`scale:${id}`) : scaleId }));
  }
  const isDefaultUsed = target.scale === null && items.some((item) => item.kind === 'competency' && item.content.scaleId === scaleId);
  if (anchors.size > 0)
    problems.warning(
      'Level Scale Anchors',
      `O*NET does not say from which level somebody is qualified: ${middle} was taken. Set it in the draft where it is another.`,
    );
  return [
    ...(isDefaultUsed ? [defaultScale(scaleId, target.frameworkId)] : []),
    ...(anchors.size === 0 ? [] : [heading('scales', 'O*NET level scales', null, reading)]),
    ...[...anchors].map(([id, anchor]) => scaleOf(id, elements.get(id)?.name ?? id, anchor, reading)),
    ...items,
  ];
}

/** The elements by id; where only the anchors are at hand, those that they name. */
function elementsOf({ elements: rows, anchors }: OnetRows, { problems }: OnetReading): Map<string, Element> {
  const elements = new Map<string, Element>();
  for (const { number, cells, rest } of rows) {
    const { elementId, name, description } = cells;
    if (!/^\d[\w.]*$/.test(elementId))
      problems.error('Element ID', 'This is no id of an element (1.A.1.a.1): the row was left out.', elementId, number);
    else if (elements.has(elementId))
      problems.error('Element ID', 'This element stands further up already: the row was left out.', elementId, number);
    else
      elements.set(elementId, {
        name: fitting(name, 2000, 'Element Name', problems, number),
        description: fitting(description, 4000, 'Description', problems, number),
        rest,
        number,
      });
  }
  for (const [id, { number }] of elements)
    if (id.includes('.') && !elements.has(parentOf(id)))
      problems.warning('Element ID', `There is no element ${parentOf(id)}: this one was put below the next one above it.`, id, number);
  if (rows.length === 0)
    for (const { number, cells } of anchors)
      if (!elements.has(cells.elementId)) elements.set(cells.elementId, { name: cells.name, description: '', rest: {}, number });
  return elements;
}

function parentOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('.')));
}

function nearest(id: string, elements: ReadonlyMap<string, Element>): string | null {
  let parent = parentOf(id);
  while (parent !== '' && !elements.has(parent)) parent = parentOf(parent);
  return parent === '' ? null : parent;
}

type Anchors = ReadonlyMap<number, string>;

function anchorsOf({ anchors: rows, elements }: OnetRows, { problems }: OnetReading): Map<string, Anchors> {
  const known = new Set(elements.map(({ cells }) => cells.elementId));
  const found = new Map<string, Map<number, string>>();
  for (const { number, cells } of rows) {
    const level = Number(cells.value);
    const anchors = found.get(cells.elementId) ?? new Map<number, string>();
    const fault =
      known.size > 0 && !known.has(cells.elementId)
        ? 'The content model has no such element'
        : !levels.some((one) => one === level) || cells.value === ''
          ? 'This is no level from 0 to 7'
          : anchors.has(level)
            ? 'This level has an anchor further up already'
            : null;
    if (fault !== null) problems.error('Anchor Value', `${fault}: the row was left out.`, `${cells.elementId} ${cells.value}`, number);
    else found.set(cells.elementId, anchors.set(level, fitting(cells.anchor, 4000, 'Anchor Description', problems, number)));
  }
  return found;
}

function scaleOf(id: string, name: string, anchors: Anchors, { target, ids, next }: OnetReading): ItemOf<'scale'> {
  const identifier = `scale:${id}`;
  const known = ids.item(identifier);
  const before = known?.kind === 'scale' ? known.content : null;
  const own = levels.map((level): ScaleLevel => ({
    level,
    code: `${level}`,
    name: `Level ${level}`,
    anchor: '',
    ...levelLook(level, levels.length),
  }));
  // looks, names and levels that a steward has set stay; the anchors are the file's
  const said = (before?.levels ?? own).map((level) => ({ ...level, anchor: anchors.get(level.level) ?? level.anchor }));
  const head = {
    itemId: ids.of(identifier),
    frameworkId: target.frameworkId,
    parentId: ids.of('scales'),
    ordinal: next('scales'),
    code: '',
    // Knowledge and skills share names, as Mathematics.
    title: `${name} (O*NET level ${id})`,
    origin: { format: 'onet', identifier, rest: '{}' },
  };
  return plainScale(head, { levels: said, qualifyingLevel: before?.qualifyingLevel ?? middle, mapping: before?.mapping ?? null });
}
