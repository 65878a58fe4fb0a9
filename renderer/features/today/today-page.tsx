import { useAsOf } from '../../lib/as-of';
import { weekdayOf } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { todayWords as words } from '../../lib/words/today';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { Drafts } from './drafts';
import { Figures } from './figures';
import { FirstSteps } from './first-steps';
import { Obligations } from './obligations';
import { Notices } from './notices';
import { OwnEvidence } from './own-evidence';
import { OwnStandings } from './own-standings';
import { useToday, type Today } from './queries';
import { NextLapses } from './next-lapses';
import { SavedViews } from './saved-views';
import { NeverAssessed } from './short-lists';
import { WaitingAssessments } from './waiting-assessments';
import classes from './today.module.css';

/** What the person should see first: their own list, what lapses next, and how the people in their reach stand. */
export function TodayPage() {
  const asOf = useAsOf();
  const { today, user } = useSession();
  const mayRead = useMay('readiness.read');
  const day = asOf ?? today;
  if (mayRead) return <TodayWithNumbers />;
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle(day, weekdayOf(day))} />
      <Notices />
      <FirstSteps />
      <WaitingAssessments />
      <Obligations personId={user.personId} />
      <OwnEvidence />
      <Drafts />
      <SavedViews />
    </>
  );
}

function TodayWithNumbers() {
  const asOf = useAsOf();
  const { today, user } = useSession();
  const query = useToday(asOf);
  const day = asOf ?? today;
  const isEmployeeOnly = user.grants.every(({ role }) => role === 'employee');
  const subtitle =
    query.data === undefined || query.data.people === 0
      ? words.subtitle(day, weekdayOf(day))
      : words.people(day, weekdayOf(day), query.data.people);
  return (
    <>
      <PageHeader title={words.title} subtitle={isEmployeeOnly ? words.subtitle(day, weekdayOf(day)) : subtitle} />
      <Notices />
      <FirstSteps />
      <WaitingAssessments />
      <Obligations personId={user.personId} />
      <OwnEvidence />
      {!isEmployeeOnly && <Loaded query={query}>{(data) => <Numbers data={data} />}</Loaded>}
      <div className={classes.columns}>
        {user.personId !== null && <OwnStandings personId={user.personId} isWide={isEmployeeOnly} />}
        <Drafts />
        <SavedViews />
      </div>
    </>
  );
}

function Numbers({ data }: { readonly data: Today }) {
  const lapsing = data.figures.find(({ key }) => key === 'expiring90');
  const never = data.figures.find(({ key }) => key === 'neverAssessed');
  if (data.required === 0) return data.people === 0 ? null : <EmptyState title={words.nothingRequired} hint={words.nothingRequiredHint} />;
  return (
    <>
      <Figures figures={data.figures} />
      <div className={classes.columns}>
        {lapsing && <NextLapses figure={lapsing} />}
        {never && <NeverAssessed filter={never.filter} />}
      </div>
    </>
  );
}
