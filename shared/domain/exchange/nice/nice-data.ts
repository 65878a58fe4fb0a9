import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { readJson } from '../json-text';
import type { Problems } from '../problems';

/** One component of the framework, whatever shape of file it came in. */
export interface Component {
  readonly type: ComponentType;
  readonly title: string;
  readonly text: string;
  readonly path: string;
  readonly rest: object;
}
export type ComponentType = 'role' | 'task' | 'knowledge' | 'skill' | 'group';

export interface Components {
  readonly byId: Map<string, Component>;
  /** From a role or a group to what belongs to it, in the order of the file. */
  readonly pairs: (readonly [from: string, to: string])[];
}

/** Most values that a file may unfold to: aliases of YAML can make a small file a very large one. */
const mostValues = 2_000_000;
const deepest = 32;
/** YAML is parsed by hand, about ten times slower than JSON. */
const longestYaml = 20 * 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/** The components of NICE out of JSON or YAML: NIST's own export of elements and relationships, or roles with their lists; null: told. */
export function niceComponents(fileName: string, text: string, problems: Problems): Components | null {
  const value = parsed(fileName, text, problems);
  if (value === undefined) return null;
  if (!isSmallEnough(value)) {
    problems.error(fileName, `The file unfolds to more than ${mostValues} values or ${deepest} levels: nothing was taken.`);
    return null;
  }
  const components: Components = { byId: new Map(), pairs: [] };
  const flat = findElements(value, 4);
  if (flat !== null) readElements(flat, components, problems);
  else readRoles(value, components, problems);
  if (components.byId.size > 0) return components;
  problems.error(fileName, 'There are neither elements with an “element_identifier” nor work roles: nothing was taken.');
  return null;
}

