import { cleanText } from './clean-text';
import { parseDate } from './dates';
import { targetFields, type TargetField } from './fields';
import { compactHeader } from './headers';
import { knownHeaders, knownTraps, managerHeaders, managerNameHeaders, managerNumberHeaders } from './known-headers';
import { isProtectedColumn } from './protected-columns';

export type ColumnSuggestion = {
  readonly column: string;
  readonly target: TargetField | null;
  readonly confidence: 'high' | 'medium' | 'none';
  readonly why: string;
  /** Why the column can never be kept; null when a person may still map it. */
  readonly protectedWhy: string | null;
};

/** What each column of an HRIS file probably holds, from its header and a sample of its values; one column a field at most. */
export function suggestMapping(headers: readonly string[], sampleRows: readonly (readonly string[])[]): ColumnSuggestion[] {
  const columns = headers.map((header, index) => ({
    index,
    header,
    compact: compactHeader(header),
    protectedWhy: isProtectedColumn(header)?.reason ?? null,
    values: sampleRows.map((row) => cleanText(row[index] ?? '')).filter((value) => value !== ''),
  }));
  const candidates = columns.filter((column) => column.protectedWhy === null).flatMap((column) => candidatesOf(column));
  const chosen = chooseOnePerField(preferUserIdOfManagers(candidates, columns));
  return columns.map((column) => suggestionFor(column, candidates, chosen));
}

type Column = {
  readonly index: number;
  readonly header: string;
  readonly compact: string;
  readonly protectedWhy: string | null;
  readonly values: readonly string[];
};

type Candidate = {
  readonly column: Column;
  readonly field: TargetField;
  readonly isSure: boolean;
  readonly rank: number;
  readonly why: string;
};

function candidatesOf(column: Column): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const field of namedFields) {
    const [sure, likely] = knownHeaders[field].map((list) => list.split(' '));
    const rank = [...(sure ?? []), ...(likely ?? [])].indexOf(column.compact);
    if (rank < 0 || !valuesFit(field, column.values)) continue;
    const isSure = rank < (sure?.length ?? 0);
    found.push({
      column,
      field,
      isSure,
      rank,
      why: isSure ? 'The header names it.' : 'The header is often used for it; check the values.',
    });
  }
  const manager = managerField(column);
  return manager ? [...found, { column, ...manager }] : found;
}

/** All but the manager, whose number and name are told apart by more than a header. */
const namedFields = targetFields.filter((field) => field !== 'managerEmployeeNumber' && field !== 'managerName');

function managerField(column: Column): Pick<Candidate, 'field' | 'isSure' | 'rank' | 'why'> | null {
  if (managerNumberHeaders.includes(column.compact))
    return { field: 'managerEmployeeNumber', isSure: true, rank: 0, why: 'The header names it.' };
  if (managerNameHeaders.includes(column.compact)) return { field: 'managerName', isSure: true, rank: 0, why: 'The header names it.' };
  if (!managerHeaders.includes(column.compact)) return null;
  const named = column.values.filter((value) => !isNoManager(value));
  const holdsNumbers = named.filter((value) => /\d/.test(value) || !/[ ,]/.test(value)).length * 2 > named.length;
  // Without a sample the spelling decides: SuccessFactors' system key MANAGER holds user ids, other systems print the name.
  const field = holdsNumbers || (named.length === 0 && column.header === 'MANAGER') ? 'managerEmployeeNumber' : 'managerName';
  const why =
    named.length === 0
      ? 'The header says manager; check whether it holds names or numbers.'
      : `The values look like ${field === 'managerName' ? 'names' : 'employee numbers'}.`;
  return { field, isSure: named.length > 0, rank: 1, why };
}

/** SuccessFactors and its like write NO_MANAGER at the top of the tree, where others leave the cell empty. */
export function isNoManager(value: string): boolean {
  return value === '' || /^NO_(?:MANAGER|MGR)$/i.test(value);
}

function valuesFit(field: TargetField, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  const share = (fits: (value: string) => boolean) => values.filter(fits).length / values.length;
  if (field === 'hiredOn' || field === 'leftOn') return share(isDateInSomeOrder) > 0.5;
  if (field === 'email') return share((value) => value.includes('@')) > 0.5;
  return true;
}

function isDateInSomeOrder(value: string): boolean {
  return (['iso', 'mdy', 'dmy'] as const).some((order) => parseDate(value, order, '2000-01-01') !== null);
}

/**
 * Managers must be named by the number that people are keyed by. Where several columns could be that number, the one in which the
 * managers are found wins; without a sample, USERID wins beside SuccessFactors' own keys, because its MANAGER holds user ids.
 */
function preferUserIdOfManagers(candidates: readonly Candidate[], columns: readonly Column[]): readonly Candidate[] {
  const manager = candidates.find((candidate) => candidate.field === 'managerEmployeeNumber');
  const numbers = candidates.filter((candidate) => candidate.field === 'employeeNumber');
  if (!manager || numbers.length < 2) return candidates;
  const wanted = new Set(manager.column.values.filter((value) => !isNoManager(value)));
  const hits = (candidate: Candidate) => new Set(candidate.column.values.filter((value) => wanted.has(value))).size;
  const most = Math.max(...numbers.map(hits));
  const isSuccessFactors = ['USERID', 'STATUS', 'MANAGER', 'HR'].every((key) => columns.some((column) => column.header === key));
  const best =
    most > 0
      ? numbers.find((candidate) => hits(candidate) === most)
      : isSuccessFactors
        ? numbers.find((candidate) => candidate.column.header === 'USERID')
        : undefined;
  if (!best) return candidates;
  const preferred = { ...best, isSure: true, rank: -1, why: 'Managers are named by this number.' };
  return candidates.map((candidate) => (candidate === best ? preferred : candidate));
}

function chooseOnePerField(candidates: readonly Candidate[]): ReadonlyMap<TargetField, Candidate> {
  const chosen = new Map<TargetField, Candidate>();
  for (const candidate of candidates) {
    const other = chosen.get(candidate.field);
    if (!other || candidate.rank < other.rank) chosen.set(candidate.field, candidate);
  }
  // Names in parts are surer than a name to be split.
  if (chosen.has('familyName') && chosen.has('givenName')) chosen.delete('fullName');
  return chosen;
}

function suggestionFor(column: Column, candidates: readonly Candidate[], chosen: ReadonlyMap<TargetField, Candidate>): ColumnSuggestion {
  const none = { column: column.header, target: null, confidence: 'none' } as const;
  if (column.protectedWhy !== null) return { ...none, why: column.protectedWhy, protectedWhy: column.protectedWhy };
  for (const [target, candidate] of chosen) {
    if (candidate.column.index !== column.index) continue;
    return { column: column.header, target, confidence: candidate.isSure ? 'high' : 'medium', why: candidate.why, protectedWhy: null };
  }
  const trap = knownTraps.get(column.compact);
  const field = candidates.find((candidate) => candidate.column.index === column.index)?.field;
  const better = field && chosen.get(field)?.column.header;
  const why = trap ?? (better ? `"${better}" holds this already.` : field ? 'The name is given in parts.' : 'No field for it: not kept.');
  return { ...none, why, protectedWhy: null };
}
