import { useSearch } from '@tanstack/react-router';
import type { ReadinessFilter } from '../../../shared/contract/readiness-filter';
import { useAsOf } from '../../lib/as-of';

/** What every view of readiness is narrowed to: it stands in the address and is set in the page's header. */
export function useReadinessFilter(): Omit<ReadinessFilter, 'knownAt'> {
  const asOf = useAsOf();
  const { department = null, unit = null, role = null, mandatory = false } = useSearch({ from: '/readiness' });
  return { asOf, departmentId: department, unitId: unit, roleId: role, mandatoryOnly: mandatory };
}

/** Whether anything is narrowed, other than by the day. */
export function isNarrowed({ departmentId, unitId, roleId, mandatoryOnly }: Omit<ReadinessFilter, 'asOf' | 'knownAt'>): boolean {
  return departmentId !== null || unitId !== null || roleId !== null || mandatoryOnly;
}
