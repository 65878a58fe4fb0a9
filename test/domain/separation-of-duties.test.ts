import { expect, test } from 'vitest';
import { permissions, reachByRole, roles, type Role } from '../../shared/domain/permissions';
import { conflictBetween, conflictKeys, conflictsAmong, dutyConflicts } from '../../shared/domain/separation-of-duties';

const of = (...held: Role[]) => conflictsAmong(held.map((role) => ({ role }))).map(({ key }) => key);

test('one role alone conflicts with nothing, and the employee’s with no other', () => {
  for (const role of roles) {
    expect(of(role)).toEqual([]);
    expect(of(role, 'employee')).toEqual([]);
  }
});

test('every pair is named once, with a reason of its own', () => {
  expect(dutyConflicts.map(({ key }) => key)).toEqual([...conflictKeys]);
  expect(dutyConflicts.map(({ roles: pair }) => pair.join('+'))).toEqual([...conflictKeys]);
  expect(new Set(dutyConflicts.map(({ why }) => why)).size).toBe(dutyConflicts.length);
  for (const {
    roles: [one, other],
  } of dutyConflicts)
    expect(one).not.toBe(other);
});

test('who audits holds no role that writes, decides or answers for others', () => {
  // What somebody states of themselves answers for nobody else.
  const writing = roles.filter((role) =>
    permissions.some((name) => !name.endsWith('.read') && ![undefined, 'own'].includes(reachByRole[role][name])),
  );
  const expected = [...writing, 'calibrationFacilitator'].filter((role) => role !== 'qualityAuditor');
  const against = roles.filter((role) => conflictBetween('qualityAuditor', role) !== null);
  expect(new Set(against)).toEqual(new Set(expected));
});

test('who gives access neither sets the standard nor judges by it, and who sets it does not judge', () => {
  expect(of('administrator', 'frameworkSteward', 'assessor')).toEqual([
    'administrator+frameworkSteward',
    'administrator+assessor',
    'frameworkSteward+assessor',
  ]);
  expect(of('assessor', 'lineManager')).toEqual([]);
});

test('the order of the two roles makes no difference', () => {
  for (const one of roles) for (const other of roles) expect(conflictBetween(one, other)).toBe(conflictBetween(other, one));
  expect(conflictBetween('administrator', 'administrator')).toBeNull();
});
