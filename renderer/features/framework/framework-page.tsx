import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { frameworkWords as words } from '../../lib/words/framework';
import { PageHeader } from '../../ui/page-header';
import { PageTabs } from '../../ui/page-tabs';
import { IfMay } from '../../ui/if-may';

const tabs = [
  ['libraries', '/framework/libraries'],
  ['competencies', '/framework/competencies'],
  ['roles', '/framework/roles'],
  ['tasks', '/framework/tasks'],
  ['clauses', '/framework/clauses'],
  ['scales', '/framework/scales'],
  ['reviews', '/framework/reviews'],
  ['courses', '/framework/courses'],
  ['exchange', '/framework/exchange'],
] as const;

/** The frame of the framework's lists: title, the way from one to the other, and the actions of the one shown. */
export function FrameworkPage({ actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} actions={actions} />
      <PageTabs label={words.parts}>
        {tabs.map(([key, path]) => (
          <Link key={key} to={path} activeProps={{ 'aria-current': 'page' }}>
            {words.tabs[key]}
          </Link>
        ))}
      </PageTabs>
      <IfMay permission="framework.read">{children}</IfMay>
    </>
  );
}
