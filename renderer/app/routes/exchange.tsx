import { createRoute } from '@tanstack/react-router';
import { PackagesSection } from '../../features/exchange/packages-section';
import { ImportsSection } from '../../features/people/imports-section';
import { appWords } from '../../lib/words/app';
import { IfMay } from '../../ui/if-may';
import { PageHeader } from '../../ui/page-header';
import { rootRoute } from '../root-route';

/** What comes in and what goes out on carried media. */
function ExchangePage() {
  return (
    <>
      <PageHeader title={appWords.navigation.exchange} subtitle={appWords.exchangeSubtitle} />
      <IfMay permission="exchange.read">
        <ImportsSection />
        <PackagesSection />
      </IfMay>
    </>
  );
}

export const exchangeRoutes = [createRoute({ getParentRoute: () => rootRoute, path: '/exchange', component: ExchangePage })];
