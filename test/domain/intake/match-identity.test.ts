import { describe, expect, it } from 'vitest';
import { likeness } from '../../../shared/domain/intake/likeness';
import { managerCircles } from '../../../shared/domain/intake/manager-circles';
import { type KnownIdentity, matchIdentities, type RowIdentity } from '../../../shared/domain/intake/match-identity';
import { possibleDuplicates } from '../../../shared/domain/intake/possible-duplicates';

const nobody = { otherIds: [], email: null, userName: null, givenName: '', familyName: '', unit: null, hiredOn: null } as const;

const anna = known({
  personId: 'anna',
  employeeNumber: '001',
  familyName: 'Berg',
  givenName: 'Anna',
  email: 'A.Berg@example.org',
  hiredOn: '2015-05-01',
});
const olof = known({
  personId: 'olof',
  employeeNumber: '002',
  familyName: 'Lind',
  givenName: 'Olof',
  otherIds: [{ system: 'LMS', value: 'x2' }],
});

describe('matching rows to people', () => {
  it('goes by one key after the other', () => {
    const eva = known({ personId: 'eva', employeeNumber: 'N9', formerNumbers: ['009'], familyName: 'Dahl', givenName: 'Eva' });
    const rows = [
      row({ rowNumber: 2, employeeNumber: '001' }),
      row({ rowNumber: 3, otherIds: [{ system: 'LMS', value: 'x2' }] }),
      row({ rowNumber: 4, email: 'a.berg@EXAMPLE.org', familyName: 'Berg', givenName: 'Anna' }),
      row({ rowNumber: 5, employeeNumber: '009', familyName: 'Dahl', givenName: 'Eva' }),
      row({ rowNumber: 6, employeeNumber: '777', otherIds: [{ system: 'Gate', value: 'x2' }] }),
    ];
    const { matches, newRows } = matchIdentities(
      rows.filter(({ rowNumber }) => rowNumber !== 4),
      [anna, olof, eva],
    );
    expect(matches.map(({ rowNumber, personId, by }) => [rowNumber, personId, by])).toEqual([
      [2, 'anna', 'employeeNumber'],
      [3, 'olof', 'otherId'],
      [5, 'eva', 'formerNumber'],
    ]);
    expect(newRows.map(({ rowNumber }) => rowNumber)).toEqual([6]);
    expect(matchIdentities(rows.slice(2, 3), [anna]).matches).toMatchObject([{ personId: 'anna', by: 'email', changedNumber: null }]);
  });

  it('knows the same person under a changed number', () => {
    const { matches } = matchIdentities(
      [row({ employeeNumber: 'N-1', email: 'a.berg@example.org', familyName: 'Berg', givenName: 'Anna' })],
      [anna],
    );
    expect(matches).toMatchObject([{ personId: 'anna', by: 'email', changedNumber: { old: '001', new: 'N-1' } }]);
  });

  it('knows somebody who was terminated and then hired again as the same person', () => {
    const left = { ...anna, leftOn: '2020-01-31' };
    const rehire = (hiredOn: string) => matchIdentities([row({ employeeNumber: '001', hiredOn })], [left]).matches[0]?.isRehire;
    expect([rehire('2022-05-15'), rehire('2015-05-01')]).toEqual([true, false]);
  });

  it('does not take an address that was handed on to somebody else for the same person', () => {
    const { matches, clashes } = matchIdentities(
      [row({ employeeNumber: '050', email: 'a.berg@example.org', familyName: 'Öst', givenName: 'Per' })],
      [anna],
    );
    expect(matches).toEqual([]);
    expect(clashes).toMatchObject([
      { code: 'NameDiffers', personIds: ['anna'], reason: 'The e-mail address is known, but of Berg, Anna, and the row says Öst, Per.' },
    ]);
  });

  it('takes a new surname with the given name of old for the same person', () => {
    const married = row({ employeeNumber: '050', email: 'a.berg@example.org', familyName: 'Österlund', givenName: 'Anna' });
    expect(matchIdentities([married], [anna]).matches).toMatchObject([{ personId: 'anna', by: 'email' }]);
  });

  it('decides nothing where keys lead to two people, two rows to one, or a key is shared', () => {
    const disagree = row({ employeeNumber: 'new', otherIds: [{ system: 'LMS', value: 'x2' }], email: 'a.berg@example.org' });
    expect(matchIdentities([disagree], [anna, olof]).clashes).toMatchObject([{ code: 'KeysDisagree', personIds: ['olof', 'anna'] }]);
    const two = [
      row({ rowNumber: 2, employeeNumber: '001' }),
      row({ rowNumber: 3, employeeNumber: '091', email: 'a.berg@example.org', givenName: 'Anna', familyName: 'Berg' }),
    ];
    const doubled = matchIdentities(two, [anna]);
    expect(doubled.matches).toEqual([]);
    expect(doubled.clashes).toMatchObject([
      { code: 'TwoRowsOnePerson', rowNumbers: [2, 3], reason: expect.stringContaining('line 3 by e-mail address') },
    ]);
    const shared = { ...olof, email: 'a.berg@example.org' };
    expect(matchIdentities([row({ email: 'a.berg@example.org' })], [anna, shared]).newRows).toHaveLength(1);
  });

  it('takes two rows of one number for two positions of one person', () => {
    const two = [row({ rowNumber: 2, employeeNumber: '001' }), row({ rowNumber: 3, employeeNumber: '001' })];
    expect(matchIdentities(two, [anna]).matches).toHaveLength(2);
  });
});

