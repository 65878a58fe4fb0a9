import type { FrameworkItem } from '../../../contract/framework-item';
import { isEqual } from '../is-equal';
import { uuidOf } from '../uuid';
import { isObject, strictObject, type CaseObject } from './strict';

/** An association as the file has it, with its place there. */
export interface PlacedAssociation {
  readonly at: number;
  readonly object: CaseObject;
}

/** What is kept of a file beside what an item says: the objects it came from, whole. */
export interface CaseRest {
  readonly shape: 'document' | 'item' | 'association' | 'rubric';
  readonly at: number;
  readonly object: CaseObject;
  /** Those that are no items of their own: places in the tree, and relations that Touchstone has no word for. */
  readonly associations: readonly PlacedAssociation[];
  /** Of a document: the rest of its package. */
  readonly definitions: CaseObject | null;
  readonly rubrics: readonly CaseObject[];
  readonly further: CaseObject;
  /** Of a competency: the scale it was given when it was read, for the file named none. */
  readonly scaleId: string | null;
}

/** The identifier under which an item stands in a CASE file. */
export function caseIdentifier(item: FrameworkItem): string {
  return item.origin?.format === 'case' ? item.origin.identifier : uuidOf(item.itemId);
}

/** What is kept of a CASE object beside its item, as the text that an item carries. */
export function restText({ shape, at, object, ...parts }: Pick<CaseRest, 'shape' | 'at' | 'object'> & Partial<CaseRest>): string {
  return JSON.stringify({ shape, at, object, ...parts });
}

/** What was kept of the CASE object that an item was read from; null: it came from elsewhere. */
export function restOf(origin: FrameworkItem['origin']): CaseRest | null {
  if (origin?.format !== 'case') return null;
  const rest: unknown = JSON.parse(origin.rest);
  if (!isObject(rest) || !isObject(rest['object'])) return null;
  const { shape, at, object, associations, definitions, rubrics, further, scaleId } = rest;
  if (shape !== 'document' && shape !== 'item' && shape !== 'association' && shape !== 'rubric') return null;
  return {
    shape,
    at: typeof at === 'number' ? at : Number.MAX_SAFE_INTEGER,
    object,
    associations: listOf(associations).flatMap((one) =>
      isObject(one['object']) ? [{ at: Number(one['at']), object: one['object'] }] : [],
    ),
    definitions: isObject(definitions) ? definitions : null,
    rubrics: listOf(rubrics),
    further: isObject(further) ? further : {},
    scaleId: typeof scaleId === 'string' ? scaleId : null,
  };
}

/** The same once both are written as CASE wants it; places within the file and the time of writing tell nothing. */
export function isSameCaseOrigin(a: FrameworkItem['origin'], b: FrameworkItem['origin']): boolean {
  if (a === null || b === null) return a === b;
  if (a.identifier !== b.identifier) return false;
  if (a.rest === b.rest) return true;
  return isEqual(comparable(restOf(a), a.identifier), comparable(restOf(b), b.identifier));
}

/** The association under which the place of an item that was born here is written. */
export function ownPlaceId(identifier: string): string {
  return uuidOf(`place of ${identifier}`);
}

function comparable(rest: CaseRest | null, identifier: string): unknown {
  if (rest === null) return null;
  const associations = rest.associations
    .filter(({ object }) => object['identifier'] !== ownPlaceId(identifier)) // says what parent and order say
    .map(({ object }) => unnumbered(timeless(strictObject('association', object))))
    .toSorted((a, b) => String(a['identifier']).localeCompare(String(b['identifier'])));
  return {
    object: timeless(strictObject(rest.shape, rest.object)),
    associations,
    definitions: rest.definitions === null ? null : timeless(strictObject('definitions', rest.definitions)),
    rubrics: rest.rubrics.map((rubric) => timeless(strictObject('rubric', rubric))),
    further: rest.further,
  };
}

/** The order among siblings is compared as their order: numbers change when another comes between. */
function unnumbered({ sequenceNumber, ...object }: CaseObject): CaseObject {
  return object['associationType'] === 'isChildOf' ? object : { ...object, sequenceNumber };
}

/** Without what tells nothing of the thing itself: when and in which document it was written, and the titles of what it points to. */
function timeless({ lastChangeDateTime: _time, CFDocumentURI: _document, ...object }: CaseObject): CaseObject {
  const untitled = (key: string, value: unknown): unknown => (linkKeys.has(key) && isObject(value) ? value['identifier'] : value);
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, untitled(key, value)]));
}

const linkKeys: ReadonlySet<string> = new Set([
  'CFDocumentURI',
  'originNodeURI',
  'destinationNodeURI',
  'CFAssociationGroupingURI',
  'CFItemURI',
]);

/** The objects of a list; of anything else none. */
export function listOf(value: unknown): CaseObject[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter(isObject);
}

/** A text without what surrounds it; of anything else the empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
