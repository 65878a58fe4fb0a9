import type { ReadinessFilter } from '../../../../shared/contract/readiness-filter';
import { bandText, causeText } from '../../../../shared/domain/gap-text';
import type { GapCause } from '../../../../shared/domain/gap';
import type { RiskBand } from '../../../../shared/domain/risk';
import { recordAt } from '../../db/as-known-at';
import type { Reader } from '../../db/schema';
import { jobRoleNames } from '../../db/sql/job-roles';
import { entryTime } from '../../db/sql/entries-since';
import { allUnits } from '../../db/sql/organisation';
import { inZone } from '../../reports/moments';
import type { TableView } from '../../reports/table-view';
import { words } from './words';

/** What a view is narrowed to, each filter in words, set or not. */
export async function filtersInWords(
  now: Reader,
  filter: ReadinessFilter & { readonly isUnitAlone?: boolean },
  day: string,
  zone: string,
): Promise<TableView['filters']> {
  const db = recordAt(now, filter.knownAt);
  const units = new Map((await allUnits(db, day)).map(({ unitId, name }) => [unitId, name]));
  const roles = filter.roleId === null ? null : await jobRoleNames(db, day);
  const named = (names: ReadonlyMap<string, string> | null, id: string | null): string =>
    id === null ? words.all : (names?.get(id) ?? id);
  return [
    { label: words.department, value: named(units, filter.departmentId) },
    {
      label: words.unit,
      value: `${named(units, filter.unitId)}${filter.unitId !== null && filter.isUnitAlone === true ? words.alone : ''}`,
    },
    { label: words.role, value: named(roles, filter.roleId) },
    { label: words.requirements, value: filter.mandatoryOnly ? words.mandatoryOnly : words.all },
    { label: words.knownAt, value: await knownInWords(now, filter.knownAt, zone) },
  ];
}

/** The same of causes and bands, which gaps are narrowed to beside. */
export function gapFiltersInWords({
  causes,
  bands,
}: {
  readonly causes: readonly GapCause[] | null;
  readonly bands: readonly RiskBand[] | null;
}): TableView['filters'] {
  const named = (texts: readonly string[] | undefined): string => texts?.join(', ') ?? words.all;
  return [
    { label: words.causes, value: named(causes?.map((cause) => causeText[cause])) },
    { label: words.bands, value: named(bands?.map((band) => bandText[band])) },
  ];
}

async function knownInWords(db: Reader, knownAt: number | null, zone: string): Promise<string> {
  if (knownAt === null) return words.now;
  const at = await entryTime(db, knownAt);
  return words.knownThen(knownAt, at === undefined ? null : inZone(at, zone));
}
