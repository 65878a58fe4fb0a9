import { isReadable } from '../../readable-text';
import { readJson } from '../json-text';
import { largestCell, mended, type Problems } from '../problems';
import { listOf } from './case-origin';
import { isObject, strictObject, withOriginal, type CaseObject } from './strict';
import type { ShapeName } from './shapes';

/** A thing of a package with its place in the file. */
export interface Placed {
  readonly at: number;
  readonly path: string;
  readonly identifier: string;
  readonly object: CaseObject;
}

export interface CasePackage {
  readonly document: Placed;
  readonly items: readonly Placed[];
  readonly associations: readonly Placed[];
  readonly rubrics: readonly Placed[];
  readonly definitions: CaseObject | null;
  /** What else the package holds. */
  readonly further: CaseObject;
}

/** Fields of CFDocument under which a package written here keeps what CASE leaves no room for elsewhere. */
export const packageKey = 'touchstone:package';

/** Takes a file apart. Null where it is no package at all; what in it is wrong is told, and left out where it cannot be kept. */
export function readPackage(text: string, problems: Problems): CasePackage | null {
  const json = readJson(text);
  if (!json.ok) {
    const { line, column, what } = json.failure.data;
    problems.error('', `This is not whole JSON: in line ${line}, column ${column}, ${what}. Nothing was read.`, undefined, line);
    return null;
  }
  const value = json.value;
  if (!isObject(value) || !isObject(value['CFDocument'])) {
    problems.error(
      '',
      'This is no CASE package: it has no CFDocument. Nothing was read.',
      isObject(value) ? Object.keys(value).join(', ') : value,
    );
    return null;
  }
  const { CFDocument: document, CFItems, CFAssociations, CFDefinitions, CFRubrics, ...further } = value;
  const version = document['caseVersion'] ?? null;
  const versionText = typeof version === 'string' ? version : JSON.stringify(version);
  if (version !== null && !/^v?1[.p][01](\.0)?$/.test(versionText)) {
    problems.error(
      'CFDocument.caseVersion',
      'This package is of a version of CASE that is not known: 1.0 and 1.1 are. Nothing was read.',
      version,
    );
    return null;
  }
  if (versionText.includes('1.1') || versionText.includes('1p1'))
    problems.warning(
      'CFDocument.caseVersion',
      'This is CASE 1.1: it is read, and written again as CASE 1.0 with its further fields kept.',
      version,
    );
  const placed = placedDocument(document, problems);
  if (placed === null) return null;
  const { object } = placed;
  const kept = isObject(object[packageKey]) ? object[packageKey] : {};
  const { [packageKey]: _kept, ...own } = object;
  const seen = new Set([placed.identifier]);
  const part = (name: string, list: unknown, shape: ShapeName): Placed[] => placedList({ name, list, shape, seen }, problems);
  const definitions = isObject(kept['definitions']) ? kept['definitions'] : readDefinitions(CFDefinitions, problems);
  const rubrics = isObject(kept['rubrics']) ? kept['rubrics'] : {};
  return {
    document: { ...placed, object: own },
    items: part('CFItems', CFItems, 'item'),
    associations: part('CFAssociations', CFAssociations, 'association'),
    rubrics: part('CFRubrics', CFRubrics, 'rubric').map((rubric) => {
      const whole = rubrics[rubric.identifier];
      return isObject(whole) ? { ...rubric, object: whole } : rubric;
    }),
    definitions,
    further: { ...further, ...(isObject(kept['further']) ? kept['further'] : {}) },
  };
}

function placedDocument(document: CaseObject, problems: Problems): Placed | null {
  const [one] = placedList({ name: 'CFDocument', list: [document], shape: 'document', seen: new Set() }, problems);
  if (one === undefined) problems.error('CFDocument', 'The document cannot be read, so nothing was.');
  return one ?? null;
}

interface Part {
  readonly name: string;
  readonly list: unknown;
  readonly shape: ShapeName;
  /** Identifiers taken by now. */
  readonly seen: Set<string>;
}

function placedList({ name, list, shape, seen }: Part, problems: Problems): Placed[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    problems.error(name, 'is not a list, and was left out.', list);
    return [];
  }
  const entries: readonly unknown[] = list;
  return entries.flatMap((entry, at): Placed[] => {
    const path = name === 'CFDocument' ? name : `${name}[${at}]`;
    if (!isObject(entry)) {
      problems.error(path, 'is not an object, and was left out.', entry);
      return [];
    }
    const large = largeField(entry);
    if (large !== null) {
      problems.error(
        `${path}.${large}`,
        `is longer than ${largestCell / 1024 / 1024} MB: this entry was left out.`,
        String(entry[large]).slice(0, 80),
      );
      return [];
    }
    const object = withOriginal(readable(entry, path, problems));
    const { identifier } = object;
    if (typeof identifier !== 'string' || identifier.trim() === '' || identifier.length > 400) {
      problems.error(
        `${path}.identifier`,
        'An entry without an identifier of at most 400 characters cannot be found again: it was left out.',
        identifier,
      );
      return [];
    }
    if (seen.has(identifier)) {
      problems.error(`${path}.identifier`, 'This identifier was there before: the later entry was left out.', identifier);
      return [];
    }
    seen.add(identifier);
    strictObject(shape, object, (field, message, value) => problems.warning(`${path}.${field}`, `${message}.`, value));
    return [{ at, path, identifier, object }];
  });
}

function readDefinitions(definitions: unknown, problems: Problems): CaseObject | null {
  if (!isObject(definitions)) {
    if (definitions !== undefined && definitions !== null && listOf(definitions).length > 0)
      problems.warning('CFDefinitions', 'is no object of lists, and was left out.', definitions);
    return null;
  }
  const large = largeField(definitions);
  if (large !== null) {
    problems.error(`CFDefinitions.${large}`, `is longer than ${largestCell / 1024 / 1024} MB: the definitions were left out.`);
    return null;
  }
  const object = readable(definitions, 'CFDefinitions', problems);
  strictObject('definitions', object, (field, message, value) => problems.warning(`CFDefinitions.${field}`, `${message}.`, value));
  return object;
}

/** The first field that makes an object too large to be kept; null: none does. */
function largeField(object: CaseObject): string | null {
  let length = 0;
  for (const [key, value] of Object.entries(object)) {
    length += typeof value === 'string' ? value.length : typeof value === 'object' ? JSON.stringify(value).length : 8;
    if (length >= largestCell) return key;
  }
  return null;
}

function readable(object: CaseObject, path: string, problems: Problems): CaseObject {
  if (isReadable(object, 64)) return object;
  problems.warning(path, 'holds broken characters, which were replaced by �.');
  const whole: unknown = mendedDeep(object);
  return isObject(whole) ? whole : {};
}

function mendedDeep(value: unknown): unknown {
  if (typeof value === 'string') return mended(value);
  if (Array.isArray(value)) return value.map((one: unknown) => mendedDeep(one));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mended(key), mendedDeep(inner)]));
}
