import type { z } from 'zod';
import { previewLimit, type importDryRun, type previewColumn } from '../../../../shared/contract/imports';
import { cleanText } from '../../../../shared/domain/hris/clean-text';
import { detectDateOrder } from '../../../../shared/domain/hris/dates';
import { dateFields } from '../../../../shared/domain/hris/fields';
import type { ColumnMapping } from '../../../../shared/domain/hris/mapping';
import type { ImportPlan } from '../../../../shared/domain/hris/plan-types';
import type { ColumnSuggestion } from '../../../../shared/domain/hris/suggest-mapping';
import { listName } from '../../../../shared/domain/person-name';
import type { DelimitedText } from '../../platform/delimited-text';
import type { KnownPeople } from './known-people';
import { roleKey } from './plan-organisation';

const samplesPerColumn = 3;
const rowsSampled = 50;

/** The columns of a file as the mapping stands. Values of what can never be kept do not leave the service. */
export function showColumns(
  { headers, rows }: DelimitedText,
  suggestions: readonly ColumnSuggestion[],
  mapping: readonly ColumnMapping[],
): Array<z.infer<typeof previewColumn>> {
  return headers.map((column, index) => {
    const suggestion = suggestions[index];
    const entry = mapping[index]?.column === column ? mapping[index] : undefined;
    const isDate = dateFields.some((field) => field === entry?.field);
    const protectedWhy = suggestion?.protectedWhy ?? null;
    const values = rows.slice(0, rowsSampled).map((row) => cleanText(row[index] ?? ''));
    return {
      column,
      samples: protectedWhy === null ? [...new Set(values.filter((value) => value !== ''))].slice(0, samplesPerColumn) : [],
      field: entry?.field ?? null,
      dateOrder: entry?.dateOrder ?? null,
      isDateOrderAmbiguous: isDate && 'ambiguous' in detectDateOrder(rows.map((row) => row[index] ?? '')),
      protectedWhy,
      why: suggestion?.why ?? '',
    };
  });
}

export function showDryRun(
  plan: ImportPlan,
  people: KnownPeople,
  roles: ReadonlyArray<{ readonly name: string }>,
): z.infer<typeof importDryRun> {
  const { totals } = plan;
  const factsByPerson = new Map(people.known.map(({ personId, facts }) => [personId, facts]));
  const departments = new Set(people.units.filter(({ kind }) => kind === 'department').map(({ name }) => name));
  const roleKeys = new Set(roles.map(({ name }) => roleKey(name)));
  const unchanged = plan.unchanged.slice(0, previewLimit).flatMap(({ rowNumber, personId }) => {
    const facts = factsByPerson.get(personId);
    return facts === undefined ? [] : [{ rowNumber, facts }];
  });
  const rowOf = (action: 'create' | 'update' | 'unchanged', { rowNumber, facts, changes = [] }: ShownRow) => ({
    rowNumber,
    action,
    employeeNumber: facts.employeeNumber,
    name: listName(facts),
    jobTitle: facts.jobTitle,
    department: facts.department,
    changes: [...changes],
  });
  return {
    rows: [
      ...plan.creates.slice(0, previewLimit).map((row) => rowOf('create', row)),
      ...plan.updates.slice(0, previewLimit).map((row) => rowOf('update', row)),
      ...unchanged.map((row) => rowOf('unchanged', row)),
    ],
    rejects: plan.rejects
      .slice(0, previewLimit)
      .map(({ rowNumber, code, reason, value }) => ({ rowNumber, code, reason, value: value ?? null })),
    warnings: plan.warnings.slice(0, previewLimit).map(({ rowNumber, code, message }) => ({ rowNumber, code, message })),
    departments: plan.departments.map((planned) => ({ ...planned, isNew: !departments.has(planned.name) })),
    jobTitles: plan.positions.map((planned) => ({ ...planned, isNew: !roleKeys.has(roleKey(planned.name)) })),
    totals: {
      rows: totals.rows,
      create: totals.creates,
      update: totals.updates,
      unchanged: totals.unchanged,
      reject: totals.rejectedRows,
      warnings: totals.warnings,
      absent: totals.absent,
      terminations: totals.terminations,
    },
    tripwires: plan.tripwires.map(({ code, message }) => ({ code, text: message })),
  };
}

type ShownRow = Pick<ImportPlan['creates'][number], 'rowNumber' | 'facts'> & {
  readonly changes?: ImportPlan['updates'][number]['changes'];
};
