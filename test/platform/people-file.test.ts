import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSource, type PeopleFile, readPeopleFile } from '../../electron/service/platform/people-file';
import { readTable } from '../../electron/service/platform/read-table';
import { linkManagers } from '../../shared/domain/hris/manager-links';
import { type PassSettings, type PeoplePass, peopleReader } from '../../shared/domain/intake/people-pass';
import { unknownForm } from '../../shared/domain/intake/source-table';
import { suggestProfile } from '../../shared/domain/intake/suggest-profile';
import { knownFrom } from '../support/known-rows';

const today = '2026-03-14';
const realPath = resolve(import.meta.dirname, '../../../shared/data/hris/HRDataset_v14.csv');
const isHere = existsSync(realPath);
if (!isHere) console.warn(`Skipped: the HR data set is not at ${realPath}.`);

describe.skipIf(!isHere)('a real HR data set under a profile', () => {
  it('is read whole, needs no choice, and changes nothing when it comes again', async () => {
    const bytes = readFileSync(realPath);
    const settings = await settingsOf(bytes);
    const first = await read(bytes, settings);
    expect(first.pass).toMatchObject({ rows: 311, unchanged: 0, rejects: [], choices: [], absent: [] });
    expect(first.pass.changed).toHaveLength(311);
    const again = await read(bytes, { ...settings, last: knownFrom(first.pass) });
    expect(again.pass).toMatchObject({ changed: [], unchanged: 311, rejects: [], absent: [] });
    expect(again.table.sha256).toBe(first.table.sha256);
  });

  it('in a modified copy shows exactly what was modified', async () => {
    const bytes = readFileSync(realPath);
    const settings = await settingsOf(bytes);
    const first = await read(bytes, settings);
    const lines = bytes.toString('utf8').split(/\r?\n/);
    expect(lines[5]).toContain('Production Technician I');
    const modified = lines
      .filter((_, at) => at !== 9)
      .map((line, at) => (at === 5 ? line.replace('Production Technician I', 'Fitter') : line));
    const { pass } = await read(Buffer.from(modified.join('\n')), { ...settings, last: knownFrom(first.pass) });
    expect(pass.changed.map(({ facts }) => facts.jobTitle)).toEqual([expect.stringContaining('Fitter')]);
    expect(pass).toMatchObject({ unchanged: 309, rejects: [] });
    expect(pass.absent).toHaveLength(1);
  });

  it('keeps nothing of what may never be kept', async () => {
    const { pass } = await read(readFileSync(realPath), await settingsOf(readFileSync(realPath)));
    const text = JSON.stringify(pass.changed);
    expect(text).toContain('"Production"');
    expect(text).not.toMatch(/LinkedIn|US Citizen|Fully Meets|career change|07\/10\/1983|62506/);
  });
});

