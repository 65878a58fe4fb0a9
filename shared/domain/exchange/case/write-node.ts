import type { FrameworkItem } from '../../../contract/framework-item';
import { isEqual } from '../is-equal';
import { uuidOf } from '../uuid';
import { caseIdentifier } from './case-origin';
import { extrasOf, splitExtras, withExtras } from './extras';
import { itemTypeOf } from './kinds';
import { plainItem } from './plain-item';
import { rubricOf } from './rubrics';
import { urn, type CaseObject } from './strict';
import { restIn, withChanged, type Writing } from './writing';

/** The CFItem of an item, and the rubric of its indicators or levels. */
export function writtenNode(item: FrameworkItem, writing: Writing): { readonly object: CaseObject; readonly rubric: CaseObject | null } {
  const rest = restIn(writing, item);
  return rest === undefined || rest.shape !== 'item' ? bornHere(item, writing) : cameFromCase(item, rest.object, rest.scaleId, writing);
}

function bornHere(item: FrameworkItem, writing: Writing): ReturnType<typeof writtenNode> {
  const { about, documentLink } = writing;
  const identifier = caseIdentifier(item);
  const object = {
    identifier,
    uri: urn(identifier),
    CFDocumentURI: documentLink,
    CFItemType: itemTypeOf(item.kind),
    ...(item.code === '' ? {} : { humanCodingScheme: item.code }),
    ...statementFields(item, {}),
    notes: withExtras('', extrasOf(item, namesFor(writing))),
    ...retiredField(item, {}, about.asOf),
    lastChangeDateTime: about.writtenAt,
  };
  return { object, rubric: rubricOf(item, linkTo(object), about.writtenAt) };
}

/** As it came, but for the fields that were changed here. */
function cameFromCase(item: FrameworkItem, object: CaseObject, scaleId: string | null, writing: Writing): ReturnType<typeof writtenNode> {
  const { about } = writing;
  const place = { ...item, kind: undefined, content: undefined };
  const plain = plainItem(object, item.kind, place, item.kind === 'competency' ? (scaleId ?? item.content.scaleId) : '');
  const isAsRead = isPlain(item, plain);
  const { note, extras } = splitExtras(object['notes']);
  const now = extrasOf(item, namesFor(writing));
  const hasExtras = Object.hasOwn(extras, 'kind') || !isAsRead;
  const notes = hasExtras && !isEqual(extras, now) ? { notes: withExtras(note, now) } : {};
  const changed = withChanged(
    object,
    {
      ...(plain.code === item.code ? {} : { humanCodingScheme: item.code }),
      ...(plain.title === item.title && isEqual(descriptionOf(plain), descriptionOf(item)) ? {} : statementFields(item, object)),
      ...notes,
      ...retiredField(item, object, about.asOf),
    },
    about.writtenAt,
  );
  return { object: changed, rubric: hasExtras ? rubricOf(item, linkTo(changed), about.writtenAt) : null };
}

/** Whether an item says nothing beyond what its CFItem says by itself. */
function isPlain(item: FrameworkItem, plain: FrameworkItem): boolean {
  const carried = new Set(['description', 'textReference']);
  const content = new Map<string, unknown>(Object.entries(plain.content));
  return (
    item.reviewMonths === null &&
    !item.isRetired &&
    item.replacedById === null &&
    Object.entries(item.content).every(([key, value]) => carried.has(key) || isEqual(value, content.get(key)))
  );
}

/** The text that CASE calls the full statement; empty where an item has a title alone. */
export function descriptionOf(item: FrameworkItem): string {
  switch (item.kind) {
    case 'group':
    case 'competency':
    case 'role':
    case 'task':
      return item.content.description;
    case 'clause':
      return item.content.textReference;
    default:
      return '';
  }
}

/** The title is the short statement beside a description, and the full one without. */
function statementFields(item: FrameworkItem, object: CaseObject): CaseObject {
  const description = descriptionOf(item);
  const hadShort = typeof object['abbreviatedStatement'] === 'string';
  if (description !== '') return { fullStatement: description, abbreviatedStatement: item.title };
  return { fullStatement: item.title, ...(hadShort ? { abbreviatedStatement: '' } : {}) };
}

/** The day is the one on which it was first written as retired: no item says when it was. */
function retiredField(item: FrameworkItem, object: CaseObject, asOf: string): CaseObject {
  return item.isRetired && typeof object['statusEndDate'] !== 'string' ? { statusEndDate: asOf } : {};
}

function namesFor({ nameOf }: Writing) {
  return { ofItem: nameOf, ofPart: uuidOf };
}

/** How other objects of the package point to this one. */
export function linkTo(object: CaseObject): CaseObject {
  const title = object['abbreviatedStatement'] || object['fullStatement'];
  return { title: typeof title === 'string' ? title.slice(0, 200) : '', identifier: object['identifier'], uri: object['uri'] };
}
