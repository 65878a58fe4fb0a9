import { expect, test } from 'vitest';
import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import { csvFormat } from '../../../../shared/domain/exchange/csv/format';
import type { Table } from '../../../../shared/domain/exchange/framework-format';
import { xlsxFormat } from '../../../../shared/domain/exchange/xlsx/format';
import { readBack, targetOf, written } from '../../../support/exchange/random-framework';
import { changesOf } from '../../../support/exchange/reimport';
import { competencyItem, scaleItem } from '../../../support/people';
import { processorTime } from '../../../support/processor-time';

const site = scaleItem('site');
const read = (text: string, known: readonly FrameworkItem[] = []) =>
  readBack(csvFormat, text, targetOf(known, { scale: site, scales: [site] }));
const told = (text: string) => read(text).problems.map(({ severity, row, path }) => [severity, row, path]);
const sheet = (name: string, headers: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  name,
  headers,
  rows,
  rowNumbers: rows.map((_, at) => at + 2),
});

test('a list of codes and titles is enough: headings by code, the scale of the site, the order of the rows', () => {
  const { items, problems } = read(
    'record,code,title,parent,level,text,of\ngroup,W,Welding,,,,\ncompetency,007,MIG,W,,,\nindicator,,,,2,Strikes an arc,007\n',
  );
  expect(problems).toEqual([]);
  const [group, competency] = items;
  expect(competency).toMatchObject({
    code: '007',
    parentId: group?.itemId,
    content: { scaleId: 'site', type: 'skill', indicators: [{ level: 2, text: 'Strikes an arc' }] },
  });
  expect(changesOf(csvFormat, 'record,code,title\ngroup,W,Welding\ncompetency,007,MAG\n', [...items, site])).toEqual([
    { title: 'MAG', state: 'changed', fields: ['title'] },
  ]);
});

test('a rule of validity that says too little, the second of a clause and a currency that is none are told by row', () => {
  const text = `record,code,title,of,level,holds,months,years,month,day,events,currency,grace_days
competency,W,Weld,,,,,,,,,3 in 90 days,14
clause,L,Law,,,,,,,,,,
validity,,,W,2,endOfMonth,12,,,,,,
validity,,,W,,event,,,,,"Incident
Procedure changed",,
validity,,,W,,months,,,,,,,
validity,,,W,,yearly,,1,,,,,
validity,,,L,,calendarDate,,0,12,31,,,
validity,,,L,,none,,,,,,,
competency,C,Cut,,,,,,,,,often,900
`;
  expect(told(text)).toEqual([
    ['error', 7, 'holds'],
    ['warning', 8, 'holds'],
    ['error', 8, 'holds'],
    ['error', 10, 'holds'],
    ['warning', 11, 'grace_days'],
    ['warning', 11, 'currency'],
  ]);
  const { items } = read(text);
  const contentOf = (code: string) => items.find((item) => item.code === code)?.content;
  expect(contentOf('W')).toMatchObject({
    validity: {
      rules: [
        { level: 2, rule: { kind: 'endOfMonth', months: 12 } },
        { level: null, rule: { kind: 'event', events: ['Incident', 'Procedure changed'] } },
      ],
      graceDays: 14,
      renewalWindowDays: 0,
      currency: { count: 3, withinDays: 90 },
    },
  });
  expect(contentOf('L')).toMatchObject({ validity: { kind: 'calendarDate', month: 12, day: 31, years: 0 }, graceDays: null });
  expect(contentOf('C')).toMatchObject({ validity: { rules: [], graceDays: 0, currency: null } });
});

test('an id or code that stands twice, parents that are nowhere or below themselves, and what has no name are told by row', () => {
  const text = `record,id,code,title,parent
group,a,,One,b
group,b,,Two,a
group,c,,Three,nowhere
group,a,,Four,
group,,,,
banana,,,Five,
competency,,1.23E+05,Six,
level,,,,
`;
  expect(told(text)).toEqual([
    ['error', 7, 'record'],
    ['error', 5, 'id'],
    ['error', 6, 'id'],
    ['warning', 8, 'code'],
    ['error', 9, 'of'],
    ['warning', 4, 'parent'],
    ['warning', 2, 'parent'],
  ]);
  const [one, two] = read(text).items;
  expect([one?.parentId, two?.parentId]).toEqual([null, one?.itemId]);
});

