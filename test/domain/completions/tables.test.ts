import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDelimited } from '../../../electron/service/platform/delimited-text';
import type { CompletionFormat } from '../../../shared/domain/completions/completion-format';
import { detectFormats } from '../../../shared/domain/completions/detect-format';
import { knownFormats } from '../../../shared/domain/completions/formats/known-formats';
import { mappedFormat } from '../../../shared/domain/completions/formats/mapped-format';
import { readCompletions, type ReadCompletionsAs } from '../../../shared/domain/completions/read-completions';

const options: ReadCompletionsAs = { system: 'LMS', today: '2026-03-14', zone: 'Europe/Berlin', dateOrder: null };

function read(text: string, different: Partial<ReadCompletionsAs> = {}, format?: CompletionFormat) {
  const table = readDelimited(Buffer.from(text));
  if (!table.ok) throw new Error(table.failure.code);
  const found = format ?? detectFormats(table.value.headers)[0];
  if (found === undefined) throw new Error('no format knows these headers');
  const result = readCompletions(table.value, found, { ...options, ...different });
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.data)}`);
  return result.value;
}

const short = ({ records }: ReturnType<typeof read>) =>
  records.map((record) => [record.learnerId, record.courseId, record.status, record.completedOn, record.score?.scaled ?? null]);
const problems = ({ rejected }: ReturnType<typeof read>) => rejected.map(({ rowNumber, code }) => [rowNumber, code]);

test('the header tells the format', () => {
  const headers = {
    moodle: 'userid,course,timecompleted,timestarted',
    moodleModules: 'userid,moduleid,grade,dategraded,timecompleted',
    cornerstone: 'User ID,Training Title,Start Date/Time,End Date/Time,Transcript Status,Completion Date,Score,Due Date',
    learnUpon: 'Login ID,Course Name,Enrollment Created Date,Enrollment Started Date,Enrollment Completed Date,Enrollment Score,Status',
    netDimensions: 'Action,RecordID,UserId,Title,Status,CompletionDate',
    saba: 'PERSON_NO,COURSE_CODE,COURSE_TITLE,COMPLETION_STATUS,COMPLETED_ON,EXPIRES_ON,SCORE,GRADE,MARKED_BY',
    certificates:
      'CertificateId,EmpID,AssignedBy,Status,DueDate,IssuedOn,ExpiryDate,Score,CertificateURL,RevokeFlag,Comments,ApprovedBy,ApprovedOn',
    scorm: 'Learner ID,Course ID,SCO,lesson_status,score.raw,total_time,date',
  };
  expect(Object.keys(headers)).toEqual(knownFormats.map(({ key }) => key));
  for (const [key, header] of Object.entries(headers)) expect(detectFormats(header.split(',')).map((format) => format.key)).toEqual([key]);
  expect(detectFormats('Learner ID,Course ID,SCO,success_status,completion_status'.split(','))[0]?.key).toBe('scorm');
  for (const none of ['a,b,c', 'Learner ID,Course ID,SCO,date', 'userid,course', 'Employee #,First Name,Last Name'])
    expect(detectFormats(none.split(','))).toEqual([]);
});

describe('Moodle', () => {
  it('writes seconds since 1970, whose date is that of the site, and 0 for never', () => {
    const result = read(
      'userid,course,timecompleted,timestarted\n0042,BOIL-1,1772321400,1772000000\n7,BOIL-1,0,1772000000\n8,BOIL-1,2026-02-03,\n',
    );
    expect(result.records[0]).toMatchObject({ completedOn: '2026-03-01', completedAt: '2026-02-28T23:30:00.000Z' });
    expect(short(result)).toEqual([
      ['0042', 'BOIL-1', 'completed', '2026-03-01', null],
      ['7', 'BOIL-1', 'inProgress', null, null],
      ['8', 'BOIL-1', 'completed', '2026-02-03', null],
    ]);
  });

  it('grades modules out of a hundred', () => {
    const result = read(
      'userid,moduleid,grade,dategraded,timecompleted\n7,311,85,1772321400,1772321400\n8,311,101,1772321400,1772321400\n',
    );
    expect(short(result)).toEqual([['7', '311', 'completed', '2026-03-01', 0.85]]);
    expect(problems(result)).toEqual([[3, 'UnreadableScore']]);
  });
});

describe('Cornerstone', () => {
  const header = 'User ID,Training Title,Start Date/Time,End Date/Time,Transcript Status,Completion Date,Score,Due Date\n';

  it('writes days first with an offset, and means 23:59 UTC where it writes no time', () => {
    const result = read(
      `${header}007,Boiler,01-02-2026 08:00:00 +01:00,,Completed,03-02-2026 10:30:00 +0100,90,\n008,Boiler,01-02-2026,,Registered,,,\n009,Boiler,01-02-2026,,Completed,03-02-2026,,\n`,
    );
    expect(result.records.map(({ status, completedOn, completedAt }) => [status, completedOn, completedAt])).toEqual([
      ['completed', '2026-02-03', '2026-02-03T09:30:00.000Z'],
      ['registered', null, null],
      ['completed', '2026-02-03', '2026-02-03T23:59:00.000Z'],
    ]);
  });

  it('knows a record by user, start, status and title', () => {
    const row = '007,Boiler,01-02-2026 08:00:00 +01:00,,Completed,03-02-2026,90,\n';
    const sameMoment = '007,Boiler,01-02-2026 07:00:00 +00:00,,Completed,03-02-2026,90,\n';
    const other = '007,Boiler,01-02-2026 08:00:00 +01:00,,Completed,04-02-2026,90,\n';
    const registered = '007,Boiler,01-02-2026 08:00:00 +01:00,,Registered,,,\n';
    expect(read(header + row + sameMoment + registered)).toMatchObject({
      duplicates: 1,
      rejected: [],
      records: [{ rowNumber: 2 }, { rowNumber: 4 }],
    });
    expect(problems(read(header + row + other))).toEqual([
      [2, 'ConflictingRows'],
      [3, 'ConflictingRows'],
    ]);
  });
});

describe('LearnUpon', () => {
  const columns = [
    'Login ID',
    'Course Name',
    'Enrollment Created Date',
    'Enrollment Started Date',
    'Enrollment Completed Date',
    'Enrollment Score',
    'Status',
  ];

  it('writes 7/10/2025 for the seventh of October', () => {
    expect(short(read(`${columns.join(',')}\nanna,Boiler,7/10/2025,8/10/2025,9/10/2025,75,passed\n`))).toEqual([
      ['anna', 'Boiler', 'passed', '2025-10-09', 0.75],
    ]);
  });

  it('needs every column', () => {
    const [format] = detectFormats(columns);
    const result = readCompletions(
      { headers: columns.slice(0, 6), rows: [], rowNumbers: [] },
      format ?? knownFormats[3] ?? raise(),
      options,
    );
    expect(result).toMatchObject({ ok: false, failure: { code: 'MissingColumns', data: { columns: ['Status'] } } });
  });
});

test('NetDimensions: the last row about a record counts, and one that deletes it takes it back', () => {
  const result = read(
    'Action,RecordID,UserId,Title,Status,CompletionDate\ncreate,R1,7,Boiler,In Progress,\nUpdate,R1,7,Boiler,Passed,2026-02-01\ncreate,R2,7,Crane,Passed,2026-02-01\ndelete,R2,7,Crane,,\ndelete,R3,8,Crane,,\nrename,R4,8,Crane,,\ncreate,,8,Crane,Passed,2026-02-01\n',
  );
  expect(short(result)).toEqual([['7', 'Boiler', 'passed', '2026-02-01', null]]);
  expect(result.takenBack).toEqual([
    { rowNumber: 5, recordKey: 'R2' },
    { rowNumber: 6, recordKey: 'R3' },
  ]);
  expect(problems(result)).toEqual([
    [7, 'UnknownAction'],
    [8, 'NoKey'],
  ]);
  expect(result.duplicates).toBe(2);
});

describe('Saba', () => {
  const header = 'PERSON_NO,COURSE_CODE,COURSE_TITLE,COMPLETION_STATUS,COMPLETED_ON,EXPIRES_ON,SCORE,GRADE,MARKED_BY\n';
  const rows = '007,B-1,Boiler,Passed,07/10/2025,07/10/2027,"85,5",A,x\n';

  it('does not say whether the day or the month stands first: nobody guesses', () => {
    expect(() => read(header + rows)).toThrow(
      'DateOrderNeeded {"columns":["COMPLETED_ON","EXPIRES_ON"],"finding":{"ambiguous":true,"because":"bothFit"}}',
    );
    expect(short(read(header + rows, { dateOrder: 'dmy' }))).toEqual([['007', 'B-1', 'passed', '2025-10-07', 0.855]]);
    expect(short(read(header + rows, { dateOrder: 'mdy' }))).toEqual([['007', 'B-1', 'passed', '2025-07-10', 0.855]]);
    expect(short(read(`${header}${rows}008,B-1,Boiler,Passed,31/01/2026,,,,\n`)).at(0)?.[3]).toBe('2025-10-07');
  });

  it('rejects each bad row with its reason and takes the others', () => {
    const result = read(
      `${header}007,B-1,Boiler,Passed,2026-02-01,,,,\n,B-1,Boiler,Passed,2026-02-01,,,,\n8,,Boiler,Passed,2026-02-01,,,,\n8,B-1,Boiler,Sailed,2026-02-01,,,,\n8,B-1,Boiler,,2026-02-01,,,,\n8,B-1,Boiler,Passed,soon,,,,\n8,B-1,Boiler,Passed,,,,,\n8,B-1,Boiler,Passed,2026-03-15,,,,\n8,B-1,Boiler,Passed,2026-02-01,2026-01-31,,,\n8,B-1,Boiler,Passed,2026-02-01,,good,,\n1.23E+05,B-1,Boiler,Passed,2026-02-01,,,,\n9,B-1,Boiler,Passed\n8,B-1,Boiler,constructor,2026-02-01,,,,\n'=9,B-1,Boiler,Passed,2026-02-01,,,,\n`,
    );
    expect(short(result)).toEqual([['007', 'B-1', 'passed', '2026-02-01', null]]);
    expect(problems(result)).toEqual([
      [3, 'NoLearner'],
      [4, 'NoCourse'],
      [5, 'UnknownStatus'],
      [6, 'NoStatus'],
      [7, 'UnreadableDate'],
      [8, 'NoDate'],
      [9, 'InTheFuture'],
      [10, 'DatesOutOfOrder'],
      [11, 'UnreadableScore'],
      [12, 'SpreadsheetDamage'],
      [13, 'WrongCellCount'],
      [14, 'UnknownStatus'],
      [15, 'SpreadsheetDamage'],
    ]);
    expect(result.rejected.find(({ code }) => code === 'UnknownStatus')).toEqual({
      rowNumber: 5,
      code: 'UnknownStatus',
      field: 'status',
      value: 'Sailed',
    });
  });
});

