import { createRoute } from '@tanstack/react-router';
import { IncomingSection } from '../../features/completions/incoming-section';
import { PackagesSection } from '../../features/exchange/packages-section';
import { PartnerPanel } from '../../features/exchange/partner-panel';
import { PartnersPage } from '../../features/exchange/partners-page';
import { ReceivedPage } from '../../features/exchange/received-page';
import { ReceivedPanel } from '../../features/exchange/received-panel';
import { RecognitionPage } from '../../features/exchange/recognition-page';
import { ImportsSection } from '../../features/people/imports-section';
import { appWords } from '../../lib/words/app';
import { ExchangeTabs } from '../../ui/exchange-tabs';
import { IfMay } from '../../ui/if-may';
import { PageHeader } from '../../ui/page-header';
import { rootRoute } from '../root-route';

/** Imports of people, with which what comes in begins. */
function ImportsPage() {
  return (
    <>
      <PageHeader title={appWords.navigation.exchange} subtitle={appWords.exchangeSubtitle} />
      <IfMay permission="exchange.read">
        <ExchangeTabs />
        <IncomingSection />
        <ImportsSection />
      </IfMay>
    </>
  );
}

function WrittenPage() {
  return (
    <>
      <PageHeader title={appWords.navigation.exchange} subtitle={appWords.exchangeSubtitle} />
      <IfMay permission="exchange.read">
        <ExchangeTabs />
        <PackagesSection />
      </IfMay>
    </>
  );
}

const imports = createRoute({ getParentRoute: () => rootRoute, path: '/exchange', component: ImportsPage });
const written = createRoute({ getParentRoute: () => rootRoute, path: '/exchange/written', component: WrittenPage });
const received = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange/received',
  component: () => (
    <IfMay permission="exchange.read">
      <ReceivedPage />
    </IfMay>
  ),
});
const receivedPackage = createRoute({
  getParentRoute: () => received,
  path: '$packageInId',
  component: function ReceivedRoute() {
    const { packageInId } = receivedPackage.useParams();
    return <ReceivedPanel key={packageInId} packageInId={packageInId} />;
  },
});
const partners = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exchange/partners',
  component: () => (
    <IfMay permission="exchange.read">
      <PartnersPage />
    </IfMay>
  ),
});
const partner = createRoute({
  getParentRoute: () => partners,
  path: '$partnerId',
  component: function PartnerRoute() {
    const { partnerId } = partner.useParams();
    return <PartnerPanel key={partnerId} partnerId={partnerId} />;
  },
});
const recognition = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/recognition/$personId',
  component: function RecognitionRoute() {
    const { personId } = recognition.useParams();
    return (
      <IfMay permission="assessments.read">
        <RecognitionPage key={personId} personId={personId} />
      </IfMay>
    );
  },
});

export const exchangeRoutes = [imports, written, received.addChildren([receivedPackage]), partners.addChildren([partner]), recognition];
