import { describe, expect, test } from 'vitest';
import { deepestJson } from '../../../../shared/domain/exchange/json-text';
import { caseTarget, readText, writeText } from '../../../support/exchange/case-files';

const moment = '2020-01-01T00:00:00Z';
const document = {
  identifier: 'd0000000-0000-4000-8000-000000000000',
  uri: 'urn:x:d',
  creator: 'C',
  title: 'T',
  lastChangeDateTime: moment,
};
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const item = (n: number, part: object = {}) => ({
  identifier: id(n),
  uri: `urn:x:${n}`,
  fullStatement: `Statement ${n}`,
  humanCodingScheme: `S${n}`,
  lastChangeDateTime: moment,
  ...part,
});
const association = (n: number, from: string, to: string, associationType = 'isChildOf') => ({
  identifier: `a0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  uri: `urn:x:a${n}`,
  associationType,
  originNodeURI: { title: '', identifier: from, uri: 'urn:x:f' },
  destinationNodeURI: { title: '', identifier: to, uri: 'urn:x:t' },
  lastChangeDateTime: moment,
});
const file = (items: readonly unknown[], associations: readonly unknown[] = [], more: object = {}): string =>
  JSON.stringify({ CFDocument: document, CFItems: items, CFAssociations: associations, ...more });
const errorsOf = (text: string) => readText(text).problems.filter(({ severity }) => severity === 'error');
const titles = (text: string): string[] => readText(text).items.map(({ title }) => title);

describe('a damaged file', () => {
  test('that is cut off says in which line it ends and what is open, and brings nothing', () => {
    const whole = JSON.stringify({ CFDocument: document, CFItems: [item(1)] }, null, 1);
    for (const length of [1, 40, whole.length / 2, whole.length - 2]) {
      const { items, problems } = readText(whole.slice(0, length));
      expect(items).toEqual([]);
      expect(problems).toMatchObject([{ severity: 'error', row: whole.slice(0, length).split('\n').length }]);
      expect(problems[0]?.message).toMatch(/cut off; what was opened on line \d+ is never closed/);
    }
  });

  test.each([
    ['{"CFDocument": {"a": 1,}}', 'column 24'],
    ['{"CFDocument": {"a" 1}}', 'column 21'],
    ['{"CFDocument": {}} x', 'column 20'],
    ["{'CFDocument': {}}", 'column 2'],
    ['{"CFDocument": ]}', 'column 16'],
    ['{"CFDocument": "a\nb"}', 'column 16'],
    ['[1 2]', 'column 4'],
  ])('that is no JSON (%s) says where', (text, where) => {
    expect(readText(text).problems[0]?.message).toContain(where);
  });

  test('nested too deep is refused before anything else looks at it', () => {
    const deep = `{"CFDocument":${'['.repeat(200_000)}`;
    expect(errorsOf(deep)[0]?.message).toContain(`more than ${deepestJson} levels`);
    expect(errorsOf(`${'['.repeat(deepestJson)}${']'.repeat(deepestJson)}`)[0]?.message).toContain('no CASE package');
  });

  test.each([['null'], ['7'], ['"x"'], ['[]'], ['{}'], ['{"CFDocument": 5}'], ['{"CFDocument": {"title": "no identifier"}}']])(
    'that is something else (%s) is told so',
    (text) => {
      expect(readText(text).items).toEqual([]);
      expect(errorsOf(text)).not.toEqual([]);
    },
  );

  test('of another version is told so; 1.1 is read and kept', () => {
    expect(errorsOf(file([item(1)], [], { CFDocument: { ...document, caseVersion: '2.0' } }))[0]).toMatchObject({
      path: 'CFDocument.caseVersion',
      value: '2.0',
    });
    const newer = file([item(1, { extensions: { a: 1 } })], [], { CFDocument: { ...document, caseVersion: '1.1' } });
    expect(readText(newer).items).toHaveLength(2);
    expect(JSON.parse(writeText(readText(newer).items))).toMatchObject({
      CFDocument: { caseVersion: '1.1' },
      CFItems: [{ extensions: { a: 1 } }],
    });
  });
});

describe('what is wrong in one entry leaves the others alone', () => {
  test('an identifier that was there before', () => {
    const text = file([item(1), item(1, { fullStatement: 'Twice' }), item(2)]);
    expect(errorsOf(text)).toMatchObject([{ path: 'CFItems[1].identifier', value: id(1) }]);
    expect(titles(text)).toEqual(['T', 'Statement 1', 'Statement 2']);
  });

  test('siblings that are given the same number stand in the order of the file, and are told once for each number', () => {
    const at = (n: number, sequenceNumber?: number) => ({ ...association(n, id(n), document.identifier), sequenceNumber });
    const items = [1, 2, 3, 4, 5].map((n) => item(n));
    const text = file(items, [at(1, 7), at(2, 7), at(3, 7), at(4, 1), at(5)]);
    expect(titles(text)).toEqual(['T', 'Statement 4', 'Statement 1', 'Statement 2', 'Statement 3', 'Statement 5']);
    expect(readText(text).problems).toMatchObject([
      { severity: 'warning', path: 'CFAssociations[1]', value: id(2), message: expect.stringContaining('the number 7') },
    ]);
    expect(readText(file(items, [at(1, 1), at(2, 2), at(3), at(4), at(5)])).problems).toEqual([]);
  });

  test('entries that are none, and lists that are none', () => {
    const text = file([null, 'x', [], { fullStatement: 'nameless' }, item(1)], [], { CFRubrics: 'x' });
    expect(errorsOf(text).map(({ path }) => path)).toEqual([
      'CFItems[0]',
      'CFItems[1]',
      'CFItems[2]',
      'CFItems[3].identifier',
      'CFRubrics',
    ]);
    expect(titles(text)).toEqual(['T', 'Statement 1']);
  });

  test('a cell of more than ten megabytes', () => {
    const text = file([item(1, { fullStatement: 'x'.repeat(10 * 1024 * 1024) }), item(2)]);
    expect(errorsOf(text)).toMatchObject([{ path: 'CFItems[0].fullStatement', message: expect.stringContaining('longer than 10 MB') }]);
    expect(titles(text)).toEqual(['T', 'Statement 2']);
  });

  test('a long statement is cut to be shown, and written again whole', () => {
    const long = 'word '.repeat(100_000).trim();
    const { items, problems } = readText(file([item(1, { fullStatement: long })]));
    expect(problems).toMatchObject([{ severity: 'warning', path: 'CFItems[0].fullStatement' }]);
    expect(items[1]?.title.length).toBeLessThanOrEqual(2000);
    expect(JSON.parse(writeText(items))).toMatchObject({ CFItems: [{ fullStatement: long }] });
  });

  test('parents in a circle: each circle is broken at one place and told with its path', () => {
    const text = file(
      [item(1), item(2), item(3)],
      [association(1, id(1), id(2)), association(2, id(2), id(3)), association(3, id(3), id(1))],
    );
    const { items, problems } = readText(text);
    expect(problems.filter(({ message }) => message.includes('circle'))).toMatchObject([
      { path: 'CFAssociations[0]', message: expect.stringContaining(`${id(1)} → ${id(2)} → ${id(3)} → ${id(1)}`) },
    ]);
    const top = items.filter(({ parentId }) => parentId === items[0]?.itemId);
    expect(top.map(({ title }) => title)).toEqual(['Statement 1']);
    expect(JSON.parse(writeText(items)).CFAssociations).toEqual(JSON.parse(text).CFAssociations);
  });

  test('associations that hang in the air are kept, and told', () => {
    const text = file([item(1)], [association(1, id(1), id(9)), association(2, id(8), id(9), 'isRelatedTo'), association(3, id(7), id(1))]);
    const { items, problems } = readText(text);
    expect(problems.map(({ path }) => path)).toEqual(['CFAssociations[0]', 'CFAssociations[2]', 'CFItems[0]', 'CFAssociations[1]']);
    expect(JSON.parse(writeText(items)).CFAssociations).toEqual(JSON.parse(text).CFAssociations);
  });

  test('markup with a script is kept as text', () => {
    const html = '<p onclick="x()">Do <script>alert(1)</script></p>';
    const { items, problems } = readText(file([item(1, { fullStatement: html })]));
    expect(items[1]?.title).toBe(html);
    expect(problems).toMatchObject([{ severity: 'warning', path: 'CFItems[0]', message: expect.stringContaining('plain text') }]);
  });

  test('broken characters are replaced, and told', () => {
    const { items, problems } = readText(file([item(1)]).replace('Statement 1', 'State\\ud800ment \\u0000'));
    expect(items[1]?.title).toBe('State\u{fffd}ment \u{fffd}');
    expect(problems).toMatchObject([{ path: 'CFItems[0]', severity: 'warning' }]);
  });

  test('fields that are not what CASE wants are told by name, and come back as they were', () => {
    const odd = item(1, { notes: 5, CFItemTypeURI: 'x', humanCodingScheme: null, lastChangeDateTime: 'yesterday', fullStatement: ['a'] });
    const { items, problems } = readText(file([odd]));
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'CFItems[0].notes',
        'CFItems[0].CFItemTypeURI',
        'CFItems[0].humanCodingScheme',
        'CFItems[0].lastChangeDateTime',
        'CFItems[0].fullStatement',
      ]),
    );
    const again = readText(writeText(items), caseTarget(items));
    expect(again.items).toHaveLength(2);
    expect(JSON.parse(writeText(items)).CFItems[0]['touchstone:original']).toMatchObject({ notes: 5, lastChangeDateTime: 'yesterday' });
  });

  test('what somebody wrote into our own notes by hand spoils nothing but itself', () => {
    const notes = 'Mine\n\n[Touchstone]\nkind: "competency"\ncriticality: "extreme"\nsteps: 7\nbroken';
    const { items, problems } = readText(file([item(1, { notes })]));
    expect(items[1]).toMatchObject({ kind: 'competency', title: 'Statement 1', content: { criticality: 'medium' } });
    expect(problems).toMatchObject([{ severity: 'warning' }]);
  });
});
