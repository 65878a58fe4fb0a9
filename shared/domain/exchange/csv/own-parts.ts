import type { ChecklistStep, CompetencyItem, FrameworkItem, Indicator, ItemKind, ScaleLevel } from '../../../contract/framework-item';
import type { LevelSufficiency } from '../../../contract/sufficiency';
import type { ValidityTerms } from '../../../contract/validity';
import { assessmentKinds } from '../../assessment';
import { levelLook } from '../../scale-look';
import type { Problems } from '../problems';
import { fitting } from '../tables/read-rows';
import { uuidOf } from '../uuid';
import { valueOf, type CellPlace } from './codec';
import type { Codec } from './content-columns';
import { pathOf, type ItemRow, type References } from './own-references';
import type { OwnColumn, OwnFile, PartRecord, ReadRow } from './own-tables';
import { ruleKinds, ruleOfCells } from './validity-rows';

export interface OwnParts {
  /** The parts of an item's content that have rows of their own; those without a table in the file stay as the library has them. */
  readonly of: (row: ItemRow, known: FrameworkItem | undefined) => Readonly<Record<string, unknown>>;
}

const ownerKinds: Readonly<Record<PartRecord, readonly ItemKind[]>> = {
  level: ['scale'],
  levelMapping: ['scale'],
  indicator: ['competency', 'block'],
  step: ['competency', 'block'],
  prerequisite: ['competency'],
  sufficiency: ['competency'],
  validity: ['competency', 'clause'],
  condition: ['task'],
};

type Prerequisite = CompetencyItem['content']['prerequisites'][number];

/** The rows of levels, indicators and other parts, found by the item they belong to. */
export function partsOf(file: OwnFile, rows: readonly ItemRow[], references: References, problems: Problems): OwnParts {
  const inFile = new Set(rows.map(({ itemId }) => itemId));
  const byOwner = new Map<string, ReadRow[]>();
  for (const row of file.rows) {
    const kinds = isPart(row.record) ? ownerKinds[row.record] : null;
    if (kinds === null) continue;
    const of = row.cells.of ?? '';
    const owner = references.find(of, kinds);
    if (owner === null || !inFile.has(owner)) {
      // Levels that came along with a scale that the site has are no fault.
      if (owner === null || !(row.record === 'level' || row.record === 'levelMapping'))
        problems.error(
          pathOf(row, 'of'),
          `No ${kinds.join(' or ')} of this file has this id or code: the row was left out.`,
          of,
          row.number,
        );
      continue;
    }
    const key = `${row.record} ${owner}`;
    const list = byOwner.get(key);
    if (list === undefined) byOwner.set(key, [row]);
    else list.push(row);
  }
  const told = new Set(file.tables);
  const read = (record: PartRecord, { itemId }: ItemRow): readonly Reader[] =>
    (byOwner.get(`${record} ${itemId}`) ?? []).map((row) => reader(row, references, problems));
  return {
    of: (row, known) => {
      const owner = row.itemId;
      const isTold = (record: PartRecord): boolean => told.has(record);
      const parts: Record<string, unknown> = {};
      const signs = row.record === 'competency' || row.record === 'block';
      if (signs && isTold('indicator')) parts['indicators'] = indicatorsOf(read('indicator', row), owner, known);
      if (signs && isTold('step')) parts['steps'] = stepsOf(read('step', row), owner, known);
      if (row.record === 'competency' && isTold('prerequisite')) parts['prerequisites'] = prerequisitesOf(read('prerequisite', row));
      if (row.record === 'competency' && isTold('sufficiency')) parts['sufficiency'] = sufficiencyOf(read('sufficiency', row));
      if (row.record === 'competency' && isTold('validity')) parts['validity'] = { rules: validityOf(read('validity', row)) };
      if (row.record === 'clause' && isTold('validity')) parts['validity'] = validityOf(read('validity', row), 1)[0]?.rule ?? null;
      if (row.record === 'task' && isTold('condition'))
        parts['abnormalConditions'] = read('condition', row)
          .map((one) => one.text('text', 4000))
          .filter(Boolean);
      if (row.record === 'scale' && isTold('level')) parts['levels'] = levelsOf(read('level', row));
      if (row.record === 'scale' && row.cells.mapped_from !== undefined)
        parts['mapping'] = mappingOf(row, read('levelMapping', row), references);
      return parts;
    },
  };
}

function isPart(record: ReadRow['record']): record is PartRecord {
  return record in ownerKinds;
}

