import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameworkItem, type FrameworkItem } from '../../../../shared/contract/framework-item';
import { osmtFormat } from '../../../../shared/domain/exchange/osmt/format';
import { anyFramework, readBack, tableOf, targetOf, written } from '../../../support/exchange/random-framework';
import { changesOf } from '../../../support/exchange/reimport';

const header =
  '"RSD Name","Authors","Skill Statement","Categories","Keywords","Standards","Certifications","Occupation Major Groups","Occupation Minor Groups","Broad Occupations","Detailed Occupations","O*NET Job Codes","Employers","Alignment Name","Alignment URL","Alignment Framework"';
const file = `${header}
Access Control,WGU; Other,Design "access" controls.,Security; Cloud,key;word,,,15-0000,,,,15-1132.00;15-1133.00,ACME,Skill A; Skill B,https://example.org/a; https://example.org/b,Frame A; Frame B
=Auditing,WGU,<script>alert(1)</script>,Security,,,,,,,,,,,,
Plain,,Stands alone.,,,,,,,,,,,,,
`;
const read = (text: string, known: readonly FrameworkItem[] = []) => readBack(osmtFormat, text, targetOf(known));

test('skills become competencies below their first category, alignments and job codes mappings', () => {
  const { items, problems } = read(file);
  expect(problems).toEqual([]);
  for (const item of items) expect(frameworkItem.safeParse(item).success).toBe(true);
  const [group] = items.filter(({ kind }) => kind === 'group');
  const [first, second, third] = items.filter(({ kind }) => kind === 'competency');
  expect(group?.title).toBe('Security');
  expect([first?.parentId, second?.parentId, third?.parentId]).toEqual([group?.itemId, group?.itemId, null]);
  expect(second).toMatchObject({ title: '=Auditing', content: { description: '<script>alert(1)</script>', type: 'skill' } });
  expect(first?.code).toMatch(/^OSMT-[0-9a-f]{8}$/);
  const mappings = items.flatMap((item) =>
    item.kind === 'mapping' ? [[item.fromId === first?.itemId, item.content.framework, item.content.reference, item.content.title]] : [],
  );
  expect(mappings).toEqual([
    [true, 'Frame A', 'https://example.org/a', 'Skill A'],
    [true, 'Frame B', 'https://example.org/b', 'Skill B'],
    [true, 'O*NET-SOC', '15-1132.00', '15-1132.00'],
    [true, 'O*NET-SOC', '15-1133.00', '15-1133.00'],
  ]);
});

test('what it brought is written as it came, and a second reading changes nothing', () => {
  const { items } = read(file);
  expect(changesOf(osmtFormat, file, items)).toEqual([]);
  const { content } = written(osmtFormat, items);
  if (typeof content !== 'string') throw new Error('it is text');
  const [back, before] = [tableOf(content), tableOf(file)];
  expect(back.headers.slice(1)).toEqual(before.headers);
  const plain = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/;\s*/g, '; ').replace(/^'=/, '='));
  const kept = (rows: readonly (readonly string[])[], from: number) => rows.map((cells) => plain(cells.slice(from)));
  expect(kept(back.rows, 1)).toEqual(kept(before.rows, 0));
  expect(changesOf(osmtFormat, content, items)).toEqual([]);
});

test('an address is what a skill is known by, whatever becomes of its name', () => {
  const text = '"Canonical URL","RSD Name",Author,"Skill Statement",Category\nhttps://osmt.example/1,Old name,,Says,\n';
  const { items } = read(text);
  expect(changesOf(osmtFormat, text.replace('Old name', 'New name'), items)).toEqual([
    { title: 'New name', state: 'changed', fields: ['title'] },
  ]);
});

test("reading one's own export again changes nothing, whatever the library holds", () => {
  fc.assert(
    fc.property(anyFramework, (items) => {
      const { content } = written(osmtFormat, items);
      if (typeof content !== 'string') throw new Error('it is text');
      expect(changesOf(osmtFormat, content, items)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('bad rows are told with their number', () => {
  const { items, problems } = read(`${header},Colour\nA,,One,,,,,,,,,,,,,,red\nA,,Two,,,,,,,,,,,,,,\n,x,,,,,,,,,,,,,,,\n`);
  expect(problems.map(({ severity, row, path }) => [severity, row, path])).toEqual([
    ['warning', null, 'Colour'],
    ['error', 3, 'RSD Name'],
    ['error', 4, 'RSD Name'],
  ]);
  expect(items.find(({ title }) => title === 'A')?.origin?.rest).toContain('"Colour":"red"');
  expect(read('RSD Name,Title\nA,b\n').problems.filter(({ severity }) => severity === 'error')).toHaveLength(1);
});
