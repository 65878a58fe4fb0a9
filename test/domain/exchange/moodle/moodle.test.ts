import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameworkItem, type FrameworkItem } from '../../../../shared/contract/framework-item';
import { moodleFormat } from '../../../../shared/domain/exchange/moodle/format';
import { anyFramework, readBack, tableOf, targetOf, written } from '../../../support/exchange/random-framework';
import { changesOf } from '../../../support/exchange/reimport';
import { competencyItem, scaleItem } from '../../../support/people';

const header =
  '"Parent ID number","ID number","Short name",Description,"Description format","Scale values","Scale configuration","Rule type (optional)","Rule outcome (optional)","Rule config (optional)","Cross-referenced competency ID numbers","Exported ID (optional)","Is framework",Taxonomy';
const older =
  '"Parent id number","Id number",Shortname,Description,"Description format","Scale values","Scale configuration","Rule type (optional)","Rule outcome (optional)","Rule config (optional)","Cross referenced competency id numbers","Exported id (optional)","Is framework",Taxonomy';
const config =
  '"[{""scaleid"":""2""},{""id"":1,""scaledefault"":1,""proficient"":0},{""id"":2,""scaledefault"":0,""proficient"":1},{""id"":3,""scaledefault"":0,""proficient"":1}]"';
const rows = `,C2i,"Certificat informatique","<p>Niveau <strong>un</strong> &amp; deux</p>",1,"Non validé,Validé,Expert",${config},,,,,,1,"domain,competency,skill,value"
,D1,Travailler,"<script>alert(1)</script>",1,,,core_competency\\competency_rule_all,3,null,,11,,
D1,D1.2,"Sécuriser, garder",Plain text,2,,,,0,null,"D1.1,X%2CY",12,,
D1,D1.1,"=Organiser","<p>a</p><ul><li>b</li></ul>",1,"Not yet competent,Competent","[{""scaleid"":""1""},{""id"":1,""proficient"":0},{""id"":2,""proficient"":1}]",,0,null,D1.2,13,,
,"X,Y",Commas,,1,,,,0,null,D1.2,14,,
`;
const file = `${header}\n${rows}`;

const read = (text: string, known: readonly FrameworkItem[] = [], part = {}) => readBack(moodleFormat, text, targetOf(known, part));
const named = (items: readonly FrameworkItem[], title: string) => items.find((item) => item.title === title);

test('a framework of Moodle becomes a group with its tree, its scales and one link for each pair', () => {
  const { items, problems, title } = read(file);
  expect(title).toBe('Certificat informatique');
  for (const item of items) expect(frameworkItem.safeParse(item).success).toBe(true);
  expect(items.map(({ kind }) => kind).toSorted()).toEqual([
    'competency',
    'competency',
    'competency',
    'group',
    'group',
    'link',
    'link',
    'scale',
    'scale',
  ]);
  const [root, domain, first, second] = ['Certificat informatique', 'Travailler', 'Sécuriser, garder', '=Organiser'].map((one) =>
    named(items, one),
  );
  expect(root?.content).toEqual({ description: 'Niveau un & deux' });
  expect(domain).toMatchObject({ kind: 'group', parentId: root?.itemId, content: { description: '<script>alert(1)</script>' } });
  expect([first?.parentId, second?.parentId]).toEqual([domain?.itemId, domain?.itemId]);
  expect((first?.ordinal ?? 0) < (second?.ordinal ?? 0)).toBe(true);
  expect(second?.content).toMatchObject({ description: 'a\n- b' });
  const scales = items.flatMap((item) => (item.kind === 'scale' ? [item] : []));
  expect(scales.map(({ content }) => [content.levels.map(({ name }) => name), content.qualifyingLevel])).toEqual([
    [['Non validé', 'Validé', 'Expert'], 1],
    [['Not yet competent', 'Competent'], 1],
  ]);
  expect([first?.kind === 'competency' && first.content.scaleId, second?.kind === 'competency' && second.content.scaleId]).toEqual(
    scales.map(({ itemId }) => itemId),
  );
  expect(problems.map(({ path, row }) => [path, row])).toEqual([
    ['Rule type', 3],
    ['Description', 3],
  ]);
});

