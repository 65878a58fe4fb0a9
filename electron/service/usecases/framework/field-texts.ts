import { z } from 'zod';
import { contents, prerequisite, scaleMapping, type FrameworkItem } from '../../../../shared/contract/framework-item';
import { levelSufficiency, notSoleMethod } from '../../../../shared/contract/sufficiency';
import { validityRule, validityTerms } from '../../../../shared/contract/validity';
import { notSoleText, sufficiencyText } from '../../../../shared/domain/sufficiency-text';
import { validityLines, validityRuleText } from '../../../../shared/domain/validity-text';
import type { FieldDifference, ItemDifference } from '../../../../shared/domain/framework/difference';
import { leavesOf, partKey, type Json } from '../../../../shared/domain/framework/item-leaves';
import { wordParts } from '../../../../shared/domain/framework/word-parts';
import type { Contract } from '../../../../shared/contract';
import type { Reader } from '../../db/schema';
import { levelCodes, scalesOfCompetencies, titlesById } from '../../db/sql/item-titles';
import { printedNames } from '../../db/sql/printed-names';
import type { OutputOf } from '../context';

export type ShownField = OutputOf<Contract['framework']['compare']>['items'][number]['fields'][number];

/** What differs about some items, in words: ids by their titles, levels by their codes, texts word by word. */
export async function fieldTexts(db: Reader, differences: readonly ItemDifference[]) {
  const words = await wordsFor(db, differences);
  const byId = new Map(differences.map((one) => [one.itemId, one]));
  return {
    titleOf: (itemId: string | null): string | null => (itemId === null ? null : (words.titles.get(itemId) ?? null)),
    fieldsOf: (itemId: string): ShownField[] => {
      const one = byId.get(itemId);
      return one === undefined ? [] : shownFields(one, words);
    },
  };
}

interface Words {
  readonly titles: ReadonlyMap<string, string>;
  readonly users: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly scaleOf: ReadonlyMap<string, string>;
}

async function wordsFor(db: Reader, differences: readonly ItemDifference[]): Promise<Words> {
  const items = differences.flatMap(({ before, after }) => [before, after]).filter((item) => item !== null);
  const ids = items.flatMap(idsIn);
  const codes = await levelCodes(db);
  const scaleOf = await scalesOfCompetencies(db, ids);
  for (const item of items) {
    if (item.kind === 'scale') codes.set(item.itemId, new Map(item.content.levels.map(({ level, code }) => [level, code])));
    if (item.kind === 'competency') scaleOf.set(item.itemId, item.content.scaleId);
  }
  const titles = new Map(await titlesById(db, ids));
  for (const item of items) if (item.title !== '') titles.set(item.itemId, `${item.code} ${item.title}`.trim());
  const users = await printedNames(
    db,
    items.flatMap(({ stewardUserId }) => (stewardUserId === null ? [] : [stewardUserId])),
  );
  return { titles, users, codes, scaleOf };
}

function idsIn(item: FrameworkItem): string[] {
  const within =
    item.kind === 'competency'
      ? [
          item.content.scaleId,
          ...item.content.blockIds,
          ...item.content.prerequisites.flatMap(({ of }) => of.map(({ competencyId }) => competencyId)),
          ...item.content.indicators.flatMap(({ outcomeIds }) => outcomeIds),
        ]
      : [];
  return [item.parentId, item.fromId, item.toId, item.replacedById, ...within].filter((one) => one !== null);
}

/** What is told of an item: its differing fields; of one that came or went whole, what it says. */
function shownFields({ before, after, changes, fields }: ItemDifference, words: Words): ShownField[] {
  const item = after ?? before;
  if (item === null) return [];
  if (before !== null && after !== null) return fields.flatMap((field) => shownField(field, before, after, words));
  const kind = after === null ? 'removed' : 'added';
  if (!changes.includes(kind)) return [];
  return [...leavesOf(item).values()]
    .filter(({ path }) => isTold(path))
    .flatMap(({ path, value }) =>
      shownField({ path, old: after === null ? value : undefined, new: after === null ? undefined : value, kind }, item, item, words),
    );
}

/** What one reads of an item that is new: not how it hangs together. */
function isTold(path: readonly string[]): boolean {
  const [head = '', , , part] = path;
  if (head === 'code' || head === 'title') return true;
  if (head !== 'content') return false;
  return partKey(path) === null && (partKey(path.slice(0, 2)) === null || part === 'text' || part === 'name');
}

