import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type CompletionFormat, wordKey } from '../../../../shared/domain/completions/completion-format';
import { completionContent, type RejectedRow } from '../../../../shared/domain/completions/completion-record';
import { longestStatusWord } from '../../../../shared/contract/completions';
import { detectFormats } from '../../../../shared/domain/completions/detect-format';
import { knownFormats } from '../../../../shared/domain/completions/formats/known-formats';
import { mappedFormat } from '../../../../shared/domain/completions/formats/mapped-format';
import { learnerMatcher } from '../../../../shared/domain/completions/match-learner';
import { planCompletions, type ReadRecord } from '../../../../shared/domain/completions/plan-completions';
import { problemWords } from '../../../../shared/domain/completions/problem-words';
import { readCompletions, type CompletionsFailure } from '../../../../shared/domain/completions/read-completions';
import { collectStatements } from '../../../../shared/domain/completions/xapi/collect-statements';
import { unknownForm } from '../../../../shared/domain/intake/source-table';
import { looksLikeJson } from '../../../../shared/domain/intake/scim-table';
import { logSize } from '../../db/audit-size';
import type { Reader } from '../../db/schema';
import { courseMapLines, datedLine } from '../../db/sql/completions/course-map';
import { earlierReadings, knownCompletions, knownStatements, knownSystems } from '../../db/sql/completions/known-completions';
import { knownLearners } from '../../db/sql/completions/known-learners';
import { readTableInChunks } from '../../platform/read-table';
import { readStatementFile } from '../../platform/statement-file';
import type { JobProgress } from '../job-messages';
import { sourceOf, type FileInput } from './file-input';
import { keptReading } from './kept-reading';
import type { CompletionFileRead, CompletionReading, ReadCompletionFile } from './completion-reading';
import { whyNotATable } from '../../platform/why-not-a-table';

interface Asked {
  readonly file: FileInput;
  readonly reading: CompletionReading | null;
  readonly today: string;
  readonly now: string;
  readonly zone: string;
}

type Tell = (progress: JobProgress) => void;

const xapiFormat = { key: 'xapi', name: 'xAPI statements' };
const firstReading: CompletionReading = { format: 'xapi', system: 'xAPI', dateOrder: null, columns: {}, bestScore: null, statuses: {} };
const mappedName = { key: 'mapped', name: 'Another table, by its columns' };

/** Reads a file of completions of any format and plans what importing it would bring. */
export async function readCompletionFile(db: Reader, asked: Asked, tell: Tell): Promise<CompletionFileRead> {
  const basis = await logSize(db);
  const first = await beginningOf(asked.file);
  if (first.length === 0) return { unreadable: 'It is empty.' };
  const shared = { basis, systems: await knownSystems(db) };
  return looksLikeJson(textOf(first)) ? readStatements(db, asked, shared, tell) : readRows(db, asked, shared, tell);
}

type Shared = Pick<ReadCompletionFile, 'basis' | 'systems'>;

async function readStatements(db: Reader, asked: Asked, shared: Shared, tell: Tell): Promise<CompletionFileRead> {
  const reading = { ...(asked.reading ?? firstReading), statuses: {} }; // a verb is no word that a person explains
  const { contentById, voided } = await knownStatements(db, reading.system);
  const { now, zone } = asked;
  const collector = collectStatements(
    { system: reading.system, now, zone },
    { contentOf: (statementId) => contentById.get(statementId) ?? null, isVoided: (statementId) => voided.has(statementId) },
  );
  const counted = countedSource(asked.file, tell);
  const file = await readStatementFile(counted.chunks, collector);
  if (!file.ok) return { unreadable: 'It is not a text in UTF-8 or UTF-16.' };
  const { records, rejected, duplicates, voidedHere, others, voids, contentById: contents } = file.value;
  const rejectedLines = rejected.map(({ rowNumber, code, detail }) => ({ rowNumber, code, reason: problemWords(code), value: detail }));
  const read = records.map((record): ReadRecord => {
    const content = contents.get(record.recordKey);
    if (content === undefined) throw new Error('a statement has its content');
    return { record, contentDigest: content.digest, statementAt: content.timestamp };
  });
  const takenBack = voids.map(({ statementId, rowNumber }) => ({ rowNumber, recordKey: statementId }));
  const plan = await planOf(db, reading.system, { records: read, takenBack }, tell);
  const otherCounts = [...others].map(([verb, statements]) => ({ verb, statements })).toSorted((a, b) => b.statements - a.statements);
  // What is voided within the file is counted as that; what was never here stays noted, to be held against later files.
  return {
    read: {
      ...shared,
      sha256: counted.digest(),
      formats: [{ ...xapiFormat, isDetected: true }],
      reading,
      isAsBefore: false,
      headers: [],
      notices: [],
      problems: [],
      unknownStatuses: [],
      rowCount:
        records.length +
        rejected.length +
        duplicates +
        voids.length +
        voidedHere +
        otherCounts.reduce((sum, one) => sum + one.statements, 0),
      plan: { ...plan, known: plan.known + duplicates, nothingToTakeBack: [] },
      rejected: rejectedLines,
      duplicates: 0,
      voidedHere,
      voids: voids.filter(({ statementId }) => !voided.has(statementId)),
      others: otherCounts,
    },
  };
}

