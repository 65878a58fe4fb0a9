import { expect, test } from 'vitest';
import { frameworkItem, type FrameworkItem } from '../../../../shared/contract/framework-item';
import { compareItems } from '../../../../shared/domain/exchange/compare-items';
import { onetFormat } from '../../../../shared/domain/exchange/onet/format';
import { frameworkFaults } from '../../../../shared/domain/framework/faults';
import { isOnetHere, onetFile, onetFiles } from '../../../support/exchange/onet-files';
import { targetOf } from '../../../support/exchange/random-framework';
import { scaleItem } from '../../../support/people';
import { processorTime } from '../../../support/processor-time';

const count = (items: readonly FrameworkItem[], kind: FrameworkItem['kind']): number => items.filter((item) => item.kind === kind).length;

const occupations =
  'O*NET-SOC Code\tTitle\tDescription\n11-1011.00\tChief Executives\tDetermine policies.\n51-4041.00\tMachinists\tSet up machines.\n';
const tasks =
  'O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n51-4041.00\t0012\tMeasure "to size", = or <b>not</b>\tCore\t80\t06/2006\tIncumbent\n51-4041.00\t13\tClean up\tSupplemental\tn/a\t06/2006\tAnalyst\n';
const elements =
  'Element ID\tElement Name\tDescription\n1\tWorker Characteristics\tAll\n1.A\tAbilities\tEnduring\n1.A.1\tOral Comprehension\tListening\n1.B\tInterests\tLikes\n1.C.5\tWork Ethic\tStays on it\n';
const anchors =
  'Element ID\tElement Name\tScale ID\tAnchor Value\tAnchor Description\n1.A.1\tOral Comprehension\tLV\t2\tTelevision\n1.A.1\tOral Comprehension\tLV\t6\tPhysics\n';

const read = (texts: readonly string[], known: readonly FrameworkItem[] = [], choices: Readonly<Record<string, string>> = {}) =>
  onetFormat.read(
    texts.map((text, at) => ({ fileName: `${at}.txt`, text, tables: [] })),
    targetOf(known, { choices }),
  );
const codesOf = (items: readonly FrameworkItem[], kind: FrameworkItem['kind']) =>
  items.filter((item) => item.kind === kind).map(({ code }) => code);

test.skipIf(!isOnetHere)('the published files become every role, task, link and element, each as an item must be, without a fault', () => {
  const { items, problems } = onetFormat.read(onetFiles(), targetOf([], { scale: scaleItem('site'), scales: [scaleItem('site')] }));
  expect(problems.map(({ path }) => path)).toEqual(['Level Scale Anchors']);
  expect(['role', 'task', 'link', 'scale'].map((kind) => items.filter((item) => item.kind === kind).length)).toEqual([
    1110, 19_450, 19_450, 161,
  ]);
  expect(
    count(items, 'competency') + items.filter(({ kind, origin }) => kind === 'group' && origin?.identifier.startsWith('element:')).length,
  ).toBe(571);
  const anchored = items.flatMap((item) => (item.kind === 'scale' ? item.content.levels.filter(({ anchor }) => anchor !== '') : []));
  expect(anchored).toHaveLength(483);
  for (const item of items) expect(frameworkItem.safeParse(item).success).toBe(true);
  expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(items.length);
  const changed = new Map(items.map((item) => [item.itemId, null]));
  expect(
    frameworkFaults({ items: [...items, scaleItem('site')], changed, roles: new Set(), units: new Set(), scalesInUse: new Set() }),
  ).toEqual([]);
});

test.skipIf(!isOnetHere)('a second reading of the published files finds everything again and changes nothing', () => {
  const first = onetFormat.read(onetFiles(), targetOf([])).items;
  const second = onetFormat.read(onetFiles(), targetOf(first)).items;
  const { items, gone } = compareItems(onetFormat, { read: second, known: first, writtenAndRead: null });
  expect(items.filter(({ state }) => state !== 'same')).toEqual([]);
  expect(gone).toEqual([]);
});

test.skipIf(!isOnetHere)('one major group of the published files can be chosen alone', () => {
  const { items } = onetFormat.read(onetFiles(), targetOf([], { choices: { occupations: '51' } }));
  expect(codesOf(items, 'role').every((code) => code.startsWith('51-'))).toBe(true);
  expect(count(items, 'role')).toBe(
    onetFile('Occupation Data.txt')
      .text.split('\n')
      .filter((line) => line.startsWith('51-')).length,
  );
  expect(count(items, 'task')).toBe(
    onetFile('Task Statements.txt')
      .text.split('\n')
      .filter((line) => line.startsWith('51-')).length,
  );
});

test('a task is linked to its role, and core tasks are mandatory', () => {
  const { items } = read([occupations, tasks]);
  const [first, second] = items.filter((item) => item.kind === 'link');
  const role = items.find(({ code }) => code === '51-4041.00');
  const task = items.find(({ code }) => code === '0012');
  expect(first).toMatchObject({ fromId: role?.itemId, toId: task?.itemId, content: { relation: 'roleTask', isMandatory: true } });
  expect(second?.content.isMandatory).toBe(false);
  expect(task?.title).toBe('Measure "to size", = or <b>not</b>');
  expect(JSON.parse(task?.origin?.rest ?? '')).toMatchObject({ soc: '51-4041.00', type: 'Core', date: '06/2006' });
});

