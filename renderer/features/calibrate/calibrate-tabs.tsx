import { Link } from '@tanstack/react-router';
import { useSession } from '../../lib/session';
import { calibrateWords as words } from '../../lib/words/calibrate';
import { PageTabs } from '../../ui/page-tabs';

/** The parts of calibration, each with an address of its own. Whoever sits on panels alone sees the sessions alone. */
const tabs = [
  { to: '/calibrate', key: 'sessions', needs: null },
  { to: '/calibrate/programme', key: 'programme', needs: 'calibration.read' },
  { to: '/calibrate/cases', key: 'cases', needs: 'calibration.read' },
  { to: '/calibrate/assessors', key: 'assessors', needs: 'calibration.read' },
  { to: '/calibrate/thresholds', key: 'thresholds', needs: 'calibration.read' },
] as const;

export type CalibrateTab = (typeof tabs)[number]['key'];

export function CalibrateTabs({ open }: { readonly open: CalibrateTab }) {
  const { permissions } = useSession();
  return (
    <PageTabs label={words.parts}>
      {tabs
        .filter(({ needs }) => needs === null || permissions.includes(needs))
        .map(({ to, key }) => (
          <Link
            key={key}
            to={to}
            search={({ asOf }) => ({ asOf })}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={open === key ? 'page' : undefined}
          >
            {words.tabs[key]}
          </Link>
        ))}
    </PageTabs>
  );
}
