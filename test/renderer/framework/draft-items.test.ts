import { expect, test } from 'vitest';
import { canBeKept, completeItem } from '../../../renderer/features/framework/draft/complete-item';
import { goneWith } from '../../../renderer/features/framework/draft/gone-items';
import { newNode, newRequirement, nextCode, scaleContent, scalePresets } from '../../../renderer/features/framework/draft/new-item';
import { readPastedLines } from '../../../renderer/features/framework/draft/pasted-lines';
import { patchHeads } from '../../../renderer/features/framework/draft/patch-heads';
import { frameworkItem } from '../../../shared/contract/framework-item';
import { buildTree, catalogues } from '../../../shared/domain/framework/tree';
import { faultOfScale } from '../../../shared/domain/scale';
import { competencyItem, requirementItem } from '../../support/people';

const nobody = () => false;
const place = { frameworkId: 'library', parentId: null, ordinal: 0, code: 'A-1', title: 'Anything' };
const headOf = (
  item: ReturnType<typeof competencyItem> | ReturnType<typeof requirementItem>,
  change: 'added' | 'changed' | 'retired' | null = null,
) => {
  const { itemId, frameworkId, kind, parentId, ordinal, fromId, toId, code, title, isRetired } = item;
  return { itemId, frameworkId, kind, parentId, ordinal, fromId, toId, code, title, isRetired, change };
};

test('every new item can be kept as it is made', () => {
  for (const kind of [...catalogues, 'group'] as const)
    expect(frameworkItem.safeParse(newNode(kind, place, { scaleId: 'scale' })).success).toBe(true);
  for (const preset of scalePresets) {
    const { levels, qualifyingLevel } = scaleContent(preset);
    expect(faultOfScale(levels, qualifyingLevel)).toBeNull();
  }
});

test('a new competency takes after the one before it', () => {
  const like = competencyItem('like', {
    scaleId: 'other',
    criticality: 'critical',
    validityMonths: 6,
    type: 'knowledge',
    reviewMonths: 24,
  });
  expect(newNode('competency', place, { scaleId: 'scale', like })).toMatchObject({
    reviewMonths: 24,
    content: { scaleId: 'other', criticality: 'critical', validityMonths: 6, type: 'knowledge', indicators: [] },
  });
});

test('the next code counts on, past those that are taken', () => {
  expect(nextCode('LOTO-09', nobody)).toBe('LOTO-10');
  expect(nextCode('A1', (code) => code === 'A2')).toBe('A3');
  expect(nextCode('LOTO', nobody)).toBe('');
});

test('pasted lines are code, title and further columns; a title alone gets the next code', () => {
  const lines = readPastedLines('P-02\tPump start\tNames the valves\r\n\nJust a title\n\t Second title', 'P-', (code) => code === 'P-01');
  expect(lines).toEqual([
    { code: 'P-02', title: 'Pump start', more: ['Names the valves'], fault: null },
    { code: 'P-03', title: 'Just a title', more: [], fault: null },
    { code: 'P-04', title: 'Second title', more: [], fault: null },
  ]);
});

test('a pasted line says what is wrong with it', () => {
  const faults = readPastedLines(`A\tOne\na\tTwo\nB\t\nC\tTaken\n${'x'.repeat(61)}\tLong`, '', (code) => code === 'C').map(
    ({ fault }) => fault,
  );
  expect(faults).toEqual([null, 'codeTwice', 'titleMissing', 'codeTwice', 'codeLong']);
});

test('rows without their text are not kept, and a scale waits for its levels', () => {
  const item = competencyItem('c', {
    indicators: [{ indicatorId: 'i', text: ' ' }, { indicatorId: 'j' }],
    prerequisites: [{ level: 2, rule: 'all', count: 1, of: [] }],
  });
  const complete = completeItem(item);
  expect(complete).toMatchObject({ content: { indicators: [{ indicatorId: 'j' }], prerequisites: [] } });
  const scale = newNode('scale', place, { scaleId: '' });
  if (scale.kind !== 'scale') throw new Error('a scale was asked for');
  expect(canBeKept(scale)).toBe(true);
  expect(
    canBeKept({ ...scale, content: { ...scale.content, levels: scale.content.levels.map((level) => ({ ...level, name: '' })) } }),
  ).toBe(false);
});

test('what was sent is laid over the tree as the service will have it', () => {
  const [kept, changed, back, retired] = ['kept', 'changed', 'back', 'retired'].map((id) => competencyItem(id));
  if (!kept || !changed || !back || !retired) throw new Error('four were made');
  const heads = [headOf(kept), headOf(changed), headOf(back, 'changed'), headOf(retired), headOf(competencyItem('gone'), 'added')];
  const added = competencyItem('added');
  const sent = [
    { item: { ...changed, title: 'Other' }, former: undefined },
    { item: back, former: back },
    { item: { ...retired, isRetired: true }, former: undefined },
    { item: added, former: undefined },
  ];
  expect(patchHeads(heads, sent, ['gone']).map(({ itemId, title, change }) => [itemId, title, change])).toEqual([
    ['kept', 'Competency kept', null],
    ['changed', 'Other', 'changed'],
    ['back', 'Competency back', null],
    ['retired', 'Competency retired', 'retired'],
    ['added', 'Competency added', 'added'],
  ]);
});

test('a competency goes with the lines that end at it: what was only added is taken out, the rest is retired', () => {
  const competency = competencyItem('c');
  const old = requirementItem({ roleId: 'r', competencyId: 'c' });
  const fresh = newRequirement('library', { kind: 'role', id: 'r2', name: 'R2' }, 'c', 2, 0);
  const tree = buildTree([headOf(competency), headOf(old), headOf(fresh, 'added')]);
  expect(goneWith(tree, ['c'])).toEqual({ restored: [fresh.itemId], retired: ['c', 'r-needs-c'] });
});
