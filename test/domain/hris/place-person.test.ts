import { describe, expect, it } from 'vitest';
import type { PlannedPosition } from '../../../shared/domain/hris/plan-types';
import { mainPosition, placePerson, type HeldPosition, type Place } from '../../../shared/domain/hris/place-person';

const today = '2026-03-14';
const operator: Place = { roleId: 'operator', unitId: 'filling', title: 'Operator', shift: 'A' };
const fitter: Place = { ...operator, roleId: 'fitter', title: 'Fitter' };

describe('positions that follow the HRIS', () => {
  it('begin on the day of hiring, or today where the file does not say', () => {
    expect(place([], operator, { action: 'open', validFrom: '2011-07-30' }).write).toEqual([
      held({ positionId: 'new', validFrom: '2011-07-30' }),
    ]);
    expect(place([], operator, { action: 'open' }).write).toEqual([held({ positionId: 'new', validFrom: today })]);
  });

  it('of somebody who left before today and was hired on no known day last one day', () => {
    expect(place([], operator, { action: 'open', validTo: '2020-01-31' }).write).toEqual([
      held({ positionId: 'new', validFrom: '2020-01-31', validTo: '2020-01-31' }),
    ]);
  });

  it('end yesterday and begin anew today when a person moves', () => {
    expect(place([held({})], fitter, { action: 'move' }).write).toEqual([
      held({ validTo: '2026-03-13' }),
      { ...fitter, positionId: 'new', validFrom: today, validTo: null },
    ]);
  });

  it('are corrected in place when they had not begun before today, or are over', () => {
    expect(place([held({ validFrom: today })], fitter, { action: 'move' }).write).toEqual([
      { ...fitter, positionId: 'p1', validFrom: today, validTo: null },
    ]);
    const over = held({ validTo: '2020-01-31' });
    expect(place([over], fitter, { action: 'move', validTo: '2020-01-31' }).write).toEqual([{ ...over, ...fitter }]);
  });

  it('stay as they are when nothing about them changed', () => {
    expect(place([held({})], operator, { action: 'move' })).toEqual({ write: [], withdraw: [] });
    expect(place([held({})], fitter, { action: 'keep' })).toEqual({ write: [], withdraw: [] });
  });

  it('end with the last day of the person who leaves; what was to begin later is withdrawn', () => {
    const later = held({ positionId: 'p2', validFrom: '2026-04-01', validTo: '2026-12-31' });
    expect(place([held({}), later], operator, { action: 'close', validTo: '2026-03-01' })).toEqual({
      write: [held({ validTo: '2026-03-01' })],
      withdraw: ['p2'],
    });
  });

  it('that began after the person left are kept as that one day, so that the person keeps a place', () => {
    expect(place([held({ validFrom: '2026-03-10' })], operator, { action: 'close', validTo: '2026-03-01' }).write).toEqual([
      held({ validFrom: '2026-03-01', validTo: '2026-03-01' }),
    ]);
  });

  it('give way to a last position that began after the person left', () => {
    const moved = { ...fitter, positionId: 'p2', validFrom: '2026-03-10', validTo: null };
    expect(place([held({ validTo: '2026-03-09' }), moved], fitter, { action: 'close', validTo: '2026-03-01' }).write).toEqual([
      held({ validTo: '2026-02-28' }),
      { ...moved, validFrom: '2026-03-01', validTo: '2026-03-01' },
    ]);
  });

  it('move and end together when the file says both', () => {
    expect(place([held({})], fitter, { action: 'close', validTo: '2026-05-31' }).write).toEqual([
      held({ validTo: '2026-03-13' }),
      { ...fitter, positionId: 'new', validFrom: today, validTo: '2026-05-31' },
    ]);
  });

  it('begin again for a person hired again, and go on when an announced end is taken back', () => {
    const left = held({ validTo: '2020-01-31' });
    expect(place([left], fitter, { action: 'reopen', validFrom: '2022-05-15' }).write).toEqual([
      { ...fitter, positionId: 'new', validFrom: '2022-05-15', validTo: null },
    ]);
    expect(place([held({ validTo: '2026-06-30' })], operator, { action: 'reopen' }).write).toEqual([held({})]);
    expect(place([left], operator, { action: 'reopen' }).write).toEqual([held({ positionId: 'new', validFrom: today })]);
  });

  it('begin on the corrected day of hiring', () => {
    const hired = { old: '2011-07-30', new: '2011-08-30' };
    expect(
      placePerson([held({})], operator, { action: 'keep', validFrom: null, validTo: null }, { today, newId: 'new', hired }).write,
    ).toEqual([held({ validFrom: '2011-08-30' })]);
  });

  it('of several, the open one that began last is the one the HRIS speaks of', () => {
    const positions = [
      held({ positionId: 'a', validTo: '2030-01-01' }),
      held({ positionId: 'b', validFrom: '2012-01-01' }),
      held({ positionId: 'c' }),
    ];
    expect(mainPosition(positions)?.positionId).toBe('b');
    expect(mainPosition([])).toBeNull();
  });
});

function held(position: Partial<HeldPosition>): HeldPosition {
  return { ...operator, positionId: 'p1', validFrom: '2011-07-30', validTo: null, ...position };
}

function place(positions: readonly HeldPosition[], at: Place, planned: Partial<PlannedPosition> & Pick<PlannedPosition, 'action'>) {
  return placePerson(positions, at, { validFrom: null, validTo: null, ...planned }, { today, newId: 'new' });
}
