import type { ProfileContent } from '../../../../shared/contract/intake-profiles';
import { compareWithKnown } from '../../../../shared/domain/hris/compare';
import { employmentKinds, type FactName, type FurtherFacts, type PersonFacts } from '../../../../shared/domain/hris/fields';
import type { LinkedRow } from '../../../../shared/domain/hris/manager-links';
import type { ProfileColumn } from '../../../../shared/domain/hris/mapping';
import type { FactChange, PlannedPosition } from '../../../../shared/domain/hris/plan-types';
import { mainPosition } from '../../../../shared/domain/hris/place-person';
import { saysTerminated } from '../../../../shared/domain/hris/source-words';
import {
  comparedFields,
  comparedValues,
  otherIdField,
  saidValues,
  type ComparedValues,
} from '../../../../shared/domain/intake/compared-values';
import { listName } from '../../../../shared/domain/person-name';
import type { JobRoleRow, OrgUnitRow, PersonRow, PositionRow } from '../../db/core-schema';
import type { EmploymentRow, PersonIdentifierRow, PersonOverrideRow } from '../../db/people-schema';
import { compareRow, correctionAfter, type Difference, nameInFile } from './compare-row';
import { employmentsAfter } from './employments-after';
import { identifiersAfter } from './identifiers-after';
import type { IdentifiedRow } from './identify-rows';
import type { DryRun, Making } from './intake-plan';
import type { KnownManagers } from './known-managers';
import { roleKey } from './plan-organisation';
import { currentFacts, positionsOfRow, type RecordOfPerson } from './record-of-person';

export type PlannedRowOfPerson = {
  readonly key: string;
  /** Of what the file says, as the pass over it has it. */
  readonly digest: string;
  readonly rowNumber: number;
  /** What stands on record after the import, in this position. */
  readonly facts: PersonFacts;
  /** What the file says, for the next comparison. */
  readonly said: ComparedValues;
  readonly changes: DryRun['rows'][number]['changes'];
  readonly factChanges: readonly FactChange[];
  readonly held: readonly PositionRow[];
  readonly position: PlannedPosition;
  /** What the person's dates say of their employment, whatever becomes of this position. */
  readonly employment: PlannedPosition;
  readonly positionNumber: string | null;
  /** As what the person works; null: as the title says. */
  readonly roleId: string | null;
};

/** What becomes of one person, by all of their rows that say something new. */
export type PlannedPerson = {
  readonly personId: string;
  /** Null: somebody new. */
  readonly record: RecordOfPerson | null;
  readonly rowNumber: number;
  readonly facts: PersonFacts;
  readonly rows: readonly PlannedRowOfPerson[];
  readonly changes: DryRun['rows'][number]['changes'];
  readonly disputes: DryRun['conflicts'];
  readonly person: PersonRow | null;
  readonly employments: readonly EmploymentRow[];
  readonly identifiers: readonly PersonIdentifierRow[];
  readonly corrections: readonly PersonOverrideRow[];
  readonly isLeaving: boolean;
  readonly isRehired: boolean;
};

export type PlanningPeople = {
  readonly records: ReadonlyMap<string, RecordOfPerson>;
  readonly managers: KnownManagers;
  readonly units: readonly OrgUnitRow[];
  readonly roles: readonly JobRoleRow[];
  readonly roleIdByCode: ReadonlyMap<string, string>;
  readonly content: ProfileContent;
  readonly columns: readonly ProfileColumn[];
  readonly decisions: ReadonlyArray<{ readonly key: string; readonly field: string; readonly take: 'file' | 'record' }>;
  readonly making: Making;
};

type Row = IdentifiedRow & { readonly facts: PersonFacts; readonly further: FurtherFacts };

