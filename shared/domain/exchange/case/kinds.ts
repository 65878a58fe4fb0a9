import type { ItemKind } from '../../../contract/framework-item';
import { textOf } from './case-origin';
import { splitExtras } from './extras';
import type { CaseObject } from './strict';

const itemTypes: Readonly<Partial<Record<ItemKind, string>>> = {
  group: 'Group',
  competency: 'Competency',
  role: 'Job role',
  task: 'Task',
  clause: 'Clause',
  scale: 'Proficiency scale',
  block: 'Block of indicators',
};

/** The CFItemType of an item that was born here. */
export function itemTypeOf(kind: ItemKind): string {
  return itemTypes[kind] ?? 'Group';
}

const groupWords = /^(?:cluster|domain|strand|category|area|course|unit|subject|topic|group|heading|grade(?: level)?|theme|section)$/i;
const competencyWords = /^(?:competency|competence|skill|ability|knowledge|behaviou?r|attitude)$/i;

/**
 * What a CFItem becomes. One written here says so itself. Of others the type decides where it is a word for headings or for
 * competencies; any other type (Standard, Component, …) leaves it to the tree: what has children is a group, a leaf a competency.
 */
export function kindOf(object: CaseObject, hasChildren: boolean, inner: string): ItemKind {
  const said = splitExtras(object['notes']).extras['kind'];
  const own = nodeKinds.find((kind) => kind === said);
  if (own !== undefined) return own;
  if (inner === 'competencies') return 'competency';
  const type = textOf(object['CFItemType']);
  if (competencyWords.test(type)) return 'competency';
  return groupWords.test(type) || hasChildren ? 'group' : 'competency';
}

const nodeKinds = ['group', 'competency', 'role', 'task', 'clause', 'scale', 'block'] as const;
