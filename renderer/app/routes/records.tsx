import { createRoute } from '@tanstack/react-router';
import { CheckFiledPanel } from '../../features/records/check-filed-panel';
import { CheckpointPanel } from '../../features/records/checkpoint-panel';
import { EntryPanel, NoSuchEntryPanel } from '../../features/records/entry-panel';
import { logSearch } from '../../features/records/log-search';
import { RecordsPage } from '../../features/records/records-page';
import { rootRoute } from '../root-route';

const records = createRoute({ getParentRoute: () => rootRoute, path: '/records', component: RecordsPage, validateSearch: logSearch });
const checkpoint = createRoute({ getParentRoute: () => records, path: 'checkpoint', component: CheckpointPanel });
const checkFiled = createRoute({ getParentRoute: () => records, path: 'check-filed', component: CheckFiledPanel });
const entry = createRoute({
  getParentRoute: () => records,
  path: '$entryNumber',
  component: function EntryRoute() {
    const { entryNumber } = entry.useParams();
    return /^[1-9]\d{0,14}$/.test(entryNumber) ? <EntryPanel key={entryNumber} entryNumber={Number(entryNumber)} /> : <NoSuchEntryPanel />;
  },
});

export const recordsRoutes = [records.addChildren([checkpoint, checkFiled, entry])];
