import { Link } from '@tanstack/react-router';
import { readinessWords as words } from '../../lib/words/readiness';
import { PageTabs } from '../../ui/page-tabs';

/** The views of readiness, each with an address of its own. The map stands at the address of them all. */
const tabs = [
  { to: '/readiness', key: 'heatmap' },
  { to: '/readiness/matrix', key: 'matrix' },
  { to: '/readiness/gate', key: 'gate' },
  { to: '/readiness/gaps', key: 'gaps' },
  { to: '/readiness/figures', key: 'figures' },
] as const;

/** The way between the views; it keeps the day and the filters. */
export function ReadinessTabs({ open }: { readonly open: string }) {
  return (
    <PageTabs label={words.views}>
      {tabs.map(({ to, key }) => (
        <Link
          key={key}
          to={to}
          search={({ asOf, department, unit, role, mandatory, known }) => ({ asOf, department, unit, role, mandatory, known })}
          activeOptions={{ exact: true, includeSearch: false }}
          aria-current={open === key ? 'page' : undefined}
        >
          {words.tabs[key]}
        </Link>
      ))}
    </PageTabs>
  );
}