/** Compares every row with its last file and its record, and plans what becomes of each person. */
export function planPeople(identified: readonly IdentifiedRow[], linked: readonly LinkedRow[], planning: PlanningPeople): PlannedPerson[] {
  const factsByRow = new Map(linked.map(({ row, facts }) => [row.rowNumber, facts]));
  const own = new Set(planning.content.ownEmployers.map((name) => name.toLowerCase()));
  const rowsByPerson = new Map<string, Row[]>();
  const personIdByNumber = new Map(planning.managers.personIdByNumber);
  for (const one of identified) {
    const facts = factsByRow.get(one.row.rowNumber);
    if (facts === undefined) throw new Error('a row was not linked');
    const { employer } = one.row.further;
    const further = employer !== null && own.has(employer.toLowerCase()) ? { ...one.row.further, employer: null } : one.row.further;
    const row = { ...one, facts, further };
    const others = rowsByPerson.get(one.personId);
    if (others === undefined) rowsByPerson.set(one.personId, [row]);
    else others.push(row);
    if (facts.employeeNumber !== '') personIdByNumber.set(facts.employeeNumber, one.personId);
  }
  const decided = new Map<string, Map<string, 'file' | 'record'>>();
  for (const { key, field, take } of planning.decisions) decided.set(key, (decided.get(key) ?? new Map()).set(field, take));
  const unitById = new Map(planning.units.map((unit) => [unit.unitId, unit]));
  const fields = comparedFields(planning.columns);
  const systems = planning.columns.flatMap(({ field, system }) => (field === 'otherId' ? [system ?? ''] : []));
  const context = { ...planning, personIdByNumber, decided, unitById, fields, systems };
  return [...rowsByPerson].map(([personId, rows]) => planPerson(personId, rows, context));
}

type Context = PlanningPeople & {
  readonly personIdByNumber: ReadonlyMap<string, string>;
  readonly decided: ReadonlyMap<string, ReadonlyMap<string, 'file' | 'record'>>;
  readonly unitById: ReadonlyMap<string, OrgUnitRow>;
  readonly fields: readonly string[];
  readonly systems: readonly string[];
};

function planPerson(personId: string, rows: readonly Row[], context: Context): PlannedPerson {
  const record = context.records.get(personId) ?? null;
  const planned = rows.map((row, at) => (record === null ? newRow(row, context) : knownRow(row, record, at === 0, context)));
  const [first] = planned;
  const [firstRow] = rows;
  if (first === undefined || firstRow === undefined) throw new Error('a person is planned by their rows');
  const { facts, employment } = first.row;
  const { making } = context;
  const differences = first.differences;
  const present =
    record === null ? null : currentFacts(record, [], { managerNumber: null, unitById: context.unitById, today: making.today });
  /** What the file brings, or, where it does not speak of it, what is known. */
  const further = (field: 'employer' | 'employmentKind') => {
    if (present === null) return firstRow.further[field];
    const difference = differences.find((one) => one.field === field);
    return difference === undefined ? present.further[field] : difference.after;
  };
  const employer = further('employer');
  const kind = further('employmentKind');
  const employments = employmentsAfter(
    record?.employments ?? [],
    personId,
    {
      ...facts,
      employer: typeof employer === 'string' ? employer : null,
      kind: employmentKinds.find((one) => one === kind) ?? null,
    },
    employment,
    making,
  );
  const idOf = (number: string | null) => (number === null ? null : (context.personIdByNumber.get(number) ?? null));
  const managerPersonId =
    record === null || differences.some(({ field, after, current }) => field === 'managerEmployeeNumber' && after !== current)
      ? idOf(facts.managerEmployeeNumber)
      : record.person.managerPersonId;
  const corrections = (record?.corrections ?? []).flatMap((correction) => {
    const difference = differences.find(({ field }) => field === nameInFile(correction.field));
    const now = typeof difference?.now === 'string' ? difference.now : null;
    const next = correctionAfter(correction, difference, correction.field === 'managerPersonId' ? idOf(now) : now, making.today);
    return next === null ? [] : [next];
  });
  const identifiers =
    record === null
      ? newIdentifiers(personId, firstRow.further, context)
      : identifiersAfter(record.identifiers, personId, differences, context.systems, making);
  const person = personAfter(personId, facts, managerPersonId, record, making.batchId);
  const isOwnershipNew = record !== null && record.person.sourceBatchId === null;
  const changes = [...planned.flatMap(({ row }) => row.changes), ...(isOwnershipNew ? [{ field: 'source', old: null, new: 'HRIS' }] : [])];
  const shown = planned.map(({ row }, at) =>
    at === 0 && isOwnershipNew ? { ...row, changes: [...row.changes, { field: 'source', old: null, new: 'HRIS' }] } : row,
  );
  const hadEnd = present !== null && hasEnd(present.facts, context.content);
  return {
    personId,
    record,
    rowNumber: first.row.rowNumber,
    facts,
    rows: shown,
    changes,
    disputes: planned.flatMap(({ disputes }) => disputes),
    person,
    employments,
    identifiers,
    corrections,
    isLeaving: record !== null && !hadEnd && hasEnd(facts, context.content),
    // Who goes on beyond an end that was only planned never left.
    isRehired: employment.action === 'reopen' && present !== null && (present.facts.leftOn ?? making.today) < making.today,
  };
}