/** One row of a part, read column by column. */
interface Reader {
  readonly text: (column: OwnColumn, longest: number) => string;
  readonly whole: (column: OwnColumn, from: number, to: number) => number | null;
  readonly value: (column: OwnColumn, codec: Codec) => unknown;
  readonly refer: (column: OwnColumn, kind: ItemKind) => string;
  readonly fault: (column: OwnColumn, message: string) => void;
}

function reader(row: ReadRow, references: References, problems: Problems): Reader {
  const cell = (column: OwnColumn): string => row.cells[column] ?? '';
  const refer = (reference: string, path: string, kind: ItemKind): string => {
    const found = references.find(reference, [kind]);
    if (found === null)
      problems.warning(
        path,
        'Neither this file nor this library has an item of this id or code: the reference was kept as it is.',
        reference,
        row.number,
      );
    return found ?? reference.slice(0, 64);
  };
  const place = (column: OwnColumn): CellPlace => ({
    column: pathOf(row, column),
    row: row.number,
    problems,
    refer: (reference) => refer(reference, pathOf(row, column), 'link'),
  });
  const value = (column: OwnColumn, codec: Codec): unknown => valueOf(cell(column), codec, place(column));
  return {
    text: (column, longest) => fitting(cell(column), longest, pathOf(row, column), problems, row.number),
    whole: (column, from, to) => {
      const found = value(column, { as: 'whole', from, to, isNullable: true });
      return typeof found === 'number' ? found : null;
    },
    value,
    refer: (column, kind) => refer(cell(column), pathOf(row, column), kind),
    fault: (column, message) => problems.error(pathOf(row, column), message, cell(column), row.number),
  };
}

function indicatorsOf(rows: readonly Reader[], owner: string, known: FrameworkItem | undefined): Indicator[] {
  const before = known?.kind === 'competency' || known?.kind === 'block' ? known.content.indicators : [];
  const taken = new Set<string>();
  return rows.flatMap((row): Indicator[] => {
    const [level, text] = [levelOf(row), row.text('text', 4000)];
    if (level === null || text === '') return missing(row, 'text', level);
    const former = before.find((one) => one.level === level && one.text === text)?.indicatorId ?? null;
    const outcomes: unknown = row.value('outcomes', { as: 'references', longest: 40 });
    return [
      {
        indicatorId: partId(row, former, `${owner} indicator ${level} ${text}`, taken),
        level,
        text,
        positiveExample: row.text('positive_example', 4000) || null,
        negativeExample: row.text('negative_example', 4000) || null,
        outcomeIds: Array.isArray(outcomes) ? outcomes.filter((one) => typeof one === 'string') : [],
      },
    ];
  });
}

function stepsOf(rows: readonly Reader[], owner: string, known: FrameworkItem | undefined): ChecklistStep[] {
  const before = known?.kind === 'competency' || known?.kind === 'block' ? known.content.steps : [];
  const taken = new Set<string>();
  return rows.flatMap((row): ChecklistStep[] => {
    const [level, text] = [levelOf(row), row.text('text', 4000)];
    if (level === null || text === '') return missing(row, 'text', level);
    const former = before.find((one) => one.level === level && one.text === text)?.stepId ?? null;
    const isCritical = row.value('critical', { as: 'flag', otherwise: false }) === true;
    return [
      { stepId: partId(row, former, `${owner} step ${level} ${text}`, taken), level, text, isCritical, prompt: row.text('prompt', 4000) },
    ];
  });
}

/** The id of a part: its own, that of the one the library has, or one that is always the same for what it says; never one that a part above it has. */
function partId(row: Reader, former: string | null, otherwise: string, taken: Set<string>): string {
  const own = row.text('id', 64);
  let id = own !== '' ? own : (former ?? uuidOf(otherwise));
  if (taken.has(id) && own !== '') row.fault('id', 'The same id stands in a row above: the row was taken under a new one.');
  for (let copy = 2; taken.has(id); copy += 1) id = uuidOf(`${otherwise} ${copy}`);
  taken.add(id);
  return id;
}

function levelOf(row: Reader): number | null {
  return row.whole('level', 0, 8);
}

function missing(row: Reader, column: OwnColumn, level: number | null): never[] {
  row.fault(
    level === null ? 'level' : column,
    level === null ? 'There is no level: the row was left out.' : 'There is no text: the row was left out.',
  );
  return [];
}

