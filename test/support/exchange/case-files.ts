import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { FrameworkItem, ScaleItem } from '../../../shared/contract/framework-item';
import { caseFormat } from '../../../shared/domain/exchange/case/format';
import { isObject, strictObject, withOriginal, type CaseObject } from '../../../shared/domain/exchange/case/strict';
import type { ReadTarget, WriteAbout } from '../../../shared/domain/exchange/framework-format';
import { scaleItem } from '../people';

const folder = resolve(import.meta.dirname, '../../../../shared/data/case');
const schemaFile = resolve(folder, 'case-v1p0-cfpackage-schema.json');

export const realFiles = ['opensalt-sample-framework.json', 'Ordering.json', 'Utf8TestFramework.json'] as const;
/** The published files lie beside the project, not in it. */
export const areFilesHere = existsSync(schemaFile);
if (!areFilesHere) console.warn(`Skipped: the CASE files are not at ${folder}.`);

export function readReal(file: (typeof realFiles)[number]): string {
  return readFileSync(resolve(folder, file), 'utf8');
}

/** The published schema. Its additionalProperties are no schema but a name, which ajv is told to pass over. */
export function publishedSchema(): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true, strictTypes: false, strictRequired: false });
  formats.default(ajv);
  ajv.addVocabulary(['CFPackageURI', 'CFDocumentURI']);
  const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
  if (!isObject(schema)) throw new Error('the schema is no object');
  return ajv.compile(schema);
}

export const siteScale: ScaleItem = { ...scaleItem('scale-of-site'), itemId: 'scale-of-site' };

export function caseTarget(known: readonly FrameworkItem[] = [], choices: Readonly<Record<string, string>> = {}): ReadTarget {
  let made = 0;
  const prefix = `n${known.length}`;
  return {
    frameworkId: 'library-1',
    known,
    scale: siteScale,
    scales: [siteScale],
    holders: [],
    choices,
    newId: () => `${prefix}-${(made += 1)}`,
  };
}

export const caseAbout: WriteAbout = {
  frameworkId: 'library-1',
  title: 'A library',
  description: '',
  creator: 'A site',
  writtenAt: '2026-03-14T09:26:53Z',
  asOf: '2026-03-14',
  foreignScales: [],
};

export function readText(text: string, target: ReadTarget = caseTarget()) {
  return caseFormat.read([{ fileName: 'a.json', text, tables: [] }], target);
}

export function writeText(items: readonly FrameworkItem[], about: Partial<WriteAbout> = {}): string {
  const written = caseFormat.write?.(items, { ...caseAbout, ...about });
  if (typeof written?.content !== 'string') throw new Error('CASE is text');
  return written.content;
}

/**
 * A package as it comes back: moments with a zone (UTC where they had none), nulls left out, required fields filled in;
 * what CASE leaves no room for put back where it stood.
 */
export function normalised(text: string): unknown {
  const file: unknown = JSON.parse(text);
  if (!isObject(file)) throw new Error('no object');
  const list = (value: unknown, normalise: (object: CaseObject) => unknown): unknown =>
    Array.isArray(value) ? value.filter(isObject).map(normalise) : value;
  const open = (shape: 'item' | 'association' | 'document') => (object: CaseObject) => withOriginal(strictObject(shape, object));
  const { CFDocument, CFItems, CFAssociations, CFDefinitions, CFRubrics, ...further } = file;
  return {
    ...further,
    CFDocument: isObject(CFDocument) ? open('document')(CFDocument) : CFDocument,
    CFItems: list(CFItems, open('item')),
    CFAssociations: list(CFAssociations, open('association')),
    ...(isObject(CFDefinitions) ? { CFDefinitions: strictObject('definitions', CFDefinitions) } : {}),
    ...(Array.isArray(CFRubrics) ? { CFRubrics: list(CFRubrics, (rubric) => strictObject('rubric', rubric)) } : {}),
  };
}