type OneRow = { readonly row: PlannedRowOfPerson; readonly differences: readonly Difference[]; readonly disputes: DryRun['conflicts'] };

function newRow({ row, facts, further }: Row, context: Context): OneRow {
  return {
    row: {
      key: row.key,
      digest: row.digest,
      rowNumber: row.rowNumber,
      facts,
      said: comparedValues(facts, further),
      changes: [],
      factChanges: [],
      held: [],
      position: { action: 'open', validFrom: facts.hiredOn, validTo: facts.leftOn },
      employment: { action: 'open', validFrom: facts.hiredOn, validTo: facts.leftOn },
      positionNumber: further.positionNumber,
      roleId: codedRole(further.jobCode, context),
    },
    differences: [],
    disputes: [],
  };
}

/** Fields of the position are compared row by row, those of the person by the first of their rows. */
function knownRow({ row, facts, further, source }: Row, record: RecordOfPerson, isFirst: boolean, context: Context): OneRow {
  const { making, managers, unitById, decided } = context;
  const held = positionsOfRow(
    record,
    further.positionNumber,
    (position) => position.title.toLowerCase() === (facts.jobTitle ?? '').toLowerCase(),
  );
  const managerNumber =
    record.person.managerPersonId === null ? null : (managers.numberByPersonId.get(record.person.managerPersonId) ?? null);
  const current = currentFacts(record, held, { managerNumber, unitById, today: making.today });
  const said = comparedValues(facts, further);
  // A file that recognises people by their address may leave the number empty: then it says nothing of it.
  const fields = context.fields.filter(
    (field) => (isFirst || isOfPosition(field)) && !(field === 'employeeNumber' && facts.employeeNumber === ''),
  );
  const differences = compareRow(
    fields,
    { last: source === null ? null : saidValues(source.facts), now: said, current: comparedValues(current.facts, current.further) },
    record.corrections,
    decided.get(row.key) ?? new Map(),
    making.today,
  );
  const after = Object.fromEntries(differences.map((difference) => [difference.field, difference.after]));
  const factNames = differences.map(({ field }) => field).filter(isFact);
  const { merged, changes, position } = compareWithKnown(current.facts, { ...current.facts, ...after }, factNames);
  const beside = differences.filter(({ field, after: next, current: before }) => !isFact(field) && next !== before);
  const shown = [
    ...changes.map(({ field, old, new: next }) => ({ field, old, new: next })),
    ...beside.map(({ field, current: before, after: next }) => ({ field, old: shownValue(before), new: shownValue(next) })),
    ...(held.length > 0 && held.every((one) => one.positionNumber !== further.positionNumber)
      ? [{ field: 'positionNumber', old: held[0]?.positionNumber ?? null, new: further.positionNumber }]
      : []),
    ...(held.length === 0 && further.positionNumber !== null ? [{ field: 'positionNumber', old: null, new: further.positionNumber }] : []),
  ];
  // A numbered position that its source named no more, and names again, begins anew.
  const isBack = source === null && further.positionNumber !== null && isOver(held, merged.leftOn, making.today);
  if (isBack) shown.push({ field: 'positionNumber', old: null, new: further.positionNumber });
  const coded = codedRole(further.jobCode, context);
  const isTitleNew = changes.some(({ field }) => field === 'jobTitle');
  const moved = isTitleNew || position.action === 'close' ? null : roleMoved(coded, merged.jobTitle, held, context);
  if (moved !== null) shown.push({ field: 'role', ...moved });
  const following = moved !== null && position.action === 'keep' ? { ...position, action: 'move' as const } : position;
  // Whoever leaves was what they were: an end is no move, whatever the code of the job names by now.
  const kept = position.action === 'close' && !isTitleNew ? (mainPosition(held)?.roleId ?? null) : null;
  return {
    row: {
      key: row.key,
      digest: row.digest,
      rowNumber: row.rowNumber,
      facts: merged,
      said,
      changes: shown,
      factChanges: changes,
      held,
      position: isBack ? { action: 'reopen', validFrom: making.today, validTo: merged.leftOn } : following,
      employment: position,
      positionNumber: further.positionNumber,
      roleId: kept ?? coded,
    },
    differences,
    disputes: differences
      .filter(({ outcome }) => outcome === 'keepLocal' || outcome === 'conflict')
      .map(({ field, outcome, last, now, current: before, after: next, override }) => ({
        key: row.key,
        rowNumber: row.rowNumber,
        name: listName(record.person),
        field,
        outcome,
        last: shownValue(last),
        file: shownValue(now),
        record: shownValue(before),
        after: shownValue(next),
        isCorrected: override !== 'none',
      })),
  };
}