test('unknown and doubled columns are told once and kept with the item, cells of no use to their row are told', () => {
  const { items, problems } = read('record,code,title,Shade,title (2),type\ngroup,g,G,red,H,skill\n');
  expect(problems.map(({ row, path }) => [row, path])).toEqual([
    [null, 'Shade'],
    [null, 'title (2)'],
    [2, 'type'],
  ]);
  expect(items[0]?.origin?.rest).toBe('{"Shade":"red","title (2)":"H"}');
});

test('what is no word, number, date or level of its column is told, and what is usual is taken', () => {
  const { items, problems } = read(
    'record,code,title,type,criticality,validity_months,effective_from,retired,of,level,text\ncompetency,c,C,talent,Severe,500,,perhaps,,,\nclause,k,K,,,,14.3.2026,,,,\nstep,,,,,,,,c,12,Do it\nstep,,,,,,,,c,2,\nstep,,,,,,,,c,3.0,Done\n',
  );
  expect(problems.map(({ severity, row, path }) => [severity, row, path])).toEqual([
    ['warning', 2, 'retired'],
    ['warning', 2, 'type'],
    ['warning', 2, 'criticality'],
    ['warning', 2, 'validity_months'],
    ['warning', 4, 'level'],
    ['error', 4, 'level'],
    ['error', 5, 'text'],
    ['warning', 3, 'effective_from'],
  ]);
  expect(items[0]).toMatchObject({
    isRetired: false,
    content: { type: 'skill', criticality: 'medium', validityMonths: null, steps: [{ level: 3, text: 'Done' }] },
  });
});

test('a cell of eleven million characters is left out, one of five thousand cut, markup stays text', () => {
  const { items, problems } = read(
    `record,code,title,description\ngroup,a,${'x'.repeat(11_000_000)},<img src=x onerror=alert(1)>\ngroup,b,B,${'y'.repeat(5000)}\n`,
  );
  expect(problems.map(({ severity, row, path }) => [severity, row, path])).toEqual([
    ['error', 2, 'title'],
    ['warning', 3, 'description'],
  ]);
  expect(items.map((item) => (item.kind === 'group' ? item.content.description.length : 0))).toEqual([28, 4000]);
});

test('a hundred thousand rows are read in seconds, and nothing is squared', () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `competency,C${at},Title ${at},${at === 0 ? '' : `C${Math.floor(at / 10)}`}`);
  const begun = processorTime();
  const { items, problems } = read(`record,code,title,parent\n${rows.join('\n')}\n`);
  expect([items.length, problems]).toEqual([100_000, []]);
  expect(processorTime() - begun).toBeLessThan(20_000);
});

test('a scale of another library of the site is used, not copied; without one the file brings it along', () => {
  const theirs = { ...site, frameworkId: 'other' };
  const mine = competencyItem('c', { scaleId: 'site' });
  const { content } = written(csvFormat, [mine], { foreignScales: [theirs] });
  const at = readBack(csvFormat, content, targetOf([mine], { scale: theirs, scales: [theirs] })).items;
  expect(at.map(({ kind, itemId }) => [kind, itemId])).toEqual([['competency', 'c']]);
  const elsewhere = readBack(csvFormat, content, targetOf([])).items;
  const scale = elsewhere.find(({ kind }) => kind === 'scale');
  expect(elsewhere.find(({ kind }) => kind === 'competency')).toMatchObject({ content: { scaleId: scale?.itemId } });
  expect(scale).toMatchObject({ content: { levels: site.content.levels } });
});

test('a sheet that nobody knows is told, and a sheet that is not there leaves its part of the library alone', () => {
  const known = [competencyItem('c', { scaleId: 'site', indicators: [{ indicatorId: 'i' }] })];
  const tables = [sheet('Competencies', ['code', 'title'], ['C', 'New title']), sheet('Holiday', ['who', 'when'], ['Ada', 'May'])];
  expect(changesOf(xlsxFormat, tables, known)).toEqual([{ title: 'New title', state: 'changed', fields: ['title'] }]);
  expect(readBack(xlsxFormat, tables, targetOf(known)).problems.map(({ path }) => path)).toEqual(['Holiday']);
  const emptied = [...tables, sheet('Indicators', ['id', 'of', 'level', 'text'])];
  expect(changesOf(xlsxFormat, emptied, known)[0]?.fields).toEqual(['title', 'content.indicators']);
});
