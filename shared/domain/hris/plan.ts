import { fail, type Failure, ok, type Result } from '../../result';
import { rejectOfClosing } from './closing-units';
import { compareWithKnown } from './compare';
import type { FactName, TargetField } from './fields';
import { linkManagers } from './manager-links';
import { checkMapping, isLabelRow, type MappingProblem } from './mapping';
import { departmentWarnings, namesOf } from './plan-names';
import type { ImportInput, ImportPlan, ImportWarning, PlannedCreate, PlannedUnchanged, PlannedUpdate, Reject } from './plan-types';
import { type ReadRow, rowReader } from './read-row';
import { hasEnd, isActive, tripwiresOf } from './tripwires';

/** Plans an import as a dry run: what each row would do, every reason against it, and the signs of a wrong file. Nothing is written. */
export function planImport(
  input: ImportInput,
): Result<ImportPlan, Failure<'MappingUnusable', { readonly problems: readonly MappingProblem[] }>> {
  const problems = checkMapping(input.headers, input.mapping);
  if (problems.length > 0) return fail('MappingUnusable', { problems });
  const mapped = new Set(input.mapping.flatMap(({ field }) => (field === null ? [] : [field])));
  const knownByNumber = new Map(input.known.map((person) => [person.facts.employeeNumber, person]));
  const factNames = factNamesOf(mapped);
  const file = readRows(input, (row) => rejectOfClosing(row, knownByNumber.get(row.facts.employeeNumber), factNames, input.closing));
  const managers = linkManagers(file.accepted, input.known, {
    hasNumber: mapped.has('managerEmployeeNumber'),
    hasName: mapped.has('managerName'),
  });

  const creates: PlannedCreate[] = [];
  const updates: PlannedUpdate[] = [];
  const unchanged: PlannedUnchanged[] = [];
  const rehired: ImportWarning[] = [];
  let terminations = 0;
  for (const { row, facts, managerFoundBy } of managers.linked) {
    const { rowNumber } = row;
    const person = knownByNumber.get(facts.employeeNumber);
    if (!person) {
      const position = { action: 'open', validFrom: facts.hiredOn, validTo: facts.leftOn } as const;
      creates.push({ rowNumber, facts, managerFoundBy, position });
      continue;
    }
    const { merged, changes, position } = compareWithKnown(person.facts, facts, factNames);
    if (changes.length === 0) {
      unchanged.push({ rowNumber, personId: person.personId, employeeNumber: facts.employeeNumber });
      continue;
    }
    updates.push({ rowNumber, personId: person.personId, facts: merged, managerFoundBy, changes, position });
    if (!hasEnd(person.facts) && hasEnd(merged)) terminations += 1;
    if (position.action === 'reopen') {
      const message = `The person left on ${person.facts.leftOn ?? '?'} and is employed again.`;
      rehired.push({ rowNumber, code: 'Rehired', message, employeeNumber: facts.employeeNumber });
    }
  }

  const absent = input.known
    .filter(({ facts }) => !file.numbers.has(facts.employeeNumber))
    .map(({ personId, facts }) => ({ personId, employeeNumber: facts.employeeNumber, isActive: isActive(facts, input.today) }));
  const accepted = [...creates, ...updates].map(({ facts }) => facts);
  const kept = unchanged.flatMap(({ employeeNumber }) => knownByNumber.get(employeeNumber)?.facts ?? []);
  const people = [...accepted, ...kept];
  const warnings = [...file.warnings, ...managers.warnings, ...rehired, ...departmentWarnings(updates, people, input.known)].toSorted(
    (one, other) => (one.rowNumber ?? 0) - (other.rowNumber ?? 0),
  );
  const totals = {
    rows: file.rows,
    blankRows: file.blankRows,
    creates: creates.length,
    updates: updates.length,
    unchanged: unchanged.length,
    rejectedRows: new Set(file.rejects.map(({ rowNumber }) => rowNumber)).size,
    warnings: warnings.length,
    absent: absent.length,
    terminations,
  };
  return ok({
    creates,
    updates,
    unchanged,
    rejects: file.rejects,
    warnings,
    absent,
    departments: namesOf('department', people, input.known),
    positions: namesOf('jobTitle', people, input.known),
    totals,
    tripwires: tripwiresOf(totals, absent, creates, input),
  });
}

function readRows({ headers, rows, rowNumbers, mapping, today }: ImportInput, against: (row: ReadRow) => Reject | null) {
  const warnings: ImportWarning[] = [];
  const rejects: Reject[] = [];
  const readable: ReadRow[] = [];
  const rowNumbersByNumber = new Map<string, number[]>();
  let blankRows = 0;
  let labelRows = 0;
  const readRow = rowReader(mapping, { today });
  rows.forEach((cells, index) => {
    const rowNumber = rowNumbers[index] ?? index + 2;
    if (cells.every((cell) => cell.trim() === '')) {
      blankRows += 1;
      return;
    }
    if (index === 0 && isLabelRow(headers, cells)) {
      labelRows += 1;
      warnings.push({ rowNumber, code: 'LabelRowPassedOver', message: 'The first row repeats the headers as labels: it is no person.' });
      return;
    }
    const reading = readRow(cells, rowNumber);
    rejects.push(...reading.rejects);
    if (reading.row) readable.push(reading.row);
    if (reading.employeeNumber === '') return;
    const others = rowNumbersByNumber.get(reading.employeeNumber);
    if (others) others.push(rowNumber);
    else rowNumbersByNumber.set(reading.employeeNumber, [rowNumber]);
  });

  // Which of two rows is right cannot be known from the file: neither is taken.
  for (const [value, repeated] of rowNumbersByNumber) {
    if (repeated.length < 2) continue;
    const reason = `The employee number ${value} is in the file ${repeated.length} times, on lines ${repeated.join(', ')}. Keep one of them.`;
    for (const rowNumber of repeated) rejects.push({ rowNumber, code: 'EmployeeNumberRepeated', reason, field: 'employeeNumber', value });
  }
  const accepted = readable.filter((row) => {
    if (rowNumbersByNumber.get(row.facts.employeeNumber)?.length !== 1) return false;
    const reject = against(row);
    if (reject !== null) rejects.push(reject);
    return reject === null;
  });
  return {
    accepted,
    warnings: [...warnings, ...accepted.flatMap((row) => row.warnings)],
    rejects: rejects.toSorted((one, other) => one.rowNumber - other.rowNumber),
    numbers: new Set(rowNumbersByNumber.keys()),
    rows: rows.length - blankRows - labelRows,
    blankRows,
  };
}

/** The facts a mapping speaks of: of the others the file says nothing, so a known value stays. */
function factNamesOf(mapped: ReadonlySet<TargetField>): readonly FactName[] {
  const names = new Set<FactName>();
  for (const field of mapped) {
    if (field === 'fullName') names.add('familyName').add('givenName');
    else if (field === 'managerName') names.add('managerEmployeeNumber');
    else names.add(field);
  }
  return [...names];
}