test('elements hang by the dots of their ids; abilities are competencies on their own anchored scale, interests a heading', () => {
  const { items, problems } = read([elements, anchors]);
  const of = (code: string) => items.find((item) => item.code === code);
  expect([of('1')?.kind, of('1.A')?.kind, of('1.A.1')?.kind, of('1.B')?.kind, of('1.C.5')?.kind]).toEqual([
    'group',
    'group',
    'competency',
    'group',
    'competency',
  ]);
  expect(of('1.A.1')?.parentId).toBe(of('1.A')?.itemId);
  const [scale] = items.filter((item) => item.kind === 'scale' && item.title.startsWith('Oral'));
  expect(scale?.kind === 'scale' ? scale.content.levels.map(({ anchor }) => anchor) : []).toEqual([
    '',
    '',
    'Television',
    '',
    '',
    '',
    'Physics',
    '',
  ]);
  expect(of('1.A.1')).toMatchObject({ content: { scaleId: scale?.itemId, type: 'skill' } });
  expect(of('1.C.5')).toMatchObject({ parentId: of('1')?.itemId, content: { type: 'behaviour' } });
  expect(problems.map(({ row, value }) => [row, value])).toContainEqual([6, '1.C.5']);
});

test('what a steward made of an item stays when a later release comes', () => {
  const first = read([occupations, elements, anchors]).items;
  const mine = first.map((item): FrameworkItem => {
    if (item.kind === 'scale')
      return {
        ...item,
        title: 'Listening',
        content: { ...item.content, qualifyingLevel: 5, levels: item.content.levels.map((level) => ({ ...level, colour: '#123456' })) },
      };
    return item.kind === 'competency'
      ? { ...item, code: 'MINE', content: { ...item.content, criticality: 'critical', scaleId: 'other' } }
      : item;
  });
  const release = anchors.replace('Television', 'Radio');
  const { items } = compareItems(onetFormat, {
    read: read([occupations.replace('Machinists', 'Machinist'), elements, release], mine).items,
    known: mine,
    writtenAndRead: null,
  });
  const changed = items.filter(({ state }) => state !== 'same');
  expect(changed.map(({ item, fields }) => [item.kind, fields])).toEqual([
    ['role', ['title']],
    ['scale', ['content.levels']],
  ]);
  const scale = changed.find(({ item }) => item.kind === 'scale')?.item;
  expect(scale).toMatchObject({ title: 'Listening', content: { qualifyingLevel: 5 } });
  expect(scale?.kind === 'scale' ? scale.content.levels[2] : null).toMatchObject({ anchor: 'Radio', colour: '#123456' });
});

test('bad rows are told with their number and left out, the others are taken', () => {
  const bad = [
    `${occupations}51-4041.00\tTwice\tx\nMachinist\tNo code\tx\n17-2112.00\tcut o`,
    `${tasks}51-4041.00\t13\tTwice\tCore\t1\tx\ty\n99-9999.00\t14\tNobody's\tCore\t1\tx\ty\n51-4041.00\t\tNo number\tCore\t1\tx\ty\n`,
    `${elements}1.A.1\tTwice\tx\nfoo\tno id\tx\n`,
    `${anchors}1.A.1\tx\tLV\t2\tTwice\n1.A.1\tx\tLV\t8\tToo high\n9.Z\tx\tLV\t2\tNo element\n`,
    'O*NET-SOC Code\tElement ID\tScale ID\tData Value\n11-1011.00\t1.A.1\tLV\t4.5\n',
  ];
  const { items, problems } = read(bad);
  expect(problems.filter(({ severity }) => severity === 'error').map(({ row }) => row)).toEqual([6, null, 4, 5, 4, 5, 6, 7, 8, 4, 5, 6]);
  expect(codesOf(items, 'role')).toEqual(['11-1011.00', '51-4041.00']);
  expect(codesOf(items, 'task')).toEqual(['0012', '13']);
  expect(items.filter((item) => item.kind === 'scale' && item.title.startsWith('Oral'))).toHaveLength(1);
});

test('a cell of ten million characters, columns of a later release and a hundred thousand rows do not stop it', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => `51-4041.00\tT${at}\tDo ${at}\tCore\t1\tx\ty\tnew`).join('\n');
  const huge = `${tasks.replace('Domain Source\n', 'Domain Source\tLater Column\n').replace('Incumbent\n', 'Incumbent\tz\n').replace('Analyst\n', 'Analyst\tz\n')}${many}\n51-4041.00\thuge\t${'x'.repeat(11_000_000)}\tCore\t1\tx\ty\tz`;
  const begun = processorTime();
  const { items, problems } = read([occupations, huge]);
  expect(processorTime() - begun).toBeLessThan(8_000);
  expect(count(items, 'task')).toBe(100_002);
  expect(problems.map(({ message }) => message)).toEqual([
    'The column “Later Column” is not known to this format: it was not taken. What stands in it is kept with where the item came from.',
    'This cell holds 11000000 characters: it was left out.',
    'There is no number or no text: the task was left out.',
  ]);
  expect(items.find(({ code }) => code === 'T7')?.origin?.rest).toContain('"Later Column":"new"');
});
