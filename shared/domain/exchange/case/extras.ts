import type { FrameworkItem } from '../../../contract/framework-item';
import { isObject, type CaseObject } from './strict';

/**
 * What CASE has no field for is written at the end of a note that people read: a line `[Touchstone]`, then one line
 * for each field with its value as JSON.
 */
const mark = '[Touchstone]';

/** A note with the fields at its end for which CASE has none. */
export function withExtras(note: string, extras: CaseObject): string {
  const lines = Object.entries(extras).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? note : [...(note === '' ? [] : [note, '']), mark, ...lines].join('\n');
}

/** The note that people wrote, and the fields that `withExtras` put at its end. */
export function splitExtras(note: unknown): { readonly note: string; readonly extras: CaseObject } {
  if (typeof note !== 'string') return { note: '', extras: {} };
  const start = note === mark || note.startsWith(`${mark}\n`) ? 0 : note.indexOf(`\n${mark}\n`);
  if (start < 0) return { note, extras: {} };
  const lines = note.slice(start).split('\n');
  const extras = Object.fromEntries(lines.flatMap((line) => extraOf(line)));
  return { note: note.slice(0, start).trimEnd(), extras };
}

function extraOf(line: string): [string, unknown][] {
  const found = /^(\w+): (.+)$/s.exec(line);
  if (found === null) return [];
  try {
    const value: unknown = JSON.parse(found[2] ?? '');
    return [[found[1] ?? '', value]];
  } catch {
    return []; // somebody wrote into it by hand
  }
}

/** Fields that CASE has a place for, by kind; all others of an item's content are extras. */
const carried: Partial<Record<FrameworkItem['kind'], readonly string[]>> = {
  group: ['description'],
  competency: ['description', 'indicators'],
  role: ['description'],
  task: ['description'],
  clause: ['textReference'],
  scale: ['levels'],
  block: ['indicators'],
};

/** How the ids in an item are called in a file, or the other way round: those of items, and those of their indicators and steps. */
export interface IdNames {
  readonly ofItem: (id: string) => string;
  readonly ofPart: (id: string) => string;
}

/** Everything of an item that CASE has no field for. */
export function extrasOf(item: FrameworkItem, names: IdNames): CaseObject {
  const content = Object.entries(item.content).filter(([key]) => !(carried[item.kind]?.includes(key) ?? false));
  const { kind, reviewMonths, isRetired, replacedById } = item;
  const looks = item.kind === 'scale' ? item.content.levels.map(({ level, colour, pattern }) => ({ level, colour, pattern })) : null;
  const extras = renamed(
    {
      kind,
      ...Object.fromEntries(content),
      ...(looks === null ? {} : { looks }),
      ...(outcomesOf(item).length === 0 ? {} : { outcomes: outcomesOf(item) }),
      reviewMonths,
      isRetired,
      replacedById,
    },
    names,
  );
  return isObject(extras) ? extras : {};
}

function outcomesOf(item: FrameworkItem): { readonly indicatorId: string; readonly outcomeIds: readonly string[] }[] {
  if (item.kind !== 'competency' && item.kind !== 'block') return [];
  return item.content.indicators
    .filter(({ outcomeIds }) => outcomeIds.length > 0)
    .map(({ indicatorId, outcomeIds }) => ({ indicatorId, outcomeIds }));
}

const ofItem: ReadonlySet<string> = new Set(['scaleId', 'fromScaleId', 'competencyId', 'replacedById', 'blockIds', 'outcomeIds']);
const ofPart: ReadonlySet<string> = new Set(['indicatorId', 'stepId']);

/** Plain data with every id in it put into other words. */
export function renamed(value: unknown, names: IdNames): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = ofItem.has(key) ? names.ofItem : ofPart.has(key) ? names.ofPart : null;
      if (name === null) return [key, renamed(inner, names)];
      const list: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
      const called = list.map((one) => (typeof one === 'string' ? name(one) : one));
      return [key, Array.isArray(inner) ? called : called[0]];
    }),
  );
}
