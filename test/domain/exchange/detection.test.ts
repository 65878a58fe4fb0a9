import { expect, test } from 'vitest';
import { formats, detectFormats } from '../../../shared/domain/exchange/formats';
import type { FileHead, FormatKey } from '../../../shared/domain/exchange/framework-format';
import { competencyItem, scaleItem } from '../../support/people';
import { tableOf, written } from '../../support/exchange/random-framework';

const table = (fileName: string, head: string): FileHead => ({ fileName, head, headers: tableOf(head).headers });
const text = (fileName: string, head: string): FileHead => ({ fileName, head, headers: [] });
const moodle =
  '"Parent id number","Id number",Shortname,Description,"Description format","Scale values","Scale configuration","Rule type (optional)","Rule outcome (optional)","Rule config (optional)","Cross referenced competency id numbers","Exported id (optional)","Is framework",Taxonomy\n';
const osmt = '"RSD Name","Authors","Skill Statement","Categories","Keywords","O*NET Job Codes","Alignment Name"\n';

const files: ReadonlyArray<readonly [FormatKey, FileHead]> = [
  [
    'case',
    text(
      'a.json',
      '{"CFDocument": {"identifier": "x"}, "CFItems": [{"fullStatement": "\\"element_identifier\\": 1, tasks: work_roles:"}]}',
    ),
  ],
  ['nice', text('a.json', '{"response": {"elements": {"elements": [{"element_identifier": "T0001"}]}}}')],
  ['nice', table('a.yaml', 'work_roles:\n  - id: A, B\n    tasks: [T1, T2]\n')],
  ['onet', table('Occupation Data.txt', 'O*NET-SOC Code\tTitle\tDescription\n11-1011.00\tChief\tx\n')],
  ['onet', table('x.txt', 'O*NET-SOC Code\tTask ID\tTask\tTask Type\n11-1011.00\t1\tx\tCore\n')],
  ['onet', table('y.txt', 'Element ID\tElement Name\tDescription\n1\tA\tB\n')],
  ['onet', table('z.txt', 'Element ID\tElement Name\tScale ID\tAnchor Value\tAnchor Description\n1\tA\tLV\t1\tB\n')],
  ['moodle', table('m.csv', moodle)],
  ['osmt', table('o.csv', osmt)],
  ['crosswalk', table('c.csv', 'code,match,framework,reference,uri,title\n')],
  ['csv', table('t.csv', 'record,code,title,match,framework,reference\n')],
  ['xlsx', { fileName: 'w.xlsx', head: '', headers: ['Touchstone framework', 'Value'] }],
  ['xlsx', { fileName: 'own.xlsx', head: '', headers: ['code', 'title', 'parent', 'description'] }],
];

test('each format knows its own files and is surer of them than any other', () => {
  for (const [key, file] of files) {
    const [first, second] = detectFormats([file]);
    expect([file.fileName, first?.format.key]).toEqual([file.fileName, key]);
    expect((second?.confidence ?? 0) < (first?.confidence ?? 0)).toBe(true);
  }
});

test('what a format writes is taken for its own', () => {
  const items = [scaleItem('s'), competencyItem('c', { scaleId: 's' })];
  for (const format of formats) {
    if (format.write === undefined) continue;
    const { content } = written(format, items);
    const head =
      typeof content === 'string'
        ? format.takes === 'tables'
          ? table(`a.${format.extensions[0] ?? ''}`, content)
          : text('a.json', content)
        : { fileName: 'a.xlsx', head: '', headers: content instanceof Uint8Array ? [] : (content[0]?.headers ?? []) };
    expect(detectFormats([head])[0]?.format.key).toBe(format.key);
  }
});

test('a list of people, a letter and an empty file are none of them', () => {
  const others = [
    table('p.csv', 'employee_id,first_name,last_name,department,job_title\n1,A,B,C,D\n'),
    text('l.txt', 'Dear Sir or Madam,'),
    text('e.txt', ''),
    text('j.json', '{"people": []}'),
  ];
  for (const file of others) expect(detectFormats([file]).filter(({ confidence }) => confidence >= 0.5)).toEqual([]);
});
