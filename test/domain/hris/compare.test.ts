import { describe, expect, it } from 'vitest';
import { compareWithKnown } from '../../../shared/domain/hris/compare';
import type { FactName, PersonFacts } from '../../../shared/domain/hris/fields';
import { factsOf } from './rows-of-file';

const spoken: readonly FactName[] = ['familyName', 'givenName', 'department', 'jobTitle', 'hiredOn', 'leftOn'];

describe('what a file changes about a known person', () => {
  const anna = factsOf({
    familyName: 'Berg',
    givenName: 'Anna',
    department: 'Production',
    jobTitle: 'Operator',
    hiredOn: '2011-07-30',
    shift: 'B',
  });
  const update = (facts: Partial<PersonFacts>, known = anna, names = spoken) =>
    compareWithKnown(known, factsOf({ ...anna, ...facts }), names);

  it('is nothing when it says the same, and what it does not speak of stays', () => {
    expect(update({ shift: null })).toMatchObject({ changes: [], position: { action: 'keep' } });
    expect(update({ jobTitle: 'Fitter', shift: null }).merged.shift).toBe('B');
  });

  it('is told field by field, old and new', () => {
    const { changes, position } = update({ department: null, jobTitle: 'Fitter' });
    expect(position).toEqual({ action: 'move', validFrom: null, validTo: null });
    expect(changes).toEqual([
      { field: 'department', old: 'Production', new: null },
      { field: 'jobTitle', old: 'Operator', new: 'Fitter' },
    ]);
  });

  it('leaves the position alone where only the person changed', () => {
    expect(update({ familyName: 'Lind' }).position.action).toBe('keep');
  });

  it('closes the position of whoever leaves, on their last day', () => {
    expect(update({ leftOn: '2026-03-01' }).position).toEqual({ action: 'close', validFrom: null, validTo: '2026-03-01' });
  });

  it('opens the position of whoever comes back again, from the new day of hiring where there is one', () => {
    const left = { ...anna, leftOn: '2020-02-28' };
    expect(update({ hiredOn: '2022-05-15' }, left).position).toEqual({ action: 'reopen', validFrom: '2022-05-15', validTo: null });
    expect(update({}, left).position).toEqual({ action: 'reopen', validFrom: null, validTo: null });
  });

  it('ends what is known of leaving when somebody comes back in a file without a column for it', () => {
    const left = { ...anna, leftOn: '2020-02-28' };
    const { merged, position, changes } = update({ hiredOn: '2022-05-15' }, left, ['familyName', 'givenName', 'hiredOn']);
    expect(merged.leftOn).toBeNull();
    expect(position).toMatchObject({ action: 'reopen', validFrom: '2022-05-15', validTo: null });
    expect(changes).toContainEqual({ field: 'leftOn', old: '2020-02-28', new: null });
  });
});
