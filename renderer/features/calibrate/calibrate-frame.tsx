import type { ReactNode } from 'react';
import type { Permission } from '../../../shared/domain/permissions';
import { useSession } from '../../lib/session';
import { calibrateWords as words } from '../../lib/words/calibrate';
import { NoPermission } from '../../ui/no-permission';
import { PageHeader } from '../../ui/page-header';
import { CalibrateTabs, type CalibrateTab } from './calibrate-tabs';

/** The frame of every part of calibration: title, the way between the parts, and what each needs to be seen; null: nothing. */
export function CalibrateFrame({
  tab,
  needs = 'calibration.read',
  actions,
  children,
}: {
  readonly tab: CalibrateTab;
  readonly needs?: Permission | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { permissions } = useSession();
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} actions={actions} />
      <CalibrateTabs open={tab} />
      {needs === null || permissions.includes(needs) ? children : <NoPermission />}
    </>
  );
}
