import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emailSha1 } from '../../../shared/domain/completions/learner-match';
import { hasStatementBank, statementBank } from '../../support/completions/statement-bank';
import { adl, cmi5, idOf, makeStatement, readList, readText, voiding } from '../../support/completions/statements';

const codes = (read: Awaited<ReturnType<typeof readList>>) => read.rejected.map(({ code }) => code);

describe.skipIf(!hasStatementBank)("ADL's bank of statements", () => {
  const statements = hasStatementBank ? Object.values(statementBank()) : [];

  it('is read without a complaint but about groups, and only what was completed is a completion', async () => {
    expect(statements.length).toBeGreaterThan(10);
    // the bank uses the ids of the specification more than once for different statements
    const read = await readList(statements.map((statement, at) => ({ ...statement, id: idOf(at) })));
    expect(read.rejected.map(({ code }) => code)).toEqual(['GroupActor']);
    expect(read.records).toEqual([]);
    expect([...read.others.values()].reduce((a, b) => a + b, 0)).toBe(statements.length - 1);
  });

  it('tells of a person what it tells of the group', async () => {
    const anonymous = statements.find(({ verb }) => JSON.stringify(verb).includes('verbs/completed'));
    const read = await readList([{ ...anonymous, actor: { mbox: 'mailto:andrew@example.com', objectType: 'Agent' } }]);
    expect(read.records).toMatchObject([
      {
        learnerId: 'andrew@example.com',
        courseId: 'http://example.adlnet.gov/xapi/example/activity',
        status: 'completed',
        completedOn: '2016-01-27',
      },
    ]);
  });

  it('is the same as an array, as an object and as lines, in chunks of any size', async () => {
    const list = statements.map((statement, at) => ({
      ...statement,
      id: idOf(at),
      verb: { id: `${adl}completed` },
      actor: { mbox: 'mailto:a@b.c' },
    }));
    const of = async (text: string, size: number) => {
      const read = await readText(text, undefined, size);
      return { records: read.records.map((record) => ({ ...record, rowNumber: 0 })), codes: codes(read) };
    };
    const expected = await of(JSON.stringify(list), 100_000);
    expect(expected.records.length).toBeGreaterThan(8);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 2 }), async (size, indent) => {
        expect(await of(JSON.stringify(list, null, indent), size)).toEqual(expected);
        expect(await of(JSON.stringify({ statements: list }, null, indent), size)).toEqual(expected);
        expect(await of(JSON.stringify({ more: '/xapi?more=[{', statements: list }, null, indent), size)).toEqual(expected);
        expect(await of(list.map((statement) => `${JSON.stringify(statement)}\r\n`).join(''), size)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

test('a completion says who, what, how and when, in the date of the site', async () => {
  const { records } = await readList([
    makeStatement({
      timestamp: '2026-03-01T23:30:00.1234567Z',
      verb: { id: `${adl}passed` },
      result: { success: true, score: { raw: 17, min: 0, max: 20 } },
      context: { registration: 'EC531277-B57B-4C15-8D91-D292C5B2B8F7' },
    }),
  ]);
  expect(records).toEqual([
    {
      system: 'LRS',
      rowNumber: 1,
      recordKey: idOf(1),
      learnerId: 'anna@example.org',
      learnerIdKind: 'email',
      learnerHomePage: null,
      courseId: 'http://lms.example.org/boiler',
      courseTitle: 'Boiler',
      status: 'passed',
      completedOn: '2026-03-02',
      completedAt: '2026-03-01T23:30:00.123Z',
      score: { scaled: 0.85, raw: 17, min: 0, max: 20 },
      expiresOn: null,
      statementId: idOf(1),
      registration: 'ec531277-b57b-4c15-8d91-d292c5b2b8f7',
    },
  ]);
});

test('brackets and quotes within a text begin and end nothing', async () => {
  const title = 'say "x\\" {[ \\\\" ]} \n{"';
  const list = [1, 2].map((number) =>
    makeStatement({ id: idOf(number), object: { id: 'http://x/1', definition: { name: { en: title } } } }),
  );
  for (const text of [
    JSON.stringify(list),
    JSON.stringify({ statements: list }, null, 1),
    list.map((one) => JSON.stringify(one)).join('\n'),
  ])
    expect((await readText(text)).records.map(({ courseTitle }) => courseTitle)).toEqual([title, title]);
});

test('an actor is named by an address, its digest, an account or an OpenID, and by one of them alone', async () => {
  const actors = [
    { mbox: 'mailto:anna@example.org' },
    { mbox_sha1sum: emailSha1('anna@example.org').toUpperCase() },
    { account: { homePage: 'https://hr.example.org', name: '000123' } },
    { openid: 'https://anna.example.org/' },
    { name: 'Anna' },
    { mbox: 'mailto:anna@example.org', openid: 'https://anna.example.org/' },
    { objectType: 'Group', mbox: 'mailto:team@example.org' },
  ];
  const read = await readList(actors.map((actor, at) => makeStatement({ actor, id: idOf(at) })));
  expect(read.records.map(({ learnerIdKind, learnerId, learnerHomePage }) => [learnerIdKind, learnerId, learnerHomePage])).toEqual([
    ['email', 'anna@example.org', null],
    // printf 'mailto:anna@example.org' | sha1sum
    ['emailSha1', '41439fd30116c4ee020ef587b7f9a3f1d537d8a8', null],
    ['account', '000123', 'https://hr.example.org'],
    ['openid', 'https://anna.example.org/', null],
  ]);
  expect(codes(read)).toEqual(['NoActor', 'NoActor', 'GroupActor']);
});

test('verbs of ADL and of cmi5 give the status, a result that says more is believed, and one that says the contrary is not', async () => {
  const statusOf = async (verb: string, result?: unknown) => {
    const read = await readList([makeStatement({ verb: { id: verb }, result })]);
    return read.records[0]?.status ?? read.rejected[0]?.code ?? [...read.others.keys()].join('');
  };
  expect(await statusOf(`${adl}completed`)).toBe('completed');
  expect(await statusOf(`${adl}completed`, { success: true })).toBe('passed');
  expect(await statusOf(`${adl}completed`, { success: false })).toBe('failed');
  expect(await statusOf(`${adl}completed`, { completion: false })).toBe('Contradictory');
  expect(await statusOf(`${adl}passed`, { success: false })).toBe('Contradictory');
  expect(await statusOf(`${adl}failed`, { success: true })).toBe('Contradictory');
  expect(await statusOf(`${adl}failed`)).toBe('failed');
  expect(await statusOf(`${adl}scored`, { score: { scaled: 1 } })).toBe('inProgress');
  expect(await statusOf(`${adl}scored`, { success: true })).toBe('passed');
  expect(await statusOf(`${cmi5}satisfied`)).toBe('completed');
  expect(await statusOf(`${cmi5}waived`)).toBe('waived');
  expect(await statusOf(`${cmi5}abandoned`)).toBe('abandoned');
  expect(await statusOf(`${adl}attempted`)).toBe(`${adl}attempted`);
});

describe('a voiding statement', () => {
  it('takes the other one back, whether it stands before or behind it', async () => {
    for (const list of [
      [voiding(1), makeStatement()],
      [makeStatement(), voiding(1)],
      [makeStatement(), makeStatement(), voiding(1)],
    ]) {
      const read = await readList(list);
      expect(read).toMatchObject({ records: [], voidedHere: 1, voidedElsewhere: [], rejected: [] });
    }
  });

  it('of a statement that came in an earlier file is told, and one that comes later counts for nothing', async () => {
    const read = await readList([voiding(7)]);
    expect(read.voidedElsewhere).toEqual([{ statementId: idOf(7), by: idOf(900), rowNumber: 1 }]);
    expect(await readList([makeStatement()], { contentOf: () => null, isVoided: (id) => id === idOf(1) })).toMatchObject({
      records: [],
      voidedHere: 1,
    });
  });

  it('cannot be voided itself', async () => {
    const read = await readList([makeStatement(), voiding(1, 900), voiding(900, 901)]);
    expect(read).toMatchObject({ records: [], voidedHere: 1 });
  });

  it('must refer to a statement', async () => {
    const activity = makeStatement({ verb: { id: `${adl}voided` } });
    const noUuid = makeStatement({ verb: { id: `${adl}voided` }, object: { objectType: 'StatementRef', id: 'x' } });
    expect(codes(await readList([activity, noUuid]))).toEqual(['BadVoid', 'BadVoid']);
  });
});

describe('two statements of one id', () => {
  it('are one when they differ in what a record store may set', async () => {
    const again = {
      ...makeStatement({ id: idOf(1).toUpperCase(), timestamp: '2026-03-01T09:00:00.000+01:00' }),
      stored: '2026-03-02T00:00:00Z',
      version: '1.0.3',
      authority: { mbox: 'mailto:lrs@example.org' },
      actor: { objectType: 'Agent', mbox: 'mailto:anna@example.org' },
      object: { objectType: 'Activity', id: 'http://lms.example.org/boiler' },
    };
    const { timestamp: _, ...untimed } = makeStatement();
    for (const second of [makeStatement(), again, { ...untimed, stored: '2026-03-01T08:00:00Z' }])
      expect(await readList([makeStatement(), second])).toMatchObject({ duplicates: 1, rejected: [], records: [{ rowNumber: 1 }] });
  });

  it('are both refused when they say different things, and so is a third that equals one of them', async () => {
    for (const different of [
      { verb: { id: `${adl}failed` } },
      { actor: { mbox: 'mailto:ben@example.org' } },
      { timestamp: '2026-02-01T08:00:00Z' },
      { result: { score: { scaled: 0.5 } } },
    ]) {
      const read = await readList([makeStatement(), makeStatement(different), makeStatement(), makeStatement({ id: idOf(2) })]);
      expect(codes(read)).toEqual(['ConflictingId', 'ConflictingId', 'ConflictingId']);
      expect(read.records.map(({ statementId }) => statementId)).toEqual([idOf(2)]);
    }
  });

  it('are held against what came in earlier files', async () => {
    const first = await readList([makeStatement()]);
    const known = { contentOf: (id: string) => first.contentById.get(id) ?? null, isVoided: () => false };
    expect(await readList([makeStatement()], known)).toMatchObject({ records: [], duplicates: 1, rejected: [] });
    expect(codes(await readList([makeStatement({ verb: { id: `${adl}passed` } })], known))).toEqual(['ConflictingId']);
  });
});

describe('what is wrong with one statement', () => {
  it('is told with its line and leaves the others alone', async () => {
    const lines = [
      JSON.stringify(makeStatement()),
      '{"id": "cut off, "actor": {',
      JSON.stringify(makeStatement({ id: idOf(2) })),
      'not json at all',
      '{"a": tru}',
      '"a text"',
      JSON.stringify(makeStatement({ id: idOf(3), actor: undefined })),
      JSON.stringify(makeStatement({ id: idOf(4), timestamp: 'yesterday' })),
      JSON.stringify(makeStatement({ id: idOf(5), timestamp: '2026-04-01T00:00:00Z' })),
      JSON.stringify(makeStatement({ id: idOf(6), object: { objectType: 'SubStatement' } })),
      JSON.stringify(makeStatement({ id: 'no uuid' })),
      JSON.stringify(makeStatement({ id: undefined })),
      JSON.stringify(makeStatement({ id: idOf(7), version: '0.95' })),
      JSON.stringify(makeStatement({ id: idOf(8), result: { score: { raw: 21, min: 0, max: 20 } } })),
      JSON.stringify(makeStatement({ id: idOf(9) })),
      '{"id": "12345678-1234-4678-9234-00000000',
    ];
    const read = await readText(lines.join('\n'));
    expect(read.rejected.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [2, 'NotJson'],
      [4, 'NotJson'],
      [5, 'NotJson'],
      [6, 'NotJson'],
      [7, 'NotAStatement'],
      [8, 'BadTimestamp'],
      [9, 'InTheFuture'],
      [10, 'NotAnActivity'],
      [11, 'NotAStatement'],
      [12, 'NoId'],
      [13, 'NotAStatement'],
      [14, 'NotAStatement'],
      [16, 'NotJson'],
    ]);
    expect(read.records.map(({ rowNumber }) => rowNumber)).toEqual([1, 3, 15]);
  });

  it('is bounded: one of many megabytes, one nested deep, and names of the language', async () => {
    const long = JSON.stringify(makeStatement({ id: idOf(2), object: { id: `http://x/${'y'.repeat(1_100_000)}` } }));
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const own = '{"__proto__":{"id":1},"constructor":2}';
    const read = await readText([long, deep, own, JSON.stringify(makeStatement())].join('\n'), undefined, 65_536);
    expect(read.rejected.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [1, 'TooLarge'],
      [2, 'NotAStatement'],
      [3, 'NotAStatement'],
    ]);
    expect(read.records).toHaveLength(1);
  });

  it('never stops the reading, whatever stands there', async () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constant(JSON.stringify(makeStatement())),
      fc.constantFrom('[', ']', '{', '}', '"', ',', '\n'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 12 }), async (parts) => {
        const read = await readText(parts.join('\n'));
        expect(read.records.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  it('in another encoding is read, and in none is said', async () => {
    const text = `\u{feff}${JSON.stringify([makeStatement()])}`;
    expect((await readText(Buffer.from(text, 'utf16le'), undefined, 8)).records).toHaveLength(1);
    expect((await readText(text)).records).toHaveLength(1);
    await expect(readText(Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]))).rejects.toThrow('NotText');
  });
});

test('twenty thousand statements take seconds of the processor', async () => {
  const secondsFor = async (count: number): Promise<number> => {
    const lines = Array.from({ length: count }, (_, at) => JSON.stringify(makeStatement({ id: idOf(at) }))).join('\n');
    const before = process.cpuUsage();
    const read = await readText(lines, undefined, 262_144);
    expect(read.records).toHaveLength(count);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  expect(await secondsFor(20_000)).toBeLessThan(8);
});
