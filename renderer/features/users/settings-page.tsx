import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../lib/session';
import { assessorWords } from '../../lib/words/assessors';
import { backupWords } from '../../lib/words/backup';
import { directoryWords } from '../../lib/words/directory';
import { usersWords as words } from '../../lib/words/users';
import { PageHeader } from '../../ui/page-header';
import { PageTabs } from '../../ui/page-tabs';

/** The frame of the settings: title, the way from one part to the other, and the actions of the one shown. */
export function SettingsPage({ actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode }) {
  const maySeeUsers = useMay('users.read');
  const mayKeepVault = useMay('vault.manage');
  const maySeeAssessors = useMay('assessors.read');
  const mayReadFramework = useMay('framework.read');
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} actions={actions} />
      <PageTabs label={words.parts}>
        <Link
          to="/settings"

          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {words.tabs.account}
        </Link>
        {maySeeUsers && (
          <Link to="/settings/users" activeProps={{ 'aria-current': 'page' }}>
            {words.tabs.users}
          </Link>
        )}
        {maySeeUsers && (
          <Link to="/settings/directory" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            {directoryWords.tab}
          </Link>
        )}
        {maySeeUsers && (
          <Link to="/settings/access" activeProps={{ 'aria-current': 'page' }}>
            {words.tabs.access}
          </Link>
        )}
        {maySeeAssessors && (
          <Link to="/settings/assessors" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            {assessorWords.tab}
          </Link>
        )}
        {mayReadFramework && (
          <Link to="/settings/assessment-rules" activeProps={{ 'aria-current': 'page' }}>
            {assessorWords.rules.tab}
          </Link>
        )}
        {mayKeepVault && (
          <Link to="/settings/vault" activeProps={{ 'aria-current': 'page' }}>
            {backupWords.tab}
          </Link>
        )}
        <Link to="/settings/site" activeProps={{ 'aria-current': 'page' }}>
          {words.tabs.site}
        </Link>
      </PageTabs>
      {children}
    </>
  );
}
