import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addMonthsToDay, dateOfDay, dayOfDate } from '../../../shared/domain/sample/calendar';
import { generateSampleSite } from '../../../shared/domain/sample/generate-sample-site';
import { outcomeOfSteps } from '../../../shared/domain/sample/outcome';
import { requirementsOfPerson } from '../../../shared/domain/sample/requirements';
import type { SampleSite } from '../../../shared/domain/sample/types';
import { shareOf, simpleStandings } from './sample-standings';

const today = '2026-03-14';
const site = generateSampleSite({ seed: 7, people: 240, today });
const assessments = [...site.assessments()];
const personByNumber = new Map(site.people.map((person) => [person.employeeNumber, person]));

const standingNames = ['qualified', 'expiring', 'expired', 'belowLevel', 'neverAssessed'] as const;

function digestOf(of: SampleSite): string {
  return createHash('sha256')
    .update(JSON.stringify([of, ...of.assessments()]))
    .digest('hex');
}

describe('the sample site of 240 people', () => {
  test('is the same for the same seed and day, and other people work there with another seed', () => {
    expect(digestOf(generateSampleSite({ seed: 7, people: 240, today }))).toBe(digestOf(site));
    const other = generateSampleSite({ seed: 8, people: 240, today });
    expect(digestOf(other)).not.toBe(digestOf(site));
    expect(other.people.map((person) => person.familyName)).not.toEqual(site.people.map((person) => person.familyName));
  });

  test('has 240 people with two leavers, 3 departments, 9 units, 4 shifts and days', () => {
    const kinds = site.units.map((unit) => unit.kind);
    expect(site.people).toHaveLength(240);
    expect(site.people.filter((person) => person.leftOn !== null)).toHaveLength(2);
    expect(['site', 'department', 'unit'].map((kind) => kinds.filter((each) => each === kind).length)).toEqual([1, 3, 9]);
    expect(site.shifts.map((shift) => shift.key)).toEqual(['A', 'B', 'C', 'D', 'days']);
    expect(site.assessors).toHaveLength(24);
    expect(site.people.filter((person) => person.secondPosition)).toHaveLength(1);
  });

  test('gives everybody a unique six-digit number in order of hire and a full name of their own', () => {
    const numbers = site.people.map((person) => person.employeeNumber);
    expect(numbers.every((number) => /^\d{6}$/.test(number))).toBe(true);
    expect(numbers.some((number) => number.startsWith('00'))).toBe(true);
    expect(new Set(numbers).size).toBe(240);
    expect([...numbers].sort()).toEqual(numbers);
    const hired = site.people.map((person) => person.hiredOn);
    expect([...hired].sort()).toEqual(hired);
    expect(new Set(site.people.map((person) => `${person.givenName} ${person.familyName}`)).size).toBe(240);
  });

  test('fills every role and every shift of the rotating units', () => {
    const filled = new Set(site.people.map((person) => person.roleKey));
    expect(site.roles.filter((role) => !filled.has(role.key))).toEqual([]);
    const fillingShifts = new Set(site.people.filter((person) => person.unitKey === 'aseptic-filling').map((person) => person.shift));
    expect([...fillingShifts].sort()).toEqual(['A', 'B', 'C', 'D', 'days']);
  });

  test('refers only to units, roles, managers and competencies that exist', () => {
    const unitKeys = new Set(site.units.map((unit) => unit.key));
    const roleKeys = new Set(site.roles.map((role) => role.key));
    const groupKeys = new Set(site.groups.map((group) => group.key));
    expect(site.units.filter((unit) => unit.parentKey !== null && !unitKeys.has(unit.parentKey))).toEqual([]);
    const positions = site.people.flatMap((person) => [person, ...(person.secondPosition ? [person.secondPosition] : [])]);
    expect(positions.filter((position) => !unitKeys.has(position.unitKey) || !roleKeys.has(position.roleKey))).toEqual([]);
    expect(site.assessors.flatMap((assessor) => assessor.groupKeys).filter((key) => !groupKeys.has(key))).toEqual([]);
    expect(site.users.filter((user) => !personByNumber.has(user.employeeNumber))).toEqual([]);
    expect(site.users.filter((user) => user.unitKey !== null && !unitKeys.has(user.unitKey))).toEqual([]);
  });

  test('leads every person to the director through managers who are employed and not themselves', () => {
    for (const person of site.people) {
      const chain = [person];
      for (let number = person.managerEmployeeNumber; number !== null;) {
        const manager = personByNumber.get(number);
        if (!manager) throw new Error(`no manager ${number}`);
        expect(chain).not.toContain(manager);
        expect(manager.leftOn).toBeNull();
        chain.push(manager);
        number = manager.managerEmployeeNumber;
      }
      expect(chain.at(-1)?.title).toBe('Works director');
    }
    expect(site.people.filter((person) => person.title === 'Unit supervisor')).toHaveLength(9);
  });

  test('offers two administrators, an opener for each role, and every assessor as a user', () => {
    const rolesWithOpener = new Set(site.users.filter((user) => user.isOpener).flatMap((user) => user.roles));
    expect([...rolesWithOpener].sort()).toEqual([
      'administrator',
      'assessor',
      'calibrationFacilitator',
      'employee',
      'frameworkSteward',
      'hrPartner',
      'lineManager',
      'qualityAuditor',
    ]);
    expect(site.users.filter((user) => user.roles.includes('administrator'))).toHaveLength(2);
    const assessing = site.users.filter((user) => user.roles.includes('assessor')).map((user) => user.employeeNumber);
    expect([...assessing].sort()).toEqual(site.assessors.map((assessor) => assessor.employeeNumber).sort());
    expect(new Set(site.users.map((user) => user.login)).size).toBe(site.users.length);
    expect(new Set(site.users.map((user) => user.employeeNumber)).size).toBe(site.users.length);
    expect(site.users.filter((user) => !/^[a-z]\.[a-z]+\d*$/.test(user.login))).toEqual([]);
  });
});

