import type { ReactNode } from 'react';
import type { Permission } from '../../shared/domain/permissions';
import { useMay } from '../lib/session';
import { NoPermission } from './no-permission';
import { PageHeader } from './page-header';

/** Shows its content only to who has the permission; the service checks again. A page whose title is in its content gives one for who has not. */
export function IfMay({
  permission,
  title,
  children,
}: {
  readonly permission: Permission;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  if (useMay(permission)) return children;
  return (
    <>
      {title !== undefined && <PageHeader title={title} />}
      <NoPermission />
    </>
  );
}
