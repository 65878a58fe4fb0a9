import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accessWords as words } from '../../lib/words/access';
import { IfMay } from '../../ui/if-may';
import { PageHeader } from '../../ui/page-header';
import { PageTabs } from '../../ui/page-tabs';

const tabs = [
  { to: '/settings/access', key: 'accounts' },
  { to: '/settings/access/who', key: 'who' },
  { to: '/settings/access/roles', key: 'roles' },
  { to: '/settings/access/reviews', key: 'reviews' },
] as const;

/** The frame of the pages on access: title, the way from one part to the other, and the actions of the one shown. */
export function AccessPage({ actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode }) {
  const { userId } = useParams({ strict: false });
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} parent={{ label: words.parent, href: '#/settings' }} actions={actions} />
      <IfMay permission="users.read">
        <PageTabs label={words.parts}>
          {tabs.map(({ to, key }) => (
            <Link
              key={key}
              to={to}
              activeOptions={{ exact: key !== 'reviews', includeSearch: false }}
              aria-current={key === 'accounts' && userId !== undefined ? 'page' : undefined}
              activeProps={{ 'aria-current': 'page' }}
            >
              {words.tabs[key]}
            </Link>
          ))}
        </PageTabs>
        {children}
      </IfMay>
    </>
  );
}