describe('the traps of HRIS files', () => {
  const header = 'Personnel No;Name;Department;Hire Date;Termination Date;Manager ID';
  const file = async (lines: readonly string[], given: Partial<PassSettings> = {}, title = header): Promise<PeopleFile> => {
    const bytes = Buffer.from([title, ...lines, ''].join('\n'));
    const settings = await settingsOf(bytes);
    const columns = settings.columns.map((column) =>
      /Date/.test(column.column) ? { ...column, dateOrder: column.dateOrder ?? ('dmy' as const) } : column,
    );
    return read(bytes, { ...settings, columns, ...given });
  };

  it('a missing, unknown or absent manager is told and left empty, and people who manage each other are named', async () => {
    const { pass } = await file(['1;Berg, Anna;Mill;;;', '2;Lind, Olof;Mill;;;99', '3;Dahl, Eva;Mill;;;4', '4;Ek, Ulf;Mill;;;3']);
    const { linked, warnings } = linkManagers(pass.changed, [], { hasNumber: true, hasName: false });
    expect(linked.map(({ facts }) => facts.managerEmployeeNumber)).toEqual([null, null, '4', '3']);
    expect(warnings.map(({ code, value }) => [code, value])).toEqual([
      ['ManagerMissing', undefined],
      ['ManagerUnknown', '99'],
      ['ManagerCycle', '3,4'],
    ]);
  });

  it('somebody terminated and then hired again shows in the next file as a changed row', async () => {
    const first = await file(['1;Berg, Anna;Mill;1.2.2011;31.1.2020;']);
    const next = await file(['1;Berg, Anna;Mill;15.5.2022;;'], { last: knownFrom(first.pass) });
    expect(next.pass.changed[0]?.facts).toMatchObject({ hiredOn: '2022-05-15', leftOn: null });
  });

  it('a file with headers and nobody in it has no rows, and everyone is absent', async () => {
    const first = await file(['1;Berg, Anna;Mill;;;', '2;Lind, Olof;Mill;;;']);
    const { pass } = await file([], { last: knownFrom(first.pass) });
    expect(pass).toMatchObject({ rows: 0, changed: [], unchanged: 0, absent: ['1', '2'] });
  });

  it('the same person twice in one file is taken in neither row', async () => {
    const { pass } = await file(['1;Berg, Anna;Mill;;;', '1;Berg, Anna;Boiler;;;']);
    expect(pass.rejects.map(({ code, rowNumber }) => [code, rowNumber])).toEqual([
      ['EmployeeNumberRepeated', 2],
      ['EmployeeNumberRepeated', 3],
    ]);
  });

  it('a formula in a cell stays the text it is, and is told; in a number it is refused', async () => {
    const { pass } = await file(['1;Berg, Anna;=HYPERLINK(A1);;;', '=1+1;Lind, Olof;Mill;;;']);
    expect(pass.changed[0]).toMatchObject({ facts: { department: '=HYPERLINK(A1)' }, warnings: [{ code: 'SpreadsheetText' }] });
    expect(pass.rejects).toMatchObject([{ code: 'EmployeeNumberDamaged', value: '=1+1' }]);
  });

  it('trailing and no-break spaces are no difference', async () => {
    const first = await file(['1;Berg, Anna;Production       ;;;']);
    const next = await file(['1;Berg,\u00a0Anna;Production;;;'], { last: knownFrom(first.pass) });
    expect([first.pass.changed[0]?.facts.department, next.pass.unchanged]).toEqual(['Production', 1]);
  });

  it('a profile of other columns is refused before a row is read', async () => {
    const settings = await settingsOf(Buffer.from(`${header}\n1;Berg, Anna;Mill;;;\n`));
    const result = await readPeopleFile([Buffer.from('No;Name\n1;Berg\n')], unknownForm, settings);
    expect(result).toMatchObject({ ok: false, failure: { code: 'ProfileUnusable', data: { problems: [{ code: 'OtherFile' }] } } });
  });
});

