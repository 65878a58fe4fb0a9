import { describe, expect, it } from 'vitest';
import type { ImportPlan, KnownPerson } from '../../../shared/domain/hris/plan-types';
import { knownPerson, planFrom, planOf } from './plan-of-file';

describe('people who are known already', () => {
  const anna = knownPerson({
    employeeNumber: '1',
    familyName: 'Berg',
    givenName: 'Anna',
    department: 'Production',
    jobTitle: 'Operator',
    hiredOn: '2011-07-30',
    shift: 'B',
  });
  const update = (line: string, person = anna) => planOf([line], [person]);

  it('stay unchanged when the file says the same, and keep what the file does not speak of', () => {
    const plan = update('1,Anna  Berg,Production ,Operator,7/30/2011,');
    expect(plan.unchanged).toEqual([{ rowNumber: 2, personId: 'person-1', employeeNumber: '1' }]);
    expect(plan.totals).toMatchObject({ updates: 0, unchanged: 1, rows: 1 });
    expect(update('1,Anna Berg,Production,Fitter,7/30/2011,').updates[0]?.facts.shift).toBe('B');
  });

  it('are updated field by field, old and new', () => {
    const [planned] = update('1,Anna Berg,,Fitter,7/30/2011,').updates;
    expect(planned).toMatchObject({ personId: 'person-1', position: { action: 'move', validFrom: null, validTo: null } });
    expect(planned?.changes).toEqual([
      { field: 'department', old: 'Production', new: null },
      { field: 'jobTitle', old: 'Operator', new: 'Fitter' },
    ]);
  });

  it('keep their position when only the person changed', () => {
    expect(update('1,Anna Lind,Production,Operator,7/30/2011,').updates[0]?.position.action).toBe('keep');
  });

  it('who leave have their position closed, and count as terminations', () => {
    const plan = update('1,Anna Berg,Production,Operator,7/30/2011,3/1/2026');
    expect(plan.updates[0]?.position).toEqual({ action: 'close', validFrom: null, validTo: '2026-03-01' });
    expect(plan.totals.terminations).toBe(1);
  });

  it('who come back have their position opened again from the new day of hiring', () => {
    const left = knownPerson({ ...anna.facts, leftOn: '2020-02-28' });
    const rehired = update('1,Anna Berg,Production,Operator,5/15/2022,', left);
    expect(rehired.updates[0]?.position).toEqual({ action: 'reopen', validFrom: '2022-05-15', validTo: null });
    expect(rehired.warnings).toMatchObject([{ code: 'Rehired', employeeNumber: '1' }]);
    expect(update('1,Anna Berg,Production,Operator,7/30/2011,', left).updates[0]?.position).toEqual({
      action: 'reopen',
      validFrom: null,
      validTo: null,
    });
  });

  it('who come back in a file without a column for leaving are employed again', () => {
    const left = knownPerson({ employeeNumber: '1', familyName: 'Berg', givenName: 'Anna', hiredOn: '2011-07-30', leftOn: '2020-02-28' });
    const [planned] = planFrom({ header: 'EmpID,Name,Hire Date', lines: ['1,Anna Berg,5/15/2022'], known: [left] }).updates;
    expect(planned).toMatchObject({ facts: { leftOn: null }, position: { action: 'reopen', validFrom: '2022-05-15', validTo: null } });
    expect(planned?.changes).toContainEqual({ field: 'leftOn', old: '2020-02-28', new: null });
  });

  it('are listed as absent when the file is silent, but not when their row is rejected', () => {
    const gone = knownPerson({ employeeNumber: '2', familyName: 'Lind', leftOn: '2020-01-01' });
    const olof = knownPerson({ employeeNumber: '3', familyName: 'Ek' });
    const plan = planOf(['1,Anna Berg,Production,Operator,soon,'], [anna, gone, olof]);
    expect(plan.absent).toEqual([
      { personId: 'person-2', employeeNumber: '2', isActive: false },
      { personId: 'person-3', employeeNumber: '3', isActive: true },
    ]);
  });

  it('in a department whose name changed are pointed out', () => {
    const olof = knownPerson({ ...anna.facts, employeeNumber: '2', familyName: 'Lind', givenName: 'Olof' });
    const lines = ['1,Anna Berg,Manufacturing,Operator,7/30/2011,', '2,Olof Lind,Manufacturing,Operator,7/30/2011,'];
    expect(planOf(lines, [anna, olof]).warnings).toMatchObject([
      { rowNumber: null, code: 'DepartmentPerhapsRenamed', value: 'Production' },
    ]);
    expect(planOf([...lines, '3,Eva Dahl,Production,Operator,7/30/2011,'], [anna, olof]).warnings).toEqual([]);
    expect(planOf(lines, [anna, olof]).departments).toEqual([{ name: 'Manufacturing', isNew: true, people: 2 }]);
  });
});

describe('tripwires', () => {
  const crowd = Array.from({ length: 10 }, (_, index) =>
    knownPerson({ employeeNumber: `0${index}`, familyName: `Person${index}`, hiredOn: '2011-07-30' }),
  );
  const lineOf = ({ facts }: KnownPerson, leftOn = '') => `${facts.employeeNumber},${facts.familyName},,,7/30/2011,${leftOn}`;
  const fired = (plan: ImportPlan) => plan.tripwires.map(({ code }) => code);

  it('fire when the file is empty, and when nothing in it can be taken', () => {
    expect(fired(planOf([]))).toEqual(['EmptyFile']);
    expect(fired(planOf([], crowd))).toEqual(['EmptyFile', 'ManyAbsent']);
    expect(fired(planOf([',Anna Berg,,,7/30/2011,']))).toEqual(['NothingAccepted']);
  });

  it('fire above a fifth of terminations, not at a fifth', () => {
    const withLeavers = (leavers: number) =>
      planOf(
        crowd.map((person, index) => lineOf(person, index < leavers ? '3/1/2026' : '')),
        crowd,
      );
    expect(fired(withLeavers(2))).toEqual([]);
    expect(withLeavers(3).tripwires).toMatchObject([{ code: 'ManyTerminations', count: 3, of: 10, limit: 0.2 }]);
  });

  it('fire above a fifth of absent people, those who left before not counted', () => {
    const without = (absent: number) =>
      planOf(
        crowd.slice(absent).map((person) => lineOf(person)),
        [...crowd, knownPerson({ employeeNumber: '77', leftOn: '2020-01-01' })],
      );
    expect(fired(without(2))).toEqual([]);
    expect(without(3).tripwires).toMatchObject([{ code: 'ManyAbsent', count: 3, of: 10 }]);
  });

  it('do not fire for leavers in a first import', () => {
    expect(fired(planOf(crowd.map((person) => lineOf(person, '3/1/2026'))))).toEqual([]);
  });

  it('fire when leading zeros were lost on the way', () => {
    const plan = planOf(
      crowd.map((person) => lineOf(person).slice(1)),
      crowd,
    );
    expect(plan.tripwires).toContainEqual(expect.objectContaining({ code: 'LeadingZerosDiffer', count: 10 }));
  });
});