test('a certificate whose status and dates contradict each other is rejected, a revoked one is revoked', () => {
  const result = read(
    'CertificateId,EmpID,Status,IssuedOn,ExpiryDate,RevokeFlag\nWELD,7,Active,2025-01-01,2027-01-01,N\nWELD,8,Expired,2025-01-01,2027-01-01,N\nWELD,9,Expired,2023-01-01,2025-01-01,N\nWELD,10,Active,2025-01-01,2027-01-01,Y\nWELD,11,Active,2027-01-01,2025-01-01,N\n',
  );
  expect(short(result)).toEqual([
    ['7', 'WELD', 'completed', '2025-01-01', null],
    ['9', 'WELD', 'expired', '2023-01-01', null],
    ['10', 'WELD', 'revoked', '2025-01-01', null],
  ]);
  expect(problems(result)).toEqual([
    [3, 'StatusContradictsDates'],
    [6, 'InTheFuture'],
  ]);
});

test('SCORM: a course is done when all its parts are, and its score is told where one part has one', () => {
  const result = read(
    'Learner ID,Course ID,SCO,completion_status,success_status,score.raw,total_time,date\n7,B,1,completed,passed,80,PT1H,2026-02-01\n7,B,2,completed,unknown,,PT1H,2026-02-03\n8,B,1,completed,passed,80,PT1H,2026-02-01\n8,B,2,incomplete,unknown,,PT1H,2026-02-03\n9,B,1,completed,failed,20,PT1H,2026-02-01\n10,B,1,completed,unknown,,PT1H,2026-02-01\n',
  );
  expect(short(result)).toEqual([
    ['7', 'B', 'passed', '2026-02-03', 0.8],
    ['8', 'B', 'inProgress', '2026-02-03', 0.8],
    ['9', 'B', 'failed', '2026-02-01', 0.2],
    ['10', 'B', 'completed', '2026-02-01', null],
  ]);
  expect(short(read('Learner ID,Course ID,SCO,lesson_status,score.raw,total_time,date\n7,B,1,browsed,,,\n'))).toEqual([
    ['7', 'B', 'inProgress', null, null],
  ]);
});