describe('the next file of a source', () => {
  // Beyond the first 64 KiB, in which the headers are found, rows of the last file are told by their digests, unread.
  const rowsOfLast = 1500;
  const columns: PassSettings['columns'] = [
    { column: 'Unit', field: 'department', dateOrder: null },
    { column: 'No', field: 'employeeNumber', dateOrder: null },
    { column: 'Salary', field: null, dateOrder: null },
    { column: 'Name', field: 'fullName', dateOrder: null },
    { column: 'Hired', field: 'hiredOn', dateOrder: 'iso' },
    { column: 'Manager', field: 'managerEmployeeNumber', dateOrder: null },
  ];
  const settings = { columns, today, reading: 'a', last: null };
  const cellsAt = (at: number) => [`Mill ${at % 7}`, `${1000 + at}`, `${at}`, `Berg${at}, Anna`, '2015-05-04', at % 3 === 0 ? '' : '1000'];
  const fileOf = (rows: readonly (readonly string[])[], isQuoted: boolean, lineEnd: string) => {
    const written = (cell: string) => (isQuoted || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return Buffer.from([columns.map(({ column }) => column), ...rows].map((row) => row.map(written).join(',') + lineEnd).join(''));
  };
  /** The same file with no row left unread. */
  const readWhole = async (bytes: Uint8Array, last: PassSettings['last']) => {
    const table = await readTable(bytes);
    if (!table.ok) throw new Error(table.failure.code);
    const reader = peopleReader(table.value.headers, { ...settings, last });
    reader.take(table.value.rows, table.value.rowNumbers);
    return reader.finish();
  };
  const told = ({ digests, managerByKey, ...pass }: PeoplePass) => ({
    ...pass,
    digests: new Map(digests()),
    managers: new Map(managerByKey()),
  });

  it('is the same to it whether unchanged rows are read or only recognised', async () => {
    // What a cell becomes by cleaning is not always what that becomes.
    const lastRows = Array.from({ length: rowsOfLast }, (_, at) => cellsAt(at)).with(1400, cellsAt(1400).with(0, 'a \u200b b'));
    const last = knownFrom(await readWhole(fileOf(lastRows, true, '\n'), null));
    const place = fc.nat({ max: rowsOfLast - 1 }).map((before) => rowsOfLast - 1 - before);
    const cell = fc.constantFrom(
      '',
      ' ',
      'Mill  1',
      'A\u0301',
      '\u00c1',
      '=1',
      '1001',
      '2015-05-05',
      'a "b" c',
      'two\nlines',
      'x\u00a0',
      'Berg1, Anna',
    );
    const edits = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('set' as const), at: place, column: fc.nat({ max: 5 }), cell }),
        fc.record({ kind: fc.constantFrom('drop' as const, 'repeat' as const, 'blank' as const, 'short' as const), at: place }),
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(
        edits,
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1000, max: 200_000 }),
        async (all, isQuoted, lineEnd, size) => {
          const rows: (readonly string[])[] = lastRows.with(1400, cellsAt(1400).with(0, 'a  b'));
          for (const edit of all) {
            const row = rows[edit.at];
            if (row === undefined) continue; // dropped before
            if (edit.kind === 'set') rows[edit.at] = row.with(Math.min(edit.column, row.length - 1), edit.cell);
            else
              rows.splice(
                edit.at,
                edit.kind === 'repeat' ? 0 : 1,
                ...{ drop: [], repeat: [row], blank: [['']], short: [row.slice(1)] }[edit.kind],
              );
          }
          const bytes = fileOf(rows, isQuoted, lineEnd);
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
          let given = 0;
          const unread = await readPeopleFile(chunks, unknownForm, { ...settings, last }, { see: (some) => (given += some.length) });
          if (!unread.ok) throw new Error(unread.failure.code);
          expect(told(unread.value.pass)).toEqual(told(await readWhole(bytes, last)));
          expect(given).toBeLessThan(rowsOfLast);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a large HRIS file', () => {
  it('of 200,000 rows is read from disk in chunks, with progress, and unchanged rows are recognised', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'people-file-'));
    try {
      const count = 200_000;
      const line = (at: number) =>
        `${String(at).padStart(8, '0')},"Berg ${at}, Anna",Unit ${at % 300},2015-05-${String(1 + (at % 28)).padStart(2, '0')}`;
      const lines = Array.from({ length: count }, (_, at) => line(at));
      const path = join(folder, 'people.csv');
      const header = 'Personnel No,Name,Department,Hire Date';
      writeFileSync(path, [header, ...lines, ''].join('\r\n'));
      const settings = await settingsOf(Buffer.from([header, ...lines.slice(0, 50)].join('\n')));
      const first = await readFrom(path, settings);
      expect([first.pass.rows, first.pass.changed.length]).toEqual([count, count]);
      writeFileSync(path, [header, ...lines.map((text, at) => (at % 50 === 7 ? text.replace('Anna', 'Ann') : text)), ''].join('\r\n'));
      const told: number[] = [];
      const next = await readFrom(path, { ...settings, last: knownFrom(first.pass) }, (bytes) => told.push(bytes));
      expect([next.pass.changed.length, next.pass.unchanged, next.pass.rejects.length]).toEqual([count / 50, count - count / 50, 0]);
      expect(told.length).toBeGreaterThan(10);
      expect(told.at(-1)).toBe(next.table.bytes);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('stops at an abort with the reason of its signal', async () => {
    const bytes = Buffer.from(`Personnel No,Name\n${'1,Berg\n'.repeat(200_000)}`);
    const settings = await settingsOf(bytes.subarray(0, 1000));
    const stop = new AbortController();
    const source = [bytes.subarray(0, 100_000), bytes.subarray(100_000, 200_000), bytes.subarray(200_000)];
    const reading = readPeopleFile(source, unknownForm, settings, { tell: () => stop.abort(new Error('cancelled')), signal: stop.signal });
    await expect(reading).rejects.toThrow('cancelled');
  });
});

async function settingsOf(bytes: Uint8Array): Promise<PassSettings> {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(table.failure.code);
  const { columns, keyedBy, words } = suggestProfile(table.value.headers, table.value.rows);
  return { columns, keyedBy, words, today, last: null };
}

async function read(bytes: Uint8Array, settings: PassSettings): Promise<PeopleFile> {
  const result = await readPeopleFile([bytes], unknownForm, settings);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

async function readFrom(path: string, settings: PassSettings, tell?: (bytes: number) => void): Promise<PeopleFile> {
  const result = await readPeopleFile(fileSource(path), unknownForm, settings, tell === undefined ? {} : { tell });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