function parsed(fileName: string, text: string, problems: Problems): unknown {
  if (/^\s*[{[]/.test(text)) {
    const json = readJson(text);
    if (json.ok) return json.value;
    // YAML may begin like that as well, but is rarely meant
    problems.error(
      fileName,
      `Line ${json.failure.data.line}, column ${json.failure.data.column}: ${json.failure.data.what}. Nothing was taken.`,
      undefined,
      json.failure.data.line,
    );
    return undefined;
  }
  if (text.length > longestYaml) {
    problems.error(fileName, 'YAML is read up to 20 MB: nothing was taken.');
    return undefined;
  }
  try {
    // Texts, lists and maps are all there is: no code, no dates, no merging, and an id of digits keeps its zeros.
    return load(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    problems.error(
      fileName,
      `This is no YAML (${error.reason}): nothing was taken.`,
      undefined,
      error.mark === undefined ? null : error.mark.line + 1,
    );
    return undefined;
  }
}

/** Counts as often as something is referred to: that is how often it would be read. */
function isSmallEnough(value: unknown): boolean {
  let left = mostValues;
  const visit = (one: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > deepest) return false;
    if (typeof one !== 'object' || one === null) return true;
    return Object.values(one).every((inner) => visit(inner, depth + 1));
  };
  return visit(value, 0);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A number is a text as well: JSON has some ids without letters so. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function first(fields: Fields, names: readonly string[]): string {
  return names.map((name) => textOf(fields[name])).find((text) => text !== '') ?? '';
}

function findElements(value: unknown, depth: number): Fields | null {
  if (!isFields(value) || depth === 0) return null;
  if (listOf(value['elements']).some((one) => isFields(one) && 'element_identifier' in one)) return value;
  for (const inner of Object.values(value)) {
    const found = findElements(inner, depth - 1);
    if (found !== null) return found;
  }
  return null;
}

const types: ReadonlyArray<readonly [pattern: RegExp, type: ComponentType]> = [
  [/work.?role/i, 'role'],
  [/task/i, 'task'],
  [/knowledge/i, 'knowledge'],
  [/skill|abilit/i, 'skill'],
  [/categor|area|specialty/i, 'group'],
];

function readElements(file: Fields, components: Components, problems: Problems): void {
  const passedOver = new Map<string, number>();
  for (const [at, element] of listOf(file['elements']).entries()) {
    const path = `elements[${at}]`;
    if (!isFields(element)) {
      problems.error(path, 'This is no element: it was left out.', element);
      continue;
    }
    const { element_identifier: _id, element_type: _type, title, text, ...rest } = element;
    const said = textOf(element['element_type']);
    const type = types.find(([pattern]) => pattern.test(said))?.[1];
    if (type === undefined) passedOver.set(said, (passedOver.get(said) ?? 0) + 1);
    else add(components, textOf(element['element_identifier']), { type, title: textOf(title), text: textOf(text), path, rest }, problems);
  }
  for (const [type, count] of passedOver)
    problems.warning('elements', `${count} elements of the type “${type}” have no place here: they were not taken.`, type);
  for (const [at, relationship] of listOf(file['relationships']).entries()) {
    const fields = isFields(relationship) ? relationship : {};
    const ends = [textOf(fields['source_element_identifier']), textOf(fields['dest_element_identifier'])] as const;
    const missing = ends.find((end) => !components.byId.has(end));
    if (missing === undefined) components.pairs.push(ends);
    else problems.warning(`relationships[${at}]`, 'One end of this is no element that was taken: it was left out.', missing);
  }
}

const lists: ReadonlyArray<readonly [names: readonly string[], type: ComponentType]> = [
  [['tasks', 'task'], 'task'],
  [['knowledge', 'knowledges', 'knowledge_statements'], 'knowledge'],
  [['skills', 'skill', 'skill_statements', 'abilities', 'ability'], 'skill'],
];
const idNames = ['id', 'code', 'identifier', 'work_role_id', 'workRoleId', 'element_identifier', 'nice_id'];
const titleNames = ['name', 'title', 'work_role', 'workRole'];
const textNames = ['description', 'text', 'statement', 'definition'];
const rolesNames = ['work_roles', 'workRoles', 'workroles', 'roles', 'work-roles'];

/** Roles with their lists, as people write them in YAML: the statements within, or beside them under the ids that the roles name. */
function readRoles(value: unknown, components: Components, problems: Problems): void {
  const root = isFields(value) ? value : {};
  for (const [names, type] of lists) for (const name of names) statements(root[name], type, name, components, problems);
  const roles = Array.isArray(value) ? value : rolesNames.flatMap((name) => entriesOf(root[name]));
  for (const [at, role] of roles.entries()) {
    const path = `work_roles[${at}]`;
    if (!isFields(role)) {
      problems.error(path, 'This is no work role: it was left out.', role);
      continue;
    }
    const [title, text] = [first(role, titleNames), first(role, textNames)];
    const id = first(role, idNames) || title;
    const inner = new Set([...lists.flatMap(([names]) => names), ...idNames, ...titleNames, ...textNames]);
    const rest = Object.fromEntries(Object.entries(role).filter(([name]) => !inner.has(name)));
    if (!add(components, id, { type: 'role', title, text, path, rest }, problems)) continue;
    const category = first(role, ['category', 'category_name', 'specialty_area']);
    if (category !== '') {
      if (!components.byId.has(category)) components.byId.set(category, { type: 'group', title: category, text: '', path, rest: {} });
      components.pairs.push([category, id]);
    }
    const within: unknown = role['tks'] ?? role['statements'];
    const source = isFields(within) ? { ...within, ...role } : role;
    for (const [names, type] of lists)
      for (const name of names)
        for (const to of statements(source[name], type, `${path}.${name}`, components, problems)) components.pairs.push([id, to]);
  }
}

/** A list, or a map whose names are the ids. */
function entriesOf(value: unknown): readonly unknown[] {
  if (!isFields(value)) return listOf(value);
  return Object.entries(value).map(([id, one]): unknown => (isFields(one) ? { id, ...one } : { id, text: one }));
}

/** Adds what a list says of statements and gives their ids; of one that is there already an id is enough. */
function statements(value: unknown, type: ComponentType, path: string, components: Components, problems: Problems): string[] {
  return entriesOf(value).flatMap((one, at): string[] => {
    const place = `${path}[${at}]`;
    const [, before = '', after = ''] = /^([A-Za-z]{1,3}-?\d{1,6}[A-Za-z]?)\s*(?:[:–-]\s*(.*))?$/s.exec(textOf(one)) ?? [];
    const fields: Fields = isFields(one) ? one : before === '' ? { text: one } : { id: before, text: after };
    const text = first(fields, [...textNames, ...titleNames]);
    const id = first(fields, idNames) || text;
    const there = components.byId.get(id);
    if (there !== undefined && there.type !== 'role' && (text === '' || text === there.text)) return [id];
    if (id === '' || text === '') {
      problems.error(place, 'There is no text of this statement, here or further up: it was left out.', one);
      return [];
    }
    return add(components, id, { type, title: '', text, path: place, rest: {} }, problems) ? [id] : [];
  });
}

function add({ byId }: Components, id: string, component: Component, problems: Problems): boolean {
  const fault =
    id === ''
      ? 'There is no id'
      : id.length > 300
        ? 'The id is longer than 300 characters'
        : byId.has(id)
          ? `The same id stands at ${byId.get(id)?.path ?? ''}`
          : component.title === '' && component.text === ''
            ? 'There is neither title nor text'
            : null;
  if (fault === null) byId.set(id, component);
  else problems.error(component.path, `${fault}: this was left out.`, id);
  return fault === null;
}
