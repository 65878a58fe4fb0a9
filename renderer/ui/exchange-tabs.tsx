import { Link } from '@tanstack/react-router';
import { exchangeWords } from '../lib/words/exchange';
import { PageTabs } from './page-tabs';

const words = exchangeWords.tabs;

/** The way between what comes in, what goes out, and with whom. */
export function ExchangeTabs() {
  return (
    <PageTabs label={words.label}>
      <Link to="/exchange" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        {words.imports}
      </Link>
      <Link to="/exchange/written" activeProps={{ 'aria-current': 'page' }}>
        {words.written}
      </Link>
      <Link to="/exchange/received" activeProps={{ 'aria-current': 'page' }}>
        {words.received}
      </Link>
      <Link to="/exchange/partners" activeProps={{ 'aria-current': 'page' }}>
        {words.partners}
      </Link>
    </PageTabs>
  );
}
