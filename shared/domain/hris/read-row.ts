import { listName } from '../person-name';
import { cleanText, isSpreadsheetDamage } from './clean-text';
import { type ColumnDateOrder, type DateOrder, type DateReading, openEnd, readDateCell } from './dates';
import { type FurtherFacts, type PersonFacts, type ProfileField, profileFields } from './fields';
import { readFurtherFacts } from './further-facts';
import type { ProfileColumn, RowKey } from './mapping';
import { splitFullName } from './names';
import type { ImportWarning, Reject } from './plan-types';
import { badDate, longestText, nameTooLong, rejectsOfDamage, rejectsOfKey, tooLong } from './row-rejects';
import { saysTerminated, type SourceWords } from './source-words';

/** A row as understood by itself, before it is compared with other rows: its manager is still as written. */
export type ReadRow = {
  readonly rowNumber: number;
  readonly facts: Omit<PersonFacts, 'managerEmployeeNumber'>;
  readonly further: FurtherFacts;
  readonly managerNumber: string;
  readonly managerName: string;
  readonly warnings: readonly ImportWarning[];
};

export type RowReading =
  | { readonly employeeNumber: string; readonly row: ReadRow; readonly rejects: readonly [] }
  | { readonly employeeNumber: string; readonly row: null; readonly rejects: readonly Reject[] };

export type RowSettings = {
  /** Site-local ISO date. */
  readonly today: string;
  /** From which two-digit years are read, see `pivotDayOf`; today when the profile does not say. */
  readonly pivotDay?: string;
  /** A file keyed by an e-mail address or user name need not name numbers or names. */
  readonly keyedBy?: RowKey;
  readonly words?: SourceWords;
};

/** Reads rows through a mapping: cleaned facts, or every reason why a row cannot be taken. Other columns are not looked at. */
export function rowReader(
  columns: readonly ProfileColumn[],
  settings: RowSettings,
): (cells: readonly string[], rowNumber: number) => RowReading {
  const { today, pivotDay = today, keyedBy = 'employeeNumber', words } = settings;
  const used = columns.flatMap(({ field }, index) => (field === null || field === 'otherId' ? [] : [{ field, index }]));
  const otherIds = columns.flatMap(({ field, system }, index) => (field === 'otherId' ? [{ system: system ?? '', index }] : []));
  const isPlaceholder = placeholderTest(words);
  const hasTitles = columns.some(({ field }) => field === 'jobTitle');
  const orderByField = new Map<ProfileField, ColumnDateOrder>();
  const chosenByField = new Map<ProfileField, ReadonlyMap<string, Exclude<DateOrder, 'iso'>>>();
  for (const { field, dateOrder, chosenDates } of columns) {
    if (field === null) continue;
    if (dateOrder !== null) orderByField.set(field, dateOrder);
    if (chosenDates !== undefined) chosenByField.set(field, new Map(Object.entries(chosenDates)));
  }

  // A hundred thousand people were hired on a few thousand days.
  const readByText = new Map<string, DateReading>();
  const dateOf = (field: ProfileField, value: string, order: ColumnDateOrder): DateReading => {
    const key = `${field} ${value}`;
    const known = readByText.get(key);
    if (known !== undefined) return known;
    const reading = readDateCell(value, order, pivotDay, chosenByField.get(field));
    if (readByText.size < mostDatesKept) readByText.set(key, reading);
    return reading;
  };

  return (cells, rowNumber) => {
    if (cells.length !== columns.length) {
      const reason = `The row has ${cells.length} cells where the header has ${columns.length}. Look for a missing or stray delimiter.`;
      return { employeeNumber: '', row: null, rejects: [{ rowNumber, code: 'WrongCellCount', reason }] };
    }
    const rejects: Reject[] = [];
    const texts: Partial<Record<ProfileField, string>> = {};
    for (const { field, index } of used) {
      const value = cleanText(cells[index] ?? '');
      texts[field] = isPlaceholder(value, field) ? '' : value;
      if (value.length > longestText) rejects.push(tooLong(field, value, rowNumber));
    }
    const ids = otherIds.flatMap(({ system, index }) => {
      const value = cleanText(cells[index] ?? '');
      if (value === '' || isPlaceholder(value, 'otherId')) return [];
      rejects.push(...rejectsOfDamage('otherId', value, rowNumber));
      if (value.length > longestText) rejects.push(tooLong('otherId', value, rowNumber));
      return [{ system, value }];
    });
    const text = (field: ProfileField) => texts[field] ?? '';
    const employeeNumber = text('employeeNumber');
    rejects.unshift(...rejectsOfKey(keyedBy, text(keyedBy), rowNumber));
    if (keyedBy !== 'employeeNumber') rejects.push(...rejectsOfDamage('employeeNumber', employeeNumber, rowNumber));
    rejects.push(...rejectsOfDamage('positionNumber', text('positionNumber'), rowNumber));

    const name = readName(text, keyedBy);
    if (name === null) rejects.push({ rowNumber, code: 'NameMissing', reason: 'The row has no name.' });
    else if (rejects.every(({ code }) => code !== 'TextTooLong')) {
      const whole = listName(name);
      if (whole.length > longestText) rejects.push(nameTooLong(whole, rowNumber));
    }
    const readDate = (field: 'hiredOn' | 'leftOn' | 'contractEndsOn') => {
      const value = text(field);
      if (value === '' || (value.startsWith('0') && /^0[0./-]*$/.test(value))) return null;
      const order = orderByField.get(field) ?? 'iso';
      const reading = dateOf(field, value, order);
      const date = 'date' in reading ? reading.date : null;
      // An open end is no day of leaving; as a day of hiring it is nonsense.
      if (date === openEnd && field !== 'hiredOn') return null;
      if (date === null || date === openEnd)
        rejects.push(badDate('problem' in reading ? reading.problem : 'unreadable', field, value, order, rowNumber));
      return date;
    };
    const hiredOn = readDate('hiredOn');
    const leavesOn = readDate('leftOn');
    const contractEndsOn = readDate('contractEndsOn');
    // Where nobody says when somebody leaves, their contract does: it is the planned end of the employment.
    const leftOn = leavesOn ?? contractEndsOn;
    if (hiredOn !== null && leftOn !== null && leftOn < hiredOn) {
      const [field, what] =
        leavesOn === null ? (['contractEndsOn', "The person's contract ended"] as const) : (['leftOn', 'The person left'] as const);
      const reason = `${what} on ${leftOn}, before they were hired on ${hiredOn}.`;
      rejects.push({ rowNumber, code: 'LeftBeforeHired', reason, field, value: text(field) });
    }
    const further = readFurtherFacts(text, { contractEndsOn, otherIds: ids }, words, rowNumber, rejects);
    if (rejects.length > 0 || name === null) return { employeeNumber, row: null, rejects };

    const orNull = (field: ProfileField) => text(field) || null;
    const facts = {
      employeeNumber,
      familyName: name.familyName,
      givenName: name.givenName,
      email: orNull('email'),
      // Where jobs are named by their codes alone, the code is what they are called.
      jobTitle: orNull(hasTitles ? 'jobTitle' : 'jobCode'),
      department: orNull('department'),
      unit: orNull('unit'),
      shift: orNull('shift'),
      location: orNull('location'),
      hiredOn,
      leftOn,
      employmentStatus: orNull('employmentStatus'),
    };
    const warnings = [
      ...warningsOfText(texts, rowNumber, employeeNumber),
      ...warningsOfStatus(facts, words, rowNumber, today),
      ...warningsOfEnd(facts, further, { isContractEnd: leavesOn === null && contractEndsOn !== null, words, rowNumber, today }),
    ];
    if (name.isDoubtful) {
      const message = `Check the name: read as family name "${name.familyName}", given name "${name.givenName}".`;
      warnings.push({ rowNumber, code: 'NameDoubtful', message, employeeNumber, field: 'fullName', value: text('fullName') });
    }
    return {
      employeeNumber,
      row: { rowNumber, facts, further, managerNumber: text('managerEmployeeNumber'), managerName: text('managerName'), warnings },
      rejects: [],
    };
  };
}