/** Rows that share a number are one rule; those without one stand each for itself. */
function prerequisitesOf(rows: readonly Reader[]): Prerequisite[] {
  const byNumber = new Map<string, Prerequisite>();
  for (const [at, row] of rows.entries()) {
    const [level, needed] = [levelOf(row), row.whole('needs_level', 0, 8)];
    if (level === null || needed === null || row.text('needs', 400) === '') {
      row.fault('needs', 'A prerequisite needs a level, a competency and the level of that: the row was left out.');
      continue;
    }
    const need = { competencyId: row.refer('needs', 'competency'), level: needed };
    const number = row.text('number', 20) || `row ${at}`;
    const former = byNumber.get(number);
    if (former !== undefined) byNumber.set(number, { ...former, of: [...former.of, need] });
    else {
      const word: unknown = row.value('rule', { as: 'word', words: ['all', 'any', 'count'] });
      byNumber.set(number, {
        level,
        rule: word === 'any' || word === 'count' ? word : 'all',
        count: row.whole('count', 1, 40) ?? 1,
        of: [need],
      });
    }
  }
  return [...byNumber.values()];
}

/** Rows that share a number are what one level asks for; those without one stand each for itself. */
function sufficiencyOf(rows: readonly Reader[]): LevelSufficiency[] {
  const byNumber = new Map<string, LevelSufficiency>();
  for (const [at, row] of rows.entries()) {
    const level = levelOf(row);
    const named: unknown = row.value('kinds', { as: 'words', words: assessmentKinds });
    const kinds = assessmentKinds.filter((kind) => Array.isArray(named) && named.includes(kind));
    if (level === null || kinds.length === 0) {
      row.fault('kinds', 'What is to be shown needs a level and kinds of assessment: the row was left out.');
      continue;
    }
    const count = row.whole('count', 1, 9) ?? 1;
    const isYes = (column: OwnColumn): boolean => row.value(column, { as: 'flag', otherwise: false }) === true;
    const part = {
      kinds,
      count,
      differentAssessors: isYes('different_assessors'),
      underAbnormal: Math.min(row.whole('under_abnormal', 0, 9) ?? 0, count),
      maxAgeMonths: row.whole('max_age_months', 1, 120),
    };
    const number = row.text('number', 20) || `row ${at}`;
    const former = byNumber.get(number);
    if (former !== undefined) byNumber.set(number, { ...former, parts: [...former.parts, part].slice(0, 9) });
    else
      byNumber.set(number, {
        level,
        parts: [part],
        withinMonths: row.whole('within_months', 1, 120),
        secondAssessor: isYes('second_assessor'),
      });
  }
  return [...byNumber.values()].slice(0, 9);
}

/** The rules that rows say; of a clause only one can be. */
function validityOf(rows: readonly Reader[], most = 10): ValidityTerms['rules'] {
  const rules = rows.flatMap((row): ValidityTerms['rules'] => {
    const kind: unknown = row.value('holds', { as: 'word', words: ruleKinds });
    const whole = (column: 'months' | 'years' | 'month' | 'day') => row.whole(column, column === 'years' ? 0 : 1, mostOf[column]);
    const rule = ruleOfCells(kind, whole, row.text('events', 2000));
    if (rule !== null) return [{ level: levelOf(row), rule }];
    row.fault('holds', 'A rule of validity needs to say how it holds and the months, years, day or events of that: the row was left out.');
    return [];
  });
  for (const row of rows.slice(most)) row.fault('holds', 'There are more rules of validity than can be: the row was left out.');
  return rules.slice(0, most);
}

const mostOf = { months: 120, years: 10, month: 12, day: 31 } as const;

function levelsOf(rows: readonly Reader[]): ScaleLevel[] {
  return rows.flatMap((row, at): ScaleLevel[] => {
    const level = levelOf(row);
    if (level === null) return missing(row, 'level', level);
    const usual = levelLook(at, rows.length);
    const colour = row.text('colour', 7).toLowerCase();
    const pattern: unknown = row.value('pattern', { as: 'word', words: patterns });
    const code = row.text('level_code', 12) || String(level);
    return [
      {
        level,
        code,
        name: row.text('name', 200) || code,
        anchor: row.text('anchor', 4000),
        colour: /^#[0-9a-f]{6}$/.test(colour) ? colour : usual.colour,
        pattern: patterns.find((one) => one === pattern) ?? usual.pattern,
      },
    ];
  });
}

const patterns = ['solid', 'hatch', 'crossHatch', 'horizontal', 'vertical', 'dots', 'outline'] as const;

function mappingOf(row: ItemRow, rows: readonly Reader[], references: References): unknown {
  const from = row.cells.mapped_from ?? '';
  if (from === '') return null;
  const levels = rows.flatMap((one) => {
    const [source, target] = [one.whole('from_level', 0, 8), one.whole('to_level', 0, 8)];
    return source === null || target === null ? [] : [{ from: source, to: target }];
  });
  return { fromScaleId: references.find(from, ['scale']) ?? from.slice(0, 64), levels };
}
