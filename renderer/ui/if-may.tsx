import type { ReactNode } from 'react';
import type { Permission } from '../../shared/domain/permissions';
import { useMay } from '../lib/session';
import { NoPermission } from './no-permission';

/** Shows its content only to who has the permission; the service checks again. */
export function IfMay({ permission, children }: { readonly permission: Permission; readonly children: ReactNode }) {
  return useMay(permission) ? children : <NoPermission />;
}
