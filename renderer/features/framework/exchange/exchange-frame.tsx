import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { IfMay } from '../../../ui/if-may';
import { FrameworkPage } from '../framework-page';
import classes from './exchange.module.css';

/** The two directions: a framework comes in from a file, or is written to one. */
export function ExchangeFrame({ children }: { readonly children: ReactNode }) {
  return (
    <FrameworkPage>
      <IfMay permission="framework.edit">
        <nav aria-label={words.directions} className={classes.directions}>
          <Link to="/framework/exchange" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {words.bringIn}
          </Link>
          <Link to="/framework/exchange/write" activeProps={{ 'aria-current': 'page' }}>
            {words.writeOut}
          </Link>
        </nav>
        {children}
      </IfMay>
    </FrameworkPage>
  );
}