test('a table of any other system is read by the columns and words that a person names', () => {
  const format = mappedFormat({
    name: 'Kursverwaltung',
    columns: { learnerId: 'Personalnummer', courseId: 'Kurs', status: 'Ergebnis', completedOn: 'Datum', score: 'Punkte' },
    statuses: { bestanden: 'passed', 'nicht bestanden': 'failed' },
    learnerIdKind: 'id',
    dates: 'dmy',
    bestScore: 20,
  });
  const result = read(
    'Personalnummer;Kurs;Ergebnis;Datum;Punkte;Gehalt\n0007;K1;Bestanden;07.10.2025;17,5;90000\n0008;K1;nicht bestanden;07.10.2025;3;1\n',
    {},
    format,
  );
  expect(short(result)).toEqual([
    ['0007', 'K1', 'passed', '2025-10-07', 0.875],
    ['0008', 'K1', 'failed', '2025-10-07', 0.15],
  ]);
  expect(JSON.stringify(result)).not.toContain('90000');
});

test('whatever stands in the cells, every row is a record, a duplicate or rejected with a reason', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('', '7', 'passed', '2026-02-01', '07/10/2025', 'delete', '=1', '1e9', '__proto__', '-', '1.23E+05', 'y'.repeat(3000)),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...knownFormats),
      fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { maxLength: 20 }),
      (format, cells) => {
        const headers = [...new Set(Object.values(format.columns).flat())];
        const rows = cells.map((row) => headers.map((_, at) => row[at % row.length] ?? ''));
        const result = readCompletions({ headers, rows, rowNumbers: rows.map((_, at) => at + 2) }, format, {
          ...options,
          dateOrder: 'dmy',
        });
        if (!result.ok) throw new Error(result.failure.code);
        const { records, takenBack, rejected, duplicates } = result.value;
        const total = records.length + takenBack.length + rejected.length + duplicates;
        // parts of one course become one record
        expect(total).toBeLessThanOrEqual(rows.length);
        expect(format.sameKey === 'parts' || total === rows.length).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

function raise(): never {
  throw new Error('there are eight formats');
}
