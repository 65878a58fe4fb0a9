import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameworkItem, type FrameworkItem } from '../../../../shared/contract/framework-item';
import { crosswalkFormat } from '../../../../shared/domain/exchange/crosswalk/format';
import { anyFramework, readBack, targetOf, written } from '../../../support/exchange/random-framework';
import { changesOf } from '../../../support/exchange/reimport';
import { competencyItem, plainItem } from '../../../support/people';

const task: FrameworkItem = {
  ...plainItem,
  itemId: 't',
  kind: 'task',
  code: '0012',
  title: 'Weld',
  content: {
    description: '',
    difficulty: null,
    importance: null,
    frequency: null,
    consequence: null,
    isCovered: false,
    abnormalConditions: [],
    goodLooksLike: '',
    decidedTraining: null,
    trainingReason: '',
  },
};
const library = [competencyItem('c', { code: 'WELD' }), competencyItem('d', { code: 'CUT' }), task];
const file =
  'code,match,framework,reference,uri,title\nWELD,exact,O*NET,51-4121.00,https://example.org/x,Welders\nweld,skos:broadMatch,ESCO,s1,,\n0012,narrow,O*NET,8823,,"=Direct, or coordinate"\n';
const read = (text: string, known: readonly FrameworkItem[] = library) => readBack(crosswalkFormat, text, targetOf(known));

test('each row becomes a mapping from the item of its code, and comes back as it was', () => {
  const { items, problems } = read(file);
  expect(problems).toEqual([]);
  for (const item of items) expect(frameworkItem.safeParse(item).success).toBe(true);
  expect(items.map((item) => [item.fromId, item.kind === 'mapping' && item.content.match])).toEqual([
    ['c', 'exact'],
    ['c', 'broad'],
    ['t', 'narrow'],
  ]);
  const { content, notCarried } = written(crosswalkFormat, [...library, ...items]);
  expect(content).toBe(
    'code,match,framework,reference,uri,title\r\n0012,narrow,O*NET,8823,,"\'=Direct, or coordinate"\r\nWELD,exact,O*NET,51-4121.00,https://example.org/x,Welders\r\nWELD,broad,ESCO,s1,,\r\n',
  );
  expect(notCarried).toEqual([]);
  expect(changesOf(crosswalkFormat, typeof content === 'string' ? content : '', [...library, ...items])).toEqual([]);
});

test('another match is a change of the mapping there is, and a row that is gone is told', () => {
  const known = [...library, ...read(file).items];
  expect(changesOf(crosswalkFormat, file.replace(/weld,.*\n/, '').replace('exact', 'related'), known)).toEqual([
    { title: '', state: 'changed', fields: ['content.match'] },
    { title: '', state: 'gone', fields: [] },
  ]);
});

test('a file without addresses and titles leaves those of the library as they are', () => {
  const known = [...library, ...read(file).items];
  expect(
    changesOf(crosswalkFormat, 'code,match,framework,reference\nWELD,exact,O*NET,51-4121.00\n', known).filter(
      ({ state }) => state !== 'gone',
    ),
  ).toEqual([]);
});

test("reading one's own export again changes nothing, whatever the library holds", () => {
  fc.assert(
    fc.property(anyFramework, (items) => {
      const { content } = written(crosswalkFormat, items);
      if (typeof content !== 'string') throw new Error('it is text');
      expect(changesOf(crosswalkFormat, content, items)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('bad rows are told with their number and left out', () => {
  const { items, problems } = read(
    'code,match,framework,reference,uri,title,note\nNONE,exact,F,1,,,\n1.23E+05,exact,F,1,,,\nWELD,same,F,1,,,kept\nWELD,exact,F,1,,,\nWELD,exact,,1,,,\nWELD,exact,F,,,,\n',
  );
  expect(problems.map(({ severity, row, path }) => [severity, row, path])).toEqual([
    ['warning', null, 'note'],
    ['error', 2, 'code'],
    ['error', 3, 'code'],
    ['warning', 4, 'match'],
    ['error', 5, 'reference'],
    ['error', 6, 'framework'],
    ['error', 7, 'reference'],
  ]);
  expect(items.map((item) => [item.kind === 'mapping' && item.content.match, item.origin?.rest])).toEqual([['related', '{"note":"kept"}']]);
});
