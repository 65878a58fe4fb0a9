import { isUuid, uuidOf } from '../uuid';
import { isEqual } from '../is-equal';
import { relations, shapes, type FieldType, type ShapeName } from './shapes';

export type CaseObject = Readonly<Record<string, unknown>>;

/** Where an object that may hold further fields keeps what the standard does not let it say. */
export const originalKey = 'touchstone:original';

type Tell = (field: string, message: string, value: unknown) => void;
/** What a value becomes: `isSaid` when it means the same; undefined: it cannot stand. */
type Strict = { readonly value: unknown; readonly isSaid: boolean } | undefined;

export function isObject(value: unknown): value is CaseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * An object as CASE 1.0 lets it be written. A moment without zone is taken for UTC, a null is left out, a required field
 * that is missing is filled in; whatever else must change stays under originalKey where the object may hold further fields.
 */
export function strictObject(shape: ShapeName, object: CaseObject, tell: Tell = () => undefined): CaseObject {
  const { fields, required, isOpen } = shapes[shape];
  const own = withOriginal(object);
  const written: Record<string, unknown> = {};
  const original: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(own)) {
    const type = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (type === undefined) {
      if (isOpen) written[key] = value;
      else tell(key, 'is no field of CASE 1.0; it is kept, but cannot be written in this place', value);
      continue;
    }
    if (value === null || value === undefined) {
      tell(key, 'is empty (null) and is left out when written', value);
      continue;
    }
    const strict = strictValue(type, value, (inner, message, found) => tell(`${key}${inner}`, message, found));
    if (strict !== undefined) written[key] = strict.value;
    if (strict?.isSaid === true && type === 'moment' && strict.value !== value)
      tell(key, `has no time or no zone; it is taken for ${String(strict.value)}`, value);
    if (strict?.isSaid !== true) {
      tell(key, `is not ${descriptions[typeof type === 'string' ? type : 'list']}`, value);
      if (isOpen) original[key] = value;
    }
  }
  for (const key of required)
    if (!Object.hasOwn(written, key)) {
      if (!Object.hasOwn(original, key)) tell(key, 'is missing', undefined);
      written[key] = standIn(fields[key], written);
    }
  return Object.keys(original).length === 0 ? written : { ...written, [originalKey]: original };
}

/** An object with what originalKey kept for it back in its place. */
export function withOriginal(object: CaseObject): CaseObject {
  const kept = object[originalKey];
  if (!isObject(kept)) return object;
  const { [originalKey]: _kept, ...rest } = object;
  return { ...rest, ...kept };
}

const descriptions: Readonly<Record<Exclude<FieldType, object> | 'list', string>> = {
  text: 'a text',
  uuid: 'a UUID',
  uri: 'a URI',
  moment: 'a moment with date, time and zone',
  day: 'a date',
  integer: 'a whole number',
  number: 'a number',
  textOrTexts: 'a text or a list of texts',
  texts: 'a list of texts',
  link: 'a link with title, identifier and uri',
  links: 'a list of links',
  node: 'a link with title, identifier and uri',
  relation: 'a type of association of CASE 1.0',
  list: 'a list of objects',
};

function strictValue(type: FieldType, value: unknown, tell: Tell): Strict {
  if (typeof type === 'object') {
    if (!Array.isArray(value)) return undefined;
    const list: readonly unknown[] = value;
    const objects = list.filter(isObject);
    return {
      value: objects.map((object, at) =>
        strictObject(type.list, object, (field, message, found) => tell(`[${at}].${field}`, message, found)),
      ),
      isSaid: objects.length === list.length,
    };
  }
  switch (type) {
    case 'text':
      return typeof value === 'string'
        ? said(value)
        : typeof value === 'number' || typeof value === 'boolean'
          ? bent(String(value))
          : undefined;
    case 'uuid':
      return typeof value !== 'string' ? undefined : isUuid(value) ? said(value) : bent(uuidOf(value));
    case 'uri':
      return typeof value === 'string' && isUri(value) ? said(value) : undefined;
    case 'moment':
      return typeof value === 'string' ? strictMoment(value) : undefined;
    case 'day':
      return typeof value === 'string' && isDay(value) ? said(value) : typeof value === 'string' ? strictMoment(value) : undefined;
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? said(value) : undefined;
    case 'number':
      return Number.isFinite(value) ? said(value) : undefined;
    case 'texts':
    case 'textOrTexts':
      if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? said(value) : undefined;
      return typeof value === 'string' ? (type === 'texts' ? bent([value]) : said(value)) : undefined;
    case 'links':
      return Array.isArray(value) && value.every((one) => strictLink(one, isUuid)?.isSaid === true) ? said(value) : undefined;
    case 'link':
      return strictLink(value, isUuid);
    case 'node':
      return strictLink(value, () => true);
    case 'relation':
      return relations.some((one) => one === value) ? said(value) : bent('isRelatedTo');
  }
}

const said = (value: unknown): Strict => ({ value, isSaid: true });
const bent = (value: unknown): Strict => ({ value, isSaid: false });

function strictLink(value: unknown, isIdentifier: (text: string) => boolean): Strict {
  if (!isObject(value)) return undefined;
  const { title, identifier, uri } = value;
  if (typeof identifier !== 'string' && typeof uri !== 'string') return undefined;
  const name = typeof identifier === 'string' ? identifier : String(uri);
  const link = {
    title: typeof title === 'string' ? title : '',
    identifier: isIdentifier(name) ? name : uuidOf(name),
    uri: typeof uri === 'string' && isUri(uri) ? uri : urn(name),
  };
  return { value: link, isSaid: isEqual(link, value) };
}

function strictMoment(text: string): Strict {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?$/.exec(text.trim());
  if (found === null || !isDay(found[1] ?? '') || (found[2] ?? '00:00') > '23:59' || (found[3] ?? ':00') >= ':60') return undefined;
  const zone = found[4] ?? 'Z';
  const offset = /^[Zz]$/.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  if (offset !== 'Z' && (offset.slice(1, 3) > '23' || offset.slice(4) > '59')) return undefined;
  // What follows from the text is no change of what it says: a zone that is missing is UTC.
  return said(`${found[1]}T${found[2] ?? '00:00'}${found[3] ?? ':00'}${offset}`);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function isUri(text: string): boolean {
  const found =
    /^[a-z][a-z0-9+.-]*:(?:\/\/([^/?#]*))?((?:[a-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*)(?:#(?:[a-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*)?$/i.exec(
      text,
    );
  if (found === null) return false;
  return found[1] === undefined
    ? (found[2] ?? '') !== '' && !(found[2] ?? '').startsWith('//')
    : /^(?:[a-z0-9\-._~!$&'()*+,;=]+@)?[a-z0-9\-._~]+(?::\d+)?$/i.test(found[1]);
}

/** A name for something that has no address: `urn:uuid:` of the identifier. */
export function urn(identifier: string): string {
  return `urn:uuid:${uuidOf(identifier)}`;
}

function standIn(type: FieldType | undefined, written: CaseObject): unknown {
  const identifier = typeof written['identifier'] === 'string' ? written['identifier'] : uuidOf(JSON.stringify(written));
  if (type === 'uuid') return identifier;
  if (type === 'uri') return urn(identifier);
  if (type === 'moment') return '1970-01-01T00:00:00Z';
  if (type === 'node') return { title: '', identifier, uri: urn(identifier) };
  if (type === 'relation') return 'isRelatedTo';
  return '';
}