const mostDatesKept = 20_000;

/** Manager columns keep their placeholder: at the top of the tree it says that there is none, and nothing is missing. */
function placeholderTest(words: SourceWords | undefined): (value: string, field: ProfileField) => boolean {
  const placeholders = new Set(words?.placeholders.map((word) => word.toLowerCase()));
  if (placeholders.size === 0) return () => false;
  return (value, field) => field !== 'managerEmployeeNumber' && field !== 'managerName' && placeholders.has(value.toLowerCase());
}

function readName(text: (field: ProfileField) => string, keyedBy: RowKey) {
  if (text('fullName') !== '') return splitFullName(text('fullName'));
  const familyName = text('familyName');
  if (familyName === '' && keyedBy === 'employeeNumber') return null;
  return { familyName, givenName: text('givenName'), isDoubtful: false };
}

function warningsOfText(texts: Partial<Record<ProfileField, string>>, rowNumber: number, employeeNumber: string): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  for (const field of profileFields) {
    const value = texts[field];
    // A damaged manager number leads to no manager, and is told there.
    if (value === undefined || field === 'managerEmployeeNumber' || !isSpreadsheetDamage(value)) continue;
    const message = `"${value}" looks like a formula or an error of a spreadsheet. It is kept as text.`;
    warnings.push({ rowNumber, code: 'SpreadsheetText', message, employeeNumber, field, value });
  }
  return warnings;
}

function warningsOfStatus(facts: ReadRow['facts'], words: SourceWords | undefined, rowNumber: number, today: string): ImportWarning[] {
  const { employeeNumber, employmentStatus, leftOn } = facts;
  const isTerminated = saysTerminated(employmentStatus, words);
  const value = employmentStatus ?? '';
  if (isTerminated && leftOn === null) {
    const message = `The status is "${value}" but there is no date of leaving: the position stays open until there is one.`;
    return [{ rowNumber, code: 'TerminatedWithoutDate', message, employeeNumber, field: 'employmentStatus', value }];
  }
  if (isTerminated || value === '' || leftOn === null || leftOn >= today) return [];
  const message = `The person left on ${leftOn} but the status is "${value}". The date counts.`;
  return [{ rowNumber, code: 'LeftButActive', message, employeeNumber, field: 'employmentStatus', value }];
}

/** What is said of an end without a day of leaving: by the contract, or by an account that is switched off. */
function warningsOfEnd(
  { employeeNumber, employmentStatus, leftOn }: ReadRow['facts'],
  { isActive }: FurtherFacts,
  of: { readonly isContractEnd: boolean; readonly words: SourceWords | undefined; readonly rowNumber: number; readonly today: string },
): ImportWarning[] {
  const { rowNumber, today } = of;
  if (of.isContractEnd && leftOn !== null && leftOn < today) {
    const message = `The contract ended on ${leftOn}, and no day of leaving is given: it counts as the last day.`;
    return [{ rowNumber, code: 'ContractOver', message, employeeNumber, field: 'contractEndsOn', value: leftOn }];
  }
  // A status that says so is warned of already.
  if (isActive !== false || leftOn !== null || saysTerminated(employmentStatus, of.words)) return [];
  const message = 'The source calls the person inactive, but there is no date of leaving: the position stays open until there is one.';
  return [{ rowNumber, code: 'InactiveWithoutDate', message, employeeNumber, field: 'isActive' }];
}