test('the file comes back as it was, row for row', () => {
  const { items } = read(file);
  const content = written(moodleFormat, items).content;
  const again = tableOf(typeof content === 'string' ? content : '');
  const before = tableOf(file);
  // rows of a parent stay in their order, and a child follows its parent; a pair is named at both of its ends
  expect(again.headers).toEqual(before.headers);
  const sorted = (lines: readonly (readonly string[])[]) =>
    lines.map((cells) => cells.map((cell) => cell.replace(/^'(?==)/, ''))).toSorted((a, b) => ((a[1] ?? '') < (b[1] ?? '') ? -1 : 1));
  const complete = sorted(before.rows).map((cells) => (cells[12] === '1' ? cells : cells.with(9, 'null')));
  expect(sorted(again.rows)).toEqual(complete);
  expect(again.rows[0]?.[12]).toBe('1');
});

test('headers of older versions are known, and reading the file again changes nothing', () => {
  const items = read(`${older}\n${rows}`).items;
  expect(changesOf(moodleFormat, file, items)).toEqual([]);
  expect(changesOf(moodleFormat, file.replace('Commas', 'Kommas'), items)).toEqual([
    { title: 'Kommas', state: 'changed', fields: ['title'] },
  ]);
});

test("reading one's own export again changes nothing, whatever the library holds", () => {
  fc.assert(
    fc.property(anyFramework, (items) => {
      const { content } = written(moodleFormat, items);
      if (typeof content !== 'string') throw new Error('it is text');
      expect(changesOf(moodleFormat, content, items)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('a scale that the site has is used, and a level with a comma is written without it', () => {
  const scale = scaleItem('site');
  const values = scale.content.levels.map(({ name }) => name).join(',');
  const text = `${header}\n,F,Frame,,1,"${values}",[],,,,,,1,competency\n,A,Alpha,,1,,,,,,,,,\n`;
  const { items } = read(text, [], { scale: null, scales: [scale] });
  expect(named(items, 'Alpha')?.content).toMatchObject({ scaleId: 'site' });
  expect(items.some(({ kind }) => kind === 'scale')).toBe(false);
  const odd = {
    ...scale,
    content: {
      ...scale.content,
      levels: scale.content.levels.map((level, at) => (at === 0 ? { ...level, name: 'Knows, barely' } : level)),
    },
  };
  expect(written(moodleFormat, [competencyItem('c', { scaleId: 'site' }), odd]).content).toContain('Knows; barely');
});

test('everything inner becomes a competency when that is chosen', () => {
  const { items } = read(file, [], { choices: { inner: 'competencies' } });
  expect(named(items, 'Travailler')?.kind).toBe('competency');
  expect(named(items, 'Certificat informatique')?.kind).toBe('group');
});

test('bad rows are told with their number', () => {
  const bad = `${header},Extra\n,F,Frame,,1,"a,b,c,d,e,f,g,h,i,j",no json,,,,,,1,,\n,A,Twice,,1,,,,,,,,,,kept\nB,A,Twice again,,1,,,,,,,,,,\nB,C,In circle,,1,,,,,,,,,,\nC,B,In circle,,1,,,,,,,,,,\nnowhere,D,Dangling,,1,,,,,,nobody,,,,\n,,No number,,1,,,,,,,,,,\n,1.23E+05,Number,,1,,,,,,,,,,\n,007,Zeros,,1,,,,,,,,,,\n`;
  const { items, problems } = read(bad);
  expect(problems.map(({ severity, row, path }) => [severity, row, path])).toEqual([
    ['warning', null, 'Extra'],
    ['error', 4, 'ID number'],
    ['error', 8, 'ID number'],
    ['warning', 9, 'ID number'],
    ['warning', 7, 'Parent ID number'],
    ['warning', 5, 'Parent ID number'],
    ['warning', 2, 'Scale values'],
    ['warning', 7, 'Cross-referenced competency ID numbers'],
  ]);
  expect(named(items, 'Zeros')?.code).toBe('007');
  expect(named(items, 'Twice')?.origin?.rest).toContain('"Extra":"kept"');
  expect(read('"ID number",Title\nA,b\n').problems.map(({ severity }) => severity)).toContain('error');
});
