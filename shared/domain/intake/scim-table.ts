import { fail, ok, type Failure, type Result } from '../../result';
import type { TableNotice, TableRows } from './source-table';

export type ScimTable = TableRows & { readonly headers: readonly string[]; readonly notices: readonly TableNotice[] };

export type ScimFailure = Failure<'NotJson', { readonly rowNumber: number | null }> | Failure<'NoUsers', undefined>;

/**
 * The users of a SCIM 2.0 file (RFC 7643) as a table: a list, a ListResponse (RFC 7644, 3.4.2), or one object a line. Nested attributes
 * get paths (`name.familyName`, `emails[0].value`, `urn:…:User.employeeNumber`), a list of plain values is one cell "a;b", and of a
 * list of objects the primary one comes first. Groups and other resources are told and left out.
 */
export function readScim(text: string): Result<ScimTable, ScimFailure> {
  const parsed = resourcesOf(text);
  if (!parsed.ok) return parsed;
  const users = parsed.value.filter(({ resource }) => isUser(resource));
  if (users.length === 0) return fail<'NoUsers'>('NoUsers');
  const columns = new Map<string, number>();
  const found = { tooLarge: [] as number[], many: new Set<string>() };
  const cellsByUser = users.map(({ resource, rowNumber }) => {
    const cells: string[] = [];
    const put = (path: string, value: string): void => {
      const at = columns.get(path) ?? columns.size;
      columns.set(path, at);
      cells[at] = value;
    };
    flatten(resource, '', put, { rowNumber, ...found });
    return cells;
  });
  const headers = [...columns.keys()];
  const others = parsed.value.length - users.length;
  return ok({
    headers,
    rows: cellsByUser.map((cells) => headers.map((_, at) => cells[at] ?? '')),
    rowNumbers: users.map(({ rowNumber }) => rowNumber),
    notices: [
      ...(others > 0 ? [{ code: 'NotAUser', message: `${others} entries are groups or other things than users.` } as const] : []),
      ...(found.tooLarge.length > 0 ? [tooLarge(found.tooLarge)] : []),
      ...[...found.many].map((path) => ({
        code: 'ManyValues' as const,
        message: `Of "${path}" only the first ${mostValues} values of a user are read.`,
      })),
    ],
  });
}

/** Whether a text looks like JSON rather than a table. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\[\s*(?:[{[\]"]|(?:-?\d[\d.]*|true|false|null)\s*[,\]])|\{\s*(?:"|\}))/.test(text);
}

type Numbered = { readonly resource: unknown; readonly rowNumber: number };

function resourcesOf(text: string): Result<readonly Numbered[], ScimFailure> {
  const whole = parseJson(text);
  if (whole !== unreadable) {
    const list = Array.isArray(whole) ? whole : listResponse(whole);
    return ok(list.map((resource: unknown, at) => ({ resource, rowNumber: at + 1 })));
  }
  const lines = text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ line, rowNumber: at + 1 }]));
  const resources = lines.map(({ line, rowNumber }) => ({ resource: parseJson(line), rowNumber }));
  const bad = resources.find(({ resource }) => resource === unreadable);
  if (bad === undefined) return ok(resources);
  // A single text that breaks off is broken as a whole; of lines, the one that is broken is named.
  return fail('NotJson', { rowNumber: resources[0]?.resource === unreadable ? null : bad.rowNumber });
}

const unreadable = Symbol('no JSON');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return unreadable;
  }
}

function listResponse(whole: unknown): readonly unknown[] {
  if (typeof whole !== 'object' || whole === null) return [];
  return 'Resources' in whole && Array.isArray(whole.Resources) ? whole.Resources : [whole];
}

function isUser(resource: unknown): boolean {
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) return false;
  const schemas: unknown = 'schemas' in resource ? resource.schemas : null;
  if (!Array.isArray(schemas)) return 'userName' in resource;
  return schemas.some((schema) => typeof schema === 'string' && /:User$/i.test(schema));
}

/** Of a list of objects so many are read: a user in a thousand groups would make thousands of columns. */
const mostValues = 3;
const deepest = 6;

type Found = { readonly rowNumber: number; readonly tooLarge: number[]; readonly many: Set<string> };

function flatten(value: unknown, path: string, put: (path: string, text: string) => void, found: Found, depth = 0): void {
  if (value === null || value === undefined || depth > deepest) return;
  if (Array.isArray(value)) return flattenList(value, path, put, found, depth);
  if (typeof value !== 'object') return put(path, textOf(value, found));
  for (const [key, inner] of Object.entries(value)) {
    if (path === '' && (key === 'schemas' || key === 'meta')) continue;
    flatten(inner, path === '' ? key : `${path}.${key}`, put, found, depth + 1);
  }
}

function flattenList(list: readonly unknown[], path: string, put: (path: string, text: string) => void, found: Found, depth: number): void {
  const objects = list.filter((item) => typeof item === 'object' && item !== null);
  if (objects.length === 0) {
    if (list.length > 0) put(path, list.map((item) => textOf(item, found)).join(';'));
    return;
  }
  const isPrimary = (item: object): boolean => 'primary' in item && item.primary === true;
  const ordered = [...objects.filter(isPrimary), ...objects.filter((item) => !isPrimary(item))];
  if (ordered.length > mostValues) found.many.add(path);
  ordered.slice(0, mostValues).forEach((item, at) => flatten(item, `${path}[${at}]`, put, found, depth + 1));
}

/** A number that JSON cannot hold exactly is written as a spreadsheet spoils it, so that no id is made of it. */
function textOf(value: unknown, found: Found): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    found.tooLarge.push(found.rowNumber);
    return value.toExponential().toUpperCase();
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function tooLarge(rowNumbers: readonly number[]): TableNotice {
  const message = 'Numbers without quotation marks have more digits than JSON keeps exactly: write ids as texts.';
  return { code: 'NumberTooLarge', message, rowNumbers: rowNumbers.slice(0, 10) };
}
