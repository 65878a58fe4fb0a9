import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../electron/service/platform/delimited-text';
import { checkProfile } from '../../../shared/domain/hris/mapping';
import { linkManagers } from '../../../shared/domain/hris/manager-links';
import type { WarningCode } from '../../../shared/domain/hris/plan-types';
import { peopleReader } from '../../../shared/domain/intake/people-pass';
import { suggestProfile } from '../../../shared/domain/intake/suggest-profile';

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
    const { columns, openDates } = suggestProfile(headers, rows);
    expect(checkProfile(headers, columns, 'employeeNumber')).toEqual([]);
    expect(openDates).toEqual([]);
    expect(columns.filter(({ dateOrder }) => dateOrder === 'mdy').map(({ column }) => column)).toEqual(['DateofHire', 'DateofTermination']);
  });

  it('arrives whole: 311 people, 6 departments, 31 positions once trailing spaces are gone', () => {
    const { pass } = readPeople();
    expect(pass).toMatchObject({ rows: 311, rejects: [], unchanged: 0, absent: [] });
    expect(pass.changed).toHaveLength(311);
    const byDepartment = new Map<string | null, number>();
    for (const { facts } of pass.changed) byDepartment.set(facts.department, (byDepartment.get(facts.department) ?? 0) + 1);
    expect([...byDepartment.values()].toSorted((a, b) => a - b)).toEqual([1, 9, 11, 31, 50, 209]);
    expect(new Set(pass.changed.map(({ facts }) => facts.jobTitle)).size).toBe(31);
  });

  it('has 104 leavers, and everybody has a day of hiring', () => {
    const { changed } = readPeople().pass;
    expect(changed.filter(({ facts }) => facts.leftOn !== null)).toHaveLength(104);
    expect(changed.every(({ facts }) => facts.hiredOn !== null)).toBe(true);
  });

  it('numbers its managers in another series: they are found by name, and what is missing or unknown is told', () => {
    const { pass, managers } = readPeople();
    const count = (code: WarningCode) => managers.warnings.filter((warning) => warning.code === code).length;
    expect(managers.linked.filter(({ managerFoundBy }) => managerFoundBy === 'name')).toHaveLength(236);
    expect([count('ManagerNumbersForeign'), count('ManagerMissing'), count('ManagerUnknown')]).toEqual([1, 8, 67]);
    expect([...managers.warnings, ...pass.changed.flatMap(({ warnings }) => warnings)]).toHaveLength(76);
  });

  it('leaves nothing of its protected columns', () => {
    const file = readFile();
    const { pass, managers } = readPeople();
    const text = JSON.stringify([pass, [...pass.managerByKey()], managers]);
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
});

function readFile() {
  const result = readDelimited(readFileSync(path));
  if (!result.ok) throw new Error(`refused: ${result.failure.code}`);
  return result.value;
}

function readPeople() {
  const { headers, rows, rowNumbers } = readFile();
  const { columns } = suggestProfile(headers, rows);
  const reader = peopleReader(headers, { columns, today: '2026-03-14', last: null });
  reader.take(rows, rowNumbers);
  const pass = reader.finish();
  return { pass, managers: linkManagers(pass.changed, [], { hasNumber: true, hasName: true }) };
}
