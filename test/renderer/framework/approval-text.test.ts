import { expect, test } from 'vitest';
import {
  decideFor,
  decisionsOf,
  faultOfDay,
  faultsOfNoted,
  toDecide,
  type Noted,
} from '../../../renderer/features/framework/approval/approval-text';
import { changeTitle } from '../../../renderer/features/framework/approval/change-title';
import type { RevisionChange } from '../../../renderer/features/framework/queries';
import { competencyItem, requirementItem, scaleItem } from '../../support/people';

const change = (item: RevisionChange['item'], kind: RevisionChange['change'] = 'changed'): RevisionChange => ({
  change: kind,
  item,
  former: null,
  decision: null,
});
const weld = change(competencyItem('weld'));
const need = change(requirementItem({ roleId: 'welder', competencyId: 'weld' }), 'added');
const changes = [weld, need, change(scaleItem('scale')), change(competencyItem('new'), 'added')];
const again: Noted = { decision: 'reassess', days: 60, reason: 'the torch is another one' };

test('only what can concern people is to be decided on', () => {
  expect(toDecide(changes).map(({ item }) => item.itemId)).toEqual(['weld', 'welder-needs-weld']);
});

test('one decision is taken for several changes at once, and what is not in the revision any more is not sent', () => {
  const decisions = decideFor(decideFor({}, ['weld', 'gone'], again), ['welder-needs-weld'], {
    decision: 'noImpact',
    days: 30,
    reason: 'nobody yet',
  });
  expect(decisionsOf(changes, decisions)).toEqual([
    { itemId: 'weld', decision: 'reassess', days: 60, reason: 'the torch is another one' },
    { itemId: 'welder-needs-weld', decision: 'noImpact', days: null, reason: 'nobody yet' },
  ]);
  expect(decisionsOf(changes, {})).toEqual([]);
});

test('a decision needs a reason, and days where something is to be done', () => {
  expect(faultsOfNoted(again)).toEqual({ days: null, reason: null });
  expect(faultsOfNoted({ ...again, days: 731 }).days).toBe('Between 1 and 730 days');
  expect(faultsOfNoted({ ...again, days: null }).days).not.toBeNull();
  expect(faultsOfNoted({ decision: 'noImpact', days: null, reason: ' ' })).toEqual({ days: null, reason: 'Say why, in a few words' });
});

test('only the first revision of a library may begin in the past', () => {
  expect(faultOfDay('2026-03-14', '2026-03-14', { isFirst: false })).toBeNull();
  expect(faultOfDay('2026-03-13', '2026-03-14', { isFirst: false })).toMatch(/^Not before today, 2026-03-14/);
  expect(faultOfDay('2020-01-01', '2026-03-14', { isFirst: true })).toBeNull();
  expect(faultOfDay('2026-02-30', '2026-03-14', { isFirst: true })).not.toBeNull();
});

test('a line is named by its two ends, everything else by code and title', () => {
  const names = new Map([['welder', 'Welder']]);
  expect(changeTitle(weld, () => undefined)).toBe('WELD Competency weld');
  expect(changeTitle(need, (itemId) => names.get(itemId))).toBe('Welder → …');
});