/** The role that the code of a job names; null: it names none. */
function codedRole(jobCode: string | null, { roleIdByCode }: Context): string | null {
  return jobCode === null ? null : (roleIdByCode.get(jobCode) ?? null);
}

/**
 * The role that a row asks for beside the one that is held, by name; null: it is that one. Where a source has codes, a code that names
 * no role any more, or another, leads to where everybody new with the same row would be.
 */
function roleMoved(
  coded: string | null,
  jobTitle: string | null,
  held: readonly PositionRow[],
  { roles, columns, making }: Context,
): { readonly old: string; readonly new: string } | null {
  const main = mainPosition(held);
  if (main === null || main.roleId === coded || isOver([main], null, making.today)) return null;
  const nameOf = (id: string): string => roles.find((role) => role.roleId === id)?.name ?? id;
  const old = nameOf(main.roleId);
  if (coded !== null) return { old, new: nameOf(coded) };
  const isCoded = main.sourceBatchId !== null && columns.some(({ field }) => field === 'jobCode');
  return isCoded && jobTitle !== null && roleKey(jobTitle) !== roleKey(old) ? { old, new: jobTitle } : null;
}

function personAfter(
  personId: string,
  facts: PersonFacts,
  managerPersonId: string | null,
  record: RecordOfPerson | null,
  batchId: string,
): PersonRow | null {
  const { employeeNumber, givenName, familyName, email, location } = facts;
  const next = { personId, employeeNumber, givenName, familyName, email, managerPersonId, location };
  if (record === null) return { ...next, sourceBatchId: batchId, mergedIntoId: null };
  const { person } = record;
  const isSame = personFields.every((field) => next[field] === person[field]);
  return isSame && person.sourceBatchId !== null ? null : { ...next, sourceBatchId: batchId, mergedIntoId: person.mergedIntoId };
}

const personFields = ['employeeNumber', 'givenName', 'familyName', 'email', 'managerPersonId', 'location'] as const;

function newIdentifiers(personId: string, { userName, otherIds }: FurtherFacts, { making, systems }: Context): PersonIdentifierRow[] {
  const begun = [
    ...(userName === null ? [] : [{ field: 'userName', after: userName }]),
    ...otherIds.map(({ system, value }) => ({ field: otherIdField(system), after: value })),
  ].map(({ field, after }): Difference => ({ field, after, current: null, now: after, last: null, outcome: 'take', override: 'none' }));
  return identifiersAfter([], personId, begun, systems, making);
}

/** Whether positions have all ended although their person goes on. */
function isOver(held: readonly PositionRow[], leftOn: string | null, today: string): boolean {
  return held.length > 0 && (leftOn === null || leftOn >= today) && held.every(({ validTo }) => validTo !== null && validTo < today);
}

/** Whether the HRIS has ended an employment or announced its end. */
const hasEnd = (facts: PersonFacts, { words }: ProfileContent): boolean =>
  facts.leftOn !== null || saysTerminated(facts.employmentStatus, words);

const positionFields: ReadonlySet<string> = new Set(['jobTitle', 'department', 'unit', 'shift']);
const isOfPosition = (field: string): boolean => positionFields.has(field);

const facts: ReadonlySet<string> = new Set<FactName>([
  'employeeNumber',
  'familyName',
  'givenName',
  'email',
  'jobTitle',
  'department',
  'unit',
  'shift',
  'location',
  'hiredOn',
  'leftOn',
  'employmentStatus',
  'managerEmployeeNumber',
]);
const isFact = (field: string): field is FactName => facts.has(field);

const shownValue = (value: string | boolean | null): string | null => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
