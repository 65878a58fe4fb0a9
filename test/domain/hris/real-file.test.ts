import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../electron/service/platform/delimited-text';
import { checkMapping, draftMapping } from '../../../shared/domain/hris/mapping';
import { planImport } from '../../../shared/domain/hris/plan';
import type { ImportPlan, WarningCode } from '../../../shared/domain/hris/plan-types';

const path = resolve(import.meta.dirname, '../../../../shared/data/hris/HRDataset_v14.csv');
const isHere = existsSync(path);
if (!isHere) console.warn(`Skipped: the HR data set is not at ${path}.`);

describe.skipIf(!isHere)('a real HR data set', () => {
  it('is read as it is', () => {
    const file = readFile();
    expect(file).toMatchObject({ encoding: 'utf-8', hasBom: true, delimiter: ',', warnings: [] });
    expect([file.headers.length, file.rows.length, file.rowNumbers.at(-1)]).toEqual([36, 311, 312]);
  });

  it('needs no choice of a person', () => {
    const { headers, rows } = readFile();
    const draft = draftMapping(headers, rows);
    expect(checkMapping(headers, draft.mapping)).toEqual([]);
    expect(draft.mapping.filter(({ dateOrder }) => dateOrder === 'mdy').map(({ column }) => column)).toEqual([
      'DateofHire',
      'DateofTermination',
    ]);
  });

  it('arrives whole: 311 people, 6 departments, 31 positions once trailing spaces are gone', () => {
    const plan = planFile();
    expect(plan.rejects).toEqual([]);
    expect(plan.totals).toMatchObject({ rows: 311, creates: 311, updates: 0, unchanged: 0, rejectedRows: 0, blankRows: 0, absent: 0 });
    expect(plan.departments.map(({ people }) => people).toSorted((a, b) => a - b)).toEqual([1, 9, 11, 31, 50, 209]);
    expect(plan.positions).toHaveLength(31);
    expect(plan.tripwires).toEqual([]);
  });

  it('has 104 leavers, each with a closed position, and 207 people at work', () => {
    const { creates } = planFile();
    expect(creates.filter(({ facts }) => facts.leftOn !== null)).toHaveLength(104);
    expect(
      creates.every(
        ({ facts, position }) => position.validTo === facts.leftOn && position.validFrom === facts.hiredOn && facts.hiredOn !== null,
      ),
    ).toBe(true);
  });

  it('numbers its managers in another series: they are found by name, and what is missing or unknown is told', () => {
    const { creates, warnings } = planFile();
    const count = (code: WarningCode) => warnings.filter((warning) => warning.code === code).length;
    expect(creates.filter(({ managerFoundBy }) => managerFoundBy === 'name')).toHaveLength(236);
    expect([count('ManagerNumbersForeign'), count('ManagerMissing'), count('ManagerUnknown')]).toEqual([1, 8, 67]);
    expect(warnings).toHaveLength(76);
  });

  it('leaves nothing of its protected columns in the plan', () => {
    const file = readFile();
    const text = JSON.stringify(planFile());
    const protectedColumns = [
      'Salary',
      'RaceDesc',
      'DOB',
      'MaritalDesc',
      'CitizenDesc',
      'TermReason',
      'RecruitmentSource',
      'PerformanceScore',
    ];
    for (const column of protectedColumns) {
      const values = new Set(file.rows.map((row) => row[file.headers.indexOf(column)]?.trim() ?? '').filter((value) => value.length > 3));
      expect(values.size).toBeGreaterThan(1);
      expect([column, ...[...values].filter((value) => text.includes(`"${value}"`)).map(() => 'found')]).toEqual([column]);
    }
  });

  it('changes nothing when it comes again', () => {
    const first = planFile();
    const known = first.creates.map(({ facts }, index) => ({ personId: `person-${index}`, facts }));
    const { headers, rows, rowNumbers } = readFile();
    const result = planImport({
      headers,
      rows,
      rowNumbers,
      mapping: draftMapping(headers, rows).mapping,
      today: '2026-03-14',
      known,
      closing: [],
    });
    expect(result.ok && result.value.totals).toMatchObject({ creates: 0, updates: 0, unchanged: 311, absent: 0, terminations: 0 });
    expect(result.ok && result.value.tripwires).toEqual([]);
  });
});

function readFile() {
  const result = readDelimited(readFileSync(path));
  if (!result.ok) throw new Error(`refused: ${result.failure.code}`);
  return result.value;
}

function planFile(): ImportPlan {
  const { headers, rows, rowNumbers } = readFile();
  const result = planImport({
    headers,
    rows,
    rowNumbers,
    mapping: draftMapping(headers, rows).mapping,
    today: '2026-03-14',
    known: [],
    closing: [],
  });
  if (!result.ok) throw new Error(result.failure.data.problems.map(({ message }) => message).join(' '));
  return result.value;
}