describe('the assessments of the sample site', () => {
  test('lie within 18 months, within the employment of both people, and are entered on or after the day', () => {
    const windowStart = dateOfDay(addMonthsToDay(dayOfDate(today), -18));
    expect(assessments.length).toBeGreaterThan(2_500);
    expect(assessments.filter((each) => each.performedOn <= windowStart || each.performedOn >= today)).toEqual([]);
    expect(assessments.filter((each) => each.enteredOn < each.performedOn || each.enteredOn > today)).toEqual([]);
    const isEmployed = (number: string, date: string) => {
      const person = personByNumber.get(number);
      return person !== undefined && person.hiredOn < date && (person.leftOn ?? '9999') > date;
    };
    expect(assessments.filter((each) => !isEmployed(each.employeeNumber, each.performedOn))).toEqual([]);
    expect(assessments.filter((each) => !isEmployed(each.assessorEmployeeNumber, each.performedOn))).toEqual([]);
    const late = assessments.filter((each) => each.enteredOn > each.performedOn).length / assessments.length;
    expect(late).toBeGreaterThan(0.05);
    expect(late).toBeLessThan(0.25);
  });

  test('are made by somebody else who assesses that group', () => {
    const groupByCode = new Map(site.competencies.map((each) => [each.code, each.groupKey]));
    const groupsByAssessor = new Map(site.assessors.map((each) => [each.employeeNumber, each.groupKeys]));
    for (const each of assessments) {
      expect(each.assessorEmployeeNumber).not.toBe(each.employeeNumber);
      expect(groupsByAssessor.get(each.assessorEmployeeNumber)).toContain(groupByCode.get(each.competencyCode));
    }
  });

  test('answer every step of the checklist, with a remark where a step was not met, and the outcome follows', () => {
    const checklistByCode = new Map(site.competencies.map((each) => [each.code, each.checklist.steps]));
    for (const each of assessments) {
      const checklist = checklistByCode.get(each.competencyCode) ?? [];
      expect(each.steps.map((step) => step.ordinal)).toEqual(checklist.map((step) => step.ordinal));
      expect(each.steps.every((step) => (step.result === 'met') === (step.note === null))).toBe(true);
      expect(each.outcome).toBe(outcomeOfSteps(each.steps, checklist));
    }
    expect(assessments.some((each) => each.outcome === 'notYetCompetent')).toBe(true);
    expect(assessments.some((each) => each.steps.some((step) => step.result === 'notApplicable'))).toBe(true);
    expect(assessments.some((each) => each.outcome === 'competent' && each.steps.some((step) => step.result === 'notMet'))).toBe(true);
  });

  test('concern only what the person is required to hold, at most once a day, in order of date', () => {
    const requiredByNumber = new Map(
      site.people.map((person) => [person.employeeNumber, new Set(requirementsOfPerson(person).map((each) => each.competencyCode))]),
    );
    expect(assessments.filter((each) => !requiredByNumber.get(each.employeeNumber)?.has(each.competencyCode))).toEqual([]);
    const keys = new Set(assessments.map((each) => `${each.employeeNumber}/${each.competencyCode}/${each.performedOn}`));
    expect(keys.size).toBe(assessments.length);
    const order = assessments.map((each) => `${each.employeeNumber}/${each.performedOn}`);
    expect([...order].sort()).toEqual(order);
  });

  test('include a repeat that was passed after a failure', () => {
    const repeats = assessments.filter((fail) =>
      assessments.some(
        (pass) =>
          fail.outcome === 'notYetCompetent' &&
          pass.outcome === 'competent' &&
          pass.employeeNumber === fail.employeeNumber &&
          pass.competencyCode === fail.competencyCode &&
          pass.performedOn > fail.performedOn,
      ),
    );
    expect(repeats.length).toBeGreaterThan(20);
  });

  test.each([1, 7, 42])('give a believable mix of states with seed %i', (seed) => {
    const standings = simpleStandings(generateSampleSite({ seed, people: 240, today }));
    const shares = {
      qualified: shareOf(standings, 'qualified'),
      expiring: shareOf(standings, 'expiring'),
      expired: shareOf(standings, 'expired'),
      belowLevel: shareOf(standings, 'belowLevel'),
      neverAssessed: shareOf(standings, 'neverAssessed'),
    };
    const bands = {
      qualified: [0.74, 0.82],
      expiring: [0.035, 0.08],
      expired: [0.03, 0.07],
      belowLevel: [0.035, 0.08],
      neverAssessed: [0.03, 0.08],
    } as const;
    const outside = standingNames.filter((state) => shares[state] < bands[state][0] || shares[state] > bands[state][1]);
    expect(outside.map((state) => `${state} ${shares[state]}`)).toEqual([]);
  });

  test('show confined space entry weak in water treatment and the gowning of filling shift C falling due together', () => {
    const standings = simpleStandings(site);
    const entry = standings.filter((each) => each.requirement.competencyCode === 'CSE-01');
    const inWater = entry.filter((each) => each.person.unitKey === 'water-treatment');
    const elsewhere = entry.filter((each) => each.person.unitKey !== 'water-treatment');
    const valid = (of: typeof entry) => shareOf(of, 'qualified') + shareOf(of, 'expiring');
    expect(valid(inWater)).toBeLessThan(valid(elsewhere) - 0.2);
    const gowning = standings.filter((each) => each.requirement.competencyCode === 'GWN-01' && each.person.unitKey === 'aseptic-filling');
    const shiftC = gowning.filter((each) => each.person.shift === 'C');
    expect(shareOf(shiftC, 'expiring')).toBeGreaterThan(0.5);
    expect(
      shareOf(
        gowning.filter((each) => each.person.shift !== 'C'),
        'expiring',
      ),
    ).toBeLessThan(0.35);
  });
});