describe('possible duplicates', () => {
  it('are found by a misspelled name and what is not birth, with the reasons', () => {
    const found = possibleDuplicates(
      [row({ familyName: 'Bergh', givenName: 'Anna', email: 'a.berg@contractor.example', hiredOn: '2015-05-01' })],
      [anna, olof],
    );
    expect(found).toMatchObject([
      { personId: 'anna', reasons: ['The names are 98 % alike.', 'The e-mail addresses begin alike.', 'Both were hired on the same day.'] },
    ]);
    expect(found[0]?.score).toBeGreaterThan(0.9);
  });

  it('ignore accents, the order of names and how umlauts are spelled', () => {
    const jorg = known({ personId: 'jorg', familyName: 'Müller', givenName: 'Jörg René' });
    const found = possibleDuplicates([row({ familyName: 'Mueller', givenName: 'Joerg Rene' })], [jorg]);
    expect(found).toMatchObject([{ personId: 'jorg', reasons: ['The names are the same.'] }]);
  });

  it('are not everybody of the same surname, nor two of one name with all else different', () => {
    expect(possibleDuplicates([row({ familyName: 'Berg', givenName: 'Bo' })], [anna])).toEqual([]);
    const other = row({ familyName: 'Berg', givenName: 'Anna', email: 'other@example.org', hiredOn: '2026-01-01', unit: 'Boiler' });
    expect(possibleDuplicates([other], [{ ...anna, unit: 'Mill' }])).toEqual([]);
  });

  it('among 100,000 people are found without comparing all with all', () => {
    const letters = (at: number) =>
      Array.from({ length: 6 }, (_, place) => String.fromCharCode(97 + ((Math.floor(at / 7 ** place) * 11 + place * 5) % 26))).join('');
    const people = Array.from({ length: 100_000 }, (_, at) =>
      known({
        personId: `p${at}`,
        familyName: letters(at),
        givenName: letters(at * 13 + 5),
        hiredOn: `20${10 + (at % 15)}-0${1 + (at % 9)}-1${at % 10}`,
      }),
    );
    const rows = Array.from({ length: 500 }, (_, at) =>
      row({ rowNumber: at, familyName: `${people[at * 200]?.familyName ?? ''}x`, givenName: people[at * 200]?.givenName ?? '' }),
    );
    const started = process.cpuUsage();
    const found = new Set(possibleDuplicates(rows, people).map(({ rowNumber, personId }) => `${rowNumber} ${personId}`));
    const { user } = process.cpuUsage(started);
    expect(rows.filter((_, at) => found.has(`${at} p${at * 200}`))).toHaveLength(500);
    // All with all would be 50 million comparisons, more than a minute.
    expect(user / 1000).toBeLessThan(10_000);
  });
});

describe('likeness', () => {
  it.each([
    ['martha', 'marhta', 0.961],
    ['dixon', 'dicksonx', 0.813],
    ['dwayne', 'duane', 0.84],
    ['abc', 'xyz', 0],
    ['', 'a', 0],
    ['a', 'a', 1],
  ])('of %s and %s is %d', (one, other, expected) => {
    expect(likeness(one, other)).toBeCloseTo(expected, 3);
    expect(likeness(other, one)).toBeCloseTo(expected, 3);
  });
});

describe('circles of managers', () => {
  it('are named from where they close, each once, with those who only lead into them left out', () => {
    const managerOf = new Map<string, string | null>([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
      ['d', 'a'],
      ['e', 'e'],
      ['f', null],
      ['g', 'gone'],
    ]);
    expect(managerCircles(managerOf, managerOf.keys())).toEqual([
      { from: 'a', circle: ['b', 'c'] },
      { from: 'e', circle: ['e'] },
    ]);
  });

  it('are found in a chain of 100,000 that closes at its end', () => {
    const count = 100_000;
    const managerOf = new Map(Array.from({ length: count }, (_, at) => [String(at), String((at + 1) % count)]));
    expect(managerCircles(managerOf, ['5'])[0]?.circle).toHaveLength(count);
  });
});

function known(facts: Partial<KnownIdentity>): KnownIdentity {
  return { ...nobody, personId: 'x', employeeNumber: '0', formerNumbers: [], leftOn: null, ...facts };
}

function row(facts: Partial<RowIdentity>): RowIdentity {
  return { ...nobody, rowNumber: 2, employeeNumber: null, ...facts };
}
