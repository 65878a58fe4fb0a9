import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAsOf } from '../../lib/as-of';
import { frameworkWords as words } from '../../lib/words/framework';
import { PageHeader } from '../../ui/page-header';
import { PageTabs } from '../../ui/page-tabs';
import { IfMay } from '../../ui/if-may';
import classes from './framework.module.css';

/** The frame of the three lists: title, the way from one to the other, and the actions of the one shown. */
export function FrameworkPage({ actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode }) {
  const asOf = useAsOf();
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} actions={actions} />
      <PageTabs label={words.parts}>
        <Link to="/framework/competencies" activeProps={{ 'aria-current': 'page' }}>
          {words.tabs.competencies}
        </Link>
        <Link to="/framework/roles" activeProps={{ 'aria-current': 'page' }}>
          {words.tabs.roles}
        </Link>
        <Link to="/framework/scales" activeProps={{ 'aria-current': 'page' }}>
          {words.tabs.scales}
        </Link>
      </PageTabs>
      {asOf !== null && <p className={classes.note}>{words.asOfNote}</p>}
      <IfMay permission="framework.read">{children}</IfMay>
    </>
  );
}