describe('larger sample sites', () => {
  test('grow in units, departments, assessors and leavers', () => {
    const large = generateSampleSite({ seed: 7, people: 10_000, today });
    expect(large.people).toHaveLength(10_000);
    expect(large.units.filter((unit) => unit.kind === 'unit')).toHaveLength(200);
    expect(large.units.filter((unit) => unit.kind === 'department')).toHaveLength(12);
    expect(new Set(large.units.map((unit) => unit.name)).size).toBe(large.units.length);
    expect(large.people.filter((person) => person.leftOn !== null)).toHaveLength(83);
    expect(large.assessors.length).toBeGreaterThan(800);
  });

  test('stream the assessments of 10,000 people without holding them', () => {
    const large = generateSampleSite({ seed: 7, people: 10_000, today });
    const heapBefore = process.memoryUsage().heapUsed;
    let count = 0;
    let highest = 0;
    for (const each of large.assessments()) {
      count += each.steps.length > 0 ? 1 : 0;
      if (count % 10_000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed - heapBefore);
    }
    expect(count).toBeGreaterThan(100_000);
    expect(highest).toBeLessThan(200 * 1024 * 1024);
  });

  test('have 2,000 units at 100,000 people', () => {
    const largest = generateSampleSite({ seed: 7, people: 100_000, today });
    expect(largest.people).toHaveLength(100_000);
    expect(new Set(largest.people.map((person) => person.employeeNumber)).size).toBe(100_000);
    expect(largest.units.filter((unit) => unit.kind === 'unit')).toHaveLength(2_000);
    const first = largest.assessments()[Symbol.iterator]().next();
    expect(first.done).toBe(false);
  });

  test('are refused below 120 people, where roles would stay empty', () => {
    expect(() => generateSampleSite({ seed: 7, people: 119, today })).toThrow(RangeError);
    const smallest = generateSampleSite({ seed: 7, people: 120, today });
    expect(new Set(smallest.people.map((person) => person.roleKey)).size).toBe(18);
    expect([...smallest.assessments()].length).toBeGreaterThan(1_000);
  });
});