async function readRows(db: Reader, asked: Asked, shared: Shared, tell: Tell): Promise<CompletionFileRead> {
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const table = await readTableInChunks(sourceOf(asked.file), unknownForm, {
    rows: (chunk) => {
      for (const row of chunk.rows) rows.push(row);
      for (const rowNumber of chunk.rowNumbers) rowNumbers.push(rowNumber);
      tell({ label: 'reading', done: rows.length, total: rows.length });
    },
  });
  if (!table.ok) return { unreadable: whyNotATable(table.failure) };
  const { head, warnings, sha256: digest } = table.value;
  const { headers } = head;
  const detected = detectFormats(headers);
  const isDetected = (key: string): boolean => detected.some((format) => format.key === key);
  const formats = [
    ...knownFormats.map(({ key, name }) => ({ key, name, isDetected: isDetected(key) })),
    { ...mappedName, isDetected: false },
  ];
  const before = asked.reading === null ? await readAsBefore(db, headers) : null;
  const reading = withNewWords(asked.reading ?? before ?? suggested(detected[0]));
  const base = {
    ...shared,
    sha256: digest,
    formats,
    isAsBefore: before !== null,
    headers: [...headers],
    notices: warnings.map(({ message }) => message),
    unknownStatuses: [],
    rowCount: rows.length,
    plan: null,
    rejected: [],
    duplicates: 0,
    voidedHere: 0,
    voids: [],
    others: [],
  };
  const blocked = (code: ReadCompletionFile['problems'][number]['code'], message: string): CompletionFileRead => ({
    read: { ...base, reading, problems: [{ code, message }] },
  });
  if (reading === null) return blocked('ChooseFormat', 'No known system writes these columns. Choose the format, or name the columns.');
  const format = formatOf(reading);
  if (format === null) return blocked('ChooseFormat', 'There is no such format. Choose another.');
  if (format === 'incomplete') return blocked('ColumnsNeeded', 'Say which columns hold the learner, the course and the day of completion.');
  const { today, zone } = asked;
  const found = readCompletions({ headers, rows, rowNumbers }, format, {
    system: reading.system,
    today,
    zone,
    dateOrder: reading.dateOrder,
  });
  if (!found.ok) return blocked(found.failure.code, whyBlocked(found.failure));
  const { records, takenBack, rejected, duplicates } = found.value;
  const read = records.map((record) => ({ record, contentDigest: digestOf(completionContent(record)), statementAt: null }));
  return {
    read: {
      ...base,
      reading,
      problems: [],
      plan: await planOf(db, reading.system, { records: read, takenBack }, tell),
      rejected: rejected.map(({ rowNumber, code, value }) => ({ rowNumber, code, reason: problemWords(code), value })),
      unknownStatuses: unknownStatuses(rejected),
      duplicates,
    },
  };
}

async function planOf(db: Reader, system: string, file: Parameters<typeof planCompletions>[0], tell: Tell) {
  tell({ label: 'comparing', done: 0, total: file.records.length });
  const keys = [...file.records.map(({ record }) => record.recordKey), ...file.takenBack.map(({ recordKey }) => recordKey)];
  const known = await knownCompletions(db, system, keys);
  const match = learnerMatcher(await knownLearners(db, system));
  return planCompletions(file, known, match, (await courseMapLines(db)).map(datedLine));
}

