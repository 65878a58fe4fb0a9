import { describe, expect, it } from 'vitest';
import { alikeNumbers } from '../../../shared/domain/intake/alike-numbers';
import { countLostZeros, type FileCounts, guardsOf, usualLimits } from '../../../shared/domain/intake/guards';

describe('the guards of an import', () => {
  const usual: FileCounts = { rows: 100, rejectedRows: 0, active: 100, terminations: 0, absent: 0, lostZeros: 0 };
  const fired = (counts: Partial<FileCounts>, limits = usualLimits) => guardsOf({ ...usual, ...counts }, limits).map(({ code }) => code);

  it('stay silent at the limits of the profile, and fire above them', () => {
    const limits = { terminations: 0.05, absent: 0.1 };
    expect(fired({ terminations: 5, absent: 10 }, limits)).toEqual([]);
    expect(fired({ terminations: 6, absent: 11 }, limits)).toEqual(['ManyTerminations', 'ManyAbsent']);
  });

  it('take exactly the share for no more than it, where its product with the people is a little less', () => {
    expect(100 * 0.29).toBeLessThan(29);
    const limits = { terminations: 0.29, absent: 0.29 };
    expect(fired({ terminations: 29, absent: 29 }, limits)).toEqual([]);
    expect(fired({ terminations: 30, absent: 30 }, limits)).toEqual(['ManyTerminations', 'ManyAbsent']);
  });

  it('tell a file of other people from one with some missing, and an empty one from both', () => {
    expect(fired({ absent: 100 })).toEqual(['EveryoneMissing']);
    expect(fired({ absent: 99 })).toEqual(['ManyAbsent']);
    expect(fired({ rows: 0, absent: 100 })).toEqual(['EmptyFile', 'ManyAbsent']);
  });

  it('fire when nothing can be taken and when leading zeros were lost', () => {
    expect(fired({ rejectedRows: 100 })).toEqual(['NothingAccepted']);
    expect(countLostZeros(['123', '0', '77'], ['00123', '000', '078'])).toBe(2);
    expect(fired({ lostZeros: 2 })).toEqual(['LeadingZerosDiffer']);
  });

  it('cannot fire for anybody in a first import', () => {
    expect(fired({ active: 0 })).toEqual([]);
  });
});

describe('new employee numbers that look like another', () => {
  it('are told with their line and the other number: by case, leading zeros or how signs are written, in the file and on record', () => {
    const newcomers = ['AB1', 'ab1', '\uff11\uff12', '007', '7', '12', 'x9'].map((employeeNumber, at) => ({
      rowNumber: at + 2,
      employeeNumber,
    }));
    const told = alikeNumbers(newcomers, ['12', 'x9', 'E5']).map(
      ({ rowNumber, message }) => `${rowNumber}: ${/differs from (.*) only/.exec(message)?.[1]}`,
    );
    expect(told).toEqual(['3: "AB1" on line 2', '4: "12" on record', '6: "007" on line 5']);
  });
});
