import { cleanText } from '../hris/clean-text';
import { type ColumnDateOrder, type DateOrderFinding, detectDateOrder, readDateCell } from '../hris/dates';
import { profileDateFields, type ProfileField } from '../hris/fields';
import { compactHeader } from '../hris/headers';
import type { ProfileColumn, RowKey } from '../hris/mapping';
import { isProtectedColumn } from '../hris/protected-columns';
import { noWords, type SourceWords } from '../hris/source-words';
import { suggestMapping } from '../hris/suggest-mapping';
import { detectLayout, layoutKey } from './detect-layout';
import { furtherHeaders } from './further-headers';
import type { Layout } from './layouts';

export type ProfileDraft = {
  readonly layout: Layout | null;
  readonly keyedBy: RowKey;
  readonly columns: readonly ProfileColumn[];
  readonly words: SourceWords;
  readonly only: Layout['only'];
  /** Date columns whose order a person must choose, with what the values say. */
  readonly openDates: readonly { readonly column: string; readonly finding: DateColumnFinding }[];
  /** Why a column can never be kept, by header. */
  readonly protectedWhy: ReadonlyMap<string, string>;
};

export type DateColumnFinding = {
  readonly order: DateOrderFinding;
  /** Values that are two different days, each once, the most frequent first: to be chosen one by one if the column mixes orders. */
  readonly undecidable: readonly string[];
};

/**
 * A profile to begin with: by a known layout, else by headers and values. Date orders
 * stand where the format defines them or all values decide them; nothing else is presumed.
 */
export function suggestProfile(headers: readonly string[], rows: readonly (readonly string[])[]): ProfileDraft {
  const layout = detectLayout(headers)?.layout ?? null;
  const fields = layout === null ? fieldsByHeader(headers, rows) : fieldsOfLayout(layout, headers);
  const openDates: { column: string; finding: DateColumnFinding }[] = [];
  const protectedWhy = new Map<string, string>();
  const columns = headers.map((column, index): ProfileColumn => {
    const reason = isProtectedColumn(column)?.reason;
    if (reason !== undefined) protectedWhy.set(column, reason);
    const { field, system } = fields[index] ?? nothing;
    if (!profileDateFields.some((name) => name === field)) return { column, field, dateOrder: null, system };
    const finding = inspectDates(rows.map((row) => row[index] ?? ''));
    const order = layout?.dateOrder ?? ('order' in finding.order ? finding.order.order : null);
    if (order === null) openDates.push({ column, finding });
    return { column, field, dateOrder: order, system };
  });
  return {
    layout,
    keyedBy: layout?.keyedBy ?? 'employeeNumber',
    columns,
    words: layout?.words ?? noWords,
    only: layout?.only ?? null,
    openDates,
    protectedWhy,
  };
}

/** What the values of a date column say about their order, and which of them no order but a chosen one can decide. */
export function inspectDates(values: readonly string[]): DateColumnFinding {
  const counts = new Map<string, number>();
  const eachCell: ColumnDateOrder = 'eachCell';
  for (const value of values) {
    const text = cleanText(value);
    const reading = readDateCell(text, eachCell, anyDay);
    if ('problem' in reading && reading.problem === 'ambiguous') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const undecidable = [...counts].toSorted(([, one], [, other]) => other - one).map(([text]) => text);
  return { order: detectDateOrder(values), undecidable };
}

/** Whether two readings of a date differ does not depend on the century. */
const anyDay = '2026-01-01';

type Filled = { readonly field: ProfileField | null; readonly system: string | null };
const nothing: Filled = { field: null, system: null };

function fieldsOfLayout(layout: Layout, headers: readonly string[]): readonly Filled[] {
  const byKey = new Map(Object.entries(layout.columns).map(([header, field]) => [layoutKey(header), field]));
  const taken = new Set<string>();
  return headers.map((header) => {
    const field = byKey.get(layoutKey(header)) ?? null;
    if (field === null || taken.has(layoutKey(header))) return nothing;
    taken.add(layoutKey(header));
    return typeof field === 'string' ? { field, system: null } : { field: 'otherId', system: field.otherId };
  });
}

function fieldsByHeader(headers: readonly string[], rows: readonly (readonly string[])[]): readonly Filled[] {
  const taken = new Set<ProfileField>();
  return suggestMapping(headers, rows.slice(0, 200)).map(({ column, target }) => {
    if (target !== null) return { field: target, system: null };
    const further = furtherHeaders.get(compactHeader(column));
    if (further === undefined || taken.has(further)) return nothing;
    taken.add(further);
    return { field: further, system: null };
  });
}