/** The reading of the newest file whose columns this one has as well. */
async function readAsBefore(db: Reader, headers: readonly string[]): Promise<CompletionReading | null> {
  for (const mapping of await earlierReadings(db)) {
    const kept = keptReading.safeParse(JSON.parse(mapping));
    if (kept.success && kept.data.headers.join('\n') === headers.join('\n')) return kept.data.reading;
  }
  return null;
}

/** What the format of a file suggests, before anybody has chosen. */
function suggested(format: CompletionFormat | undefined): CompletionReading | null {
  if (format === undefined) return null;
  return { format: format.key, system: shortName(format), dateOrder: null, columns: {}, bestScore: null, statuses: {} };
}

const shortName = ({ key, name }: CompletionFormat): string => (key === 'certificates' ? 'Certificates' : (name.split(' ')[0] ?? name));

function formatOf({ format, columns, bestScore, dateOrder, statuses }: CompletionReading): CompletionFormat | 'incomplete' | null {
  if (format !== 'mapped') {
    const known = knownFormats.find(({ key }) => key === format);
    return known === undefined ? null : { ...known, statuses: { ...byWordKey(statuses), ...known.statuses } };
  }
  if (columns.learnerId === undefined || columns.courseId === undefined || columns.completedOn === undefined) return 'incomplete';
  const learnerIdKind = 'id' as const;
  const named = Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== undefined));
  return mappedFormat({ name: mappedName.name, columns: named, statuses, learnerIdKind, dates: dateOrder, bestScore });
}

/** What a format itself says of a word stays: a reading says nothing of it. */
function withNewWords(reading: CompletionReading | null): CompletionReading | null {
  if (reading === null) return null;
  const { statuses: known } = knownFormats.find(({ key }) => key === reading.format) ?? { statuses: {} };
  const statuses = Object.entries(reading.statuses).filter(([word]) => !Object.hasOwn(known, wordKey(word)));
  return { ...reading, statuses: Object.fromEntries(statuses) };
}

const byWordKey = (statuses: CompletionReading['statuses']): CompletionFormat['statuses'] =>
  Object.fromEntries(Object.entries(statuses).map(([word, status]) => [wordKey(word), status]));

/** Words that differ in nothing but signs and case are one, as they are when they are explained. */
function unknownStatuses(rejected: readonly RejectedRow[]): ReadCompletionFile['unknownStatuses'] {
  const found = new Map<string, { readonly word: string; rows: number }>();
  for (const { code, value } of rejected) {
    if (code !== 'UnknownStatus' || value === null || value.length >= longestStatusWord) continue; // it may have been cut there
    const same = found.get(wordKey(value));
    if (same === undefined) found.set(wordKey(value), { word: value, rows: 1 });
    else same.rows += 1;
  }
  return [...found.values()].toSorted((one, other) => other.rows - one.rows).slice(0, mostUnknownStatuses);
}

/** A source has a handful of words; where there are more, another column is taken for the status. */
const mostUnknownStatuses = 30;

function whyBlocked(failure: CompletionsFailure): string {
  if (failure.code === 'MissingColumns') return `The file has no column ${failure.data.columns.map((column) => `"${column}"`).join(', ')}.`;
  const { columns } = failure.data;
  return `The dates under ${columns.map((column) => `"${column}"`).join(', ')} can be read in two ways. Choose the order of day and month.`;
}

const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

async function beginningOf(file: FileInput): Promise<Uint8Array> {
  for await (const chunk of sourceOf(file)) if (chunk.length > 0) return chunk.subarray(0, 4096);
  return new Uint8Array();
}

function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** The chunks of a file, counted and digested on their way. */
function countedSource(file: FileInput, tell: Tell): { readonly chunks: AsyncIterable<Uint8Array>; readonly digest: () => string } {
  const hash = createHash('sha256');
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of sourceOf(file)) {
      hash.update(chunk);
      bytes += chunk.length;
      tell({ label: 'reading', done: bytes, total: bytes });
      yield chunk;
    }
  };
  return { chunks: chunks(), digest: () => hash.digest('hex') };
}
