import { cleanText, isSpreadsheetDamage } from '../hris/clean-text';
import { readMoment, type DateStyle, type Moment } from './completion-dates';
import { wordKey, type CompletionField, type CompletionFormat } from './completion-format';
import type { CompletionRecord, CompletionStatus, RejectedRow, RowProblem, TakenBack } from './completion-record';
import { readScore } from './read-score';

export type RowReading = { readonly record: CompletionRecord } | { readonly takenBack: TakenBack } | { readonly rejected: RejectedRow };

interface ReadRowAs {
  readonly system: string;
  readonly today: string;
  readonly zone: string;
  readonly dates: DateStyle;
}

/** Longest text of an id or a title, in characters. */
const longestText = 2000;

/** One row by itself. */
export function readRow(
  cellOf: (field: CompletionField) => string,
  rowNumber: number,
  format: CompletionFormat,
  { system, today, zone, dates }: ReadRowAs,
): RowReading {
  const reject = (code: RowProblem, field: CompletionField | null, value: string | null): RowReading => ({
    rejected: { rowNumber, code, field, value: value === null ? null : value.slice(0, 200) },
  });
  const texts = { learnerId: '', courseId: '', courseTitle: '', recordKey: '' };
  for (const field of ['learnerId', 'courseId', 'courseTitle', 'recordKey'] as const) {
    const cell = cellOf(field);
    if (cell.length > longestText) return reject('TooLong', field, cell);
    texts[field] = cleanText(cell);
    if (field !== 'courseTitle' && isSpreadsheetDamage(texts[field])) return reject('SpreadsheetDamage', field, cell);
  }
  const { learnerId, courseId, courseTitle } = texts;
  if (learnerId === '') return reject('NoLearner', 'learnerId', null);
  const action = wordKey(cellOf('action'));
  if (format.columns.action !== undefined && !['create', 'update', 'delete'].includes(action))
    return reject('UnknownAction', 'action', cellOf('action'));
  if (action === 'delete')
    return texts.recordKey === '' ? reject('NoKey', 'recordKey', null) : { takenBack: { rowNumber, recordKey: keyOf([texts.recordKey]) } };
  if (courseId === '') return reject('NoCourse', 'courseId', null);

  const moments: Partial<Record<CompletionField, Moment>> = {};
  for (const field of ['startedOn', 'completedOn', 'expiresOn'] as const) {
    const cell = cellOf(field);
    // Moodle writes 0 for never.
    if (cell === '' || (dates === 'epoch' && cell === '0')) continue;
    const { timeWhereNone } = format;
    const moment = readMoment(cell, { style: dates, today, zone, ...(timeWhereNone === undefined ? {} : { timeWhereNone }) });
    if (moment === null) return reject('UnreadableDate', field, cell);
    moments[field] = moment;
  }
  const { completedOn, expiresOn } = moments;
  const score = readScore(cellOf('score'), format.bestScore);
  if (score === undefined) return reject('UnreadableScore', 'score', cellOf('score'));

  const said = statusOf(cellOf, format, completedOn !== undefined);
  if ('code' in said) return reject(said.code, 'status', said.value);
  const isRevoked = ['1', 'y', 'yes', 'true'].includes(wordKey(cellOf('revoked')));
  const status = isRevoked ? 'revoked' : said.status;
  if (completedOn === undefined && isDone.has(status)) return reject('NoDate', 'completedOn', null);
  if (completedOn !== undefined && isDone.has(status) && completedOn.on > today)
    return reject('InTheFuture', 'completedOn', cellOf('completedOn'));
  if (completedOn !== undefined && expiresOn !== undefined && expiresOn.on < completedOn.on)
    return reject('DatesOutOfOrder', 'expiresOn', cellOf('expiresOn'));
  if (status === 'expired' && expiresOn !== undefined && expiresOn.on >= today)
    return reject('StatusContradictsDates', 'status', `${cellOf('status')}, ${cellOf('expiresOn')}`);

  const keyParts = format.keyFields.map((field) => {
    if (field === 'status') return status;
    if (field === 'startedOn' || field === 'completedOn') return moments[field]?.at ?? moments[field]?.on ?? '';
    return cleanText(cellOf(field));
  });
  if (format.keyFields.includes('recordKey') && texts.recordKey === '') return reject('NoKey', 'recordKey', null);
  return {
    record: {
      system,
      rowNumber,
      recordKey: keyOf(keyParts),
      learnerId,
      learnerIdKind: format.learnerIdKind,
      learnerHomePage: null,
      courseId,
      courseTitle: courseTitle === '' ? null : courseTitle,
      status,
      completedOn: completedOn?.on ?? null,
      completedAt: completedOn?.at ?? null,
      score,
      expiresOn: expiresOn?.on ?? null,
      statementId: null,
      registration: null,
    },
  };
}

const isDone: ReadonlySet<CompletionStatus> = new Set(['completed', 'passed', 'failed']);

/** Parts of a key as one text in which no part can run into the next. */
function keyOf(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : JSON.stringify(parts);
}

function statusOf(
  cellOf: (field: CompletionField) => string,
  format: CompletionFormat,
  isDated: boolean,
): { readonly status: CompletionStatus } | { readonly code: 'NoStatus' | 'UnknownStatus'; readonly value: string | null } {
  const known = (field: 'status' | 'success'): CompletionStatus | 'none' | null | undefined => {
    const word = wordKey(cellOf(field));
    if (word === '') return null;
    return Object.hasOwn(format.statuses, word) ? format.statuses[word] : undefined;
  };
  const [completion, success] = [known('status'), known('success')];
  if (completion === undefined) return { code: 'UnknownStatus', value: cellOf('status') };
  if (success === undefined) return { code: 'UnknownStatus', value: cellOf('success') };
  // What was passed or failed says more than that it was gone through.
  if (success === 'passed' || success === 'failed') return { status: success };
  if (completion !== null && completion !== 'none') return { status: completion };
  if (completion === null && success === null && format.statusByDate === null) return { code: 'NoStatus', value: null };
  const [dated, undated] = format.statusByDate ?? ['inProgress', 'inProgress'];
  return { status: isDated ? dated : undated };
}
