import { Link, useLocation } from '@tanstack/react-router';
import { useMay } from '../lib/session';
import { uiWords } from '../lib/words/ui';
import { PageTabs } from './page-tabs';

const words = uiWords.peopleTabs;
const elsewhere = [
  '/people/claims',
  '/people/organisation',
  '/people/requirements',
  '/people/experts',
  '/people/moves',
  '/people/exceptions',
  '/people/duplicates',
  '/people/events',
  '/people/year',
];

/** The way between the people, the units they are in, and what is required of them. */
export function PeopleTabs() {
  const mayReadFramework = useMay('framework.read');
  const mayFind = useMay('readiness.read');
  const mayMove = useMay('people.move');
  const maySeeClaims = useMay('assessments.read');
  const mayCorrect = useMay('people.correct');
  const { pathname } = useLocation();
  const isElsewhere = elsewhere.some((path) => pathname.startsWith(path));
  return (
    <PageTabs label={words.label}>
      {/* whoever is open beside the list lies below it in the address, as the other tabs do */}
      <Link to="/people" activeOptions={{ exact: isElsewhere, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
        {words.people}
      </Link>
      <Link to="/people/organisation" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
        {words.organisation}
      </Link>
      {mayReadFramework && (
        <Link to="/people/requirements" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.requirements}
        </Link>
      )}
      {mayReadFramework && mayFind && (
        <Link to="/people/experts" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.experts}
        </Link>
      )}
      {maySeeClaims && (
        <Link to="/people/claims" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.claims}
        </Link>
      )}
      {mayFind && (
        <Link to="/people/exceptions" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.exceptions}
        </Link>
      )}
      {mayFind && (
        <Link to="/people/year" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.year}
        </Link>
      )}
      {mayMove && (
        <Link to="/people/moves" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.moves}
        </Link>
      )}
      {maySeeClaims && (
        <Link to="/people/events" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.events}
        </Link>
      )}
      {mayCorrect && (
        <Link to="/people/duplicates" activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {words.duplicates}
        </Link>
      )}
    </PageTabs>
  );
}