function shownField(
  { path, old, new: now, kind }: FieldDifference,
  before: FrameworkItem,
  after: FrameworkItem,
  words: Words,
): ShownField[] {
  if (kind === null) return [];
  const [oldText, newText] = [textOf(old, path, before, words), textOf(now, path, after, words)];
  if (oldText === null && newText === null) return [];
  const isProse = kind === 'reworded' && oldText !== null && newText !== null;
  const parts = isProse ? wordParts(oldText, newText) : null;
  return [{ kind, path: [...path], of: partOf(path, after) ?? partOf(path, before), old: oldText, new: newText, parts }];
}

/** What the part is called that a field belongs to, where it is one of several. */
function partOf(path: readonly string[], item: FrameworkItem): string | null {
  const [, list, key] = path;
  if (key === undefined || partKey(path.slice(0, 2)) === null) return null;
  const leaves = leavesOf(item);
  const name = list === 'levels' ? 'code' : 'text';
  const value = leaves.get(JSON.stringify(['content', list, key, name]))?.value;
  return typeof value === 'string' ? value : null;
}

function textOf(value: Json | undefined, path: readonly string[], item: FrameworkItem, words: Words): string | null {
  if (value === undefined || value === null || value === '') return null;
  const key = path[0] === 'content' ? (path.at(3) ?? path.at(1) ?? '') : (path[0] ?? '');
  const title = (id: string): string => words.titles.get(id) ?? id;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return key === 'level' || key === 'qualifyingLevel' ? codeOf(value, item, words) : String(value);
  if (typeof value === 'string') {
    if (key === 'stewardUserId') return words.users.get(value) ?? value;
    return linkKeys.has(key) ? title(value) : (chosenTexts.get(value) ?? value);
  }
  if (partKey(path) !== null && Array.isArray(value))
    return value.map((part) => partOf([...path, String(part)], item) ?? String(part)).join('\n');
  return structured(key, value, item, words);
}

/** What a choice is called where its own name is no word that people use. */
const chosenTexts: ReadonlyMap<string, string> = new Map([
  ['roleTask', 'a task of the role'],
  ['taskCompetency', 'a competency that the task needs'],
  ['taskClause', 'a clause that the task answers to'],
  ['competencyClause', 'a clause that the competency answers to'],
  ['noFormalTraining', 'no formal training'],
]);

const linkKeys = new Set(['parentId', 'fromId', 'toId', 'replacedById', 'scaleId']);

function codeOf(level: number, item: FrameworkItem, { codes, scaleOf }: Words): string {
  const scaleId =
    item.kind === 'competency' ? item.content.scaleId : item.kind === 'scale' ? item.itemId : (scaleOf.get(item.toId ?? '') ?? '');
  return codes.get(scaleId)?.get(level) ?? String(level);
}

/** Lists and the like as lines of text; what has no words of its own stays as JSON. */
function structured(key: string, value: Json, item: FrameworkItem, words: Words): string | null {
  if (key === 'notSoleMethods') return notSoleText(z.array(notSoleMethod).parse(value)) || null;
  const lines = z.array(z.string()).safeParse(value);
  if (lines.success) return lines.data.length === 0 ? null : lines.data.map((line) => words.titles.get(line) ?? line).join('\n');
  if (Array.isArray(value) && value.length === 0) return null;
  const level = (competencyId: string, at: number): string => words.codes.get(words.scaleOf.get(competencyId) ?? '')?.get(at) ?? String(at);
  if (key === 'prerequisites') {
    return z
      .array(prerequisite)
      .parse(value)
      .map(({ level: at, rule, count, of }) => {
        const needed = of.map((one) => `${words.titles.get(one.competencyId) ?? one.competencyId} (${level(one.competencyId, one.level)})`);
        return `${codeOf(at, item, words)}: ${rule === 'count' ? `${count} of` : rule} ${needed.join(', ')}`;
      })
      .join('\n');
  }
  if (key === 'sufficiency') {
    return z
      .array(levelSufficiency)
      .parse(value)
      .map((entry) => `${codeOf(entry.level, item, words)}: ${sufficiencyText(entry)}`)
      .join('\n');
  }
  if (key === 'validity') {
    if (item.kind === 'clause') return validityRuleText(validityRule.parse(value));
    return validityLines(validityTerms.parse(value), (at) => codeOf(at, item, words)).join('\n') || null;
  }
  if (key === 'evidenceMix') {
    const mix = contents.requirement.shape.evidenceMix.parse(value);
    return mix.map(({ kind, count }) => `${count} × ${kind}`).join(', ');
  }
  if (key === 'mapping') {
    const { fromScaleId, levels } = scaleMapping.parse(value);
    const code = (scaleId: string, at: number): string => words.codes.get(scaleId)?.get(at) ?? String(at);
    return levels.map(({ from, to }) => `${code(fromScaleId, from)} → ${code(item.itemId, to)}`).join(', ');
  }
  return JSON.stringify(value);
}
