import { permissions, type Permission } from '../../../shared/domain/permissions';

/** Which right the address asks about; the right to sign assessments unless it names another. */
export function whoSearch(search: Readonly<Record<string, unknown>>): { right: Permission } {
  return { right: permissions.find((permission) => permission === search['right']) ?? 'assessments.sign' };
}
