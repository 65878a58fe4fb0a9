import { createRoute } from '@tanstack/react-router';
import { DraftPage } from '../../features/framework/draft/draft-page';
import { ItemPane } from '../../features/framework/draft/item-pane';
import { StartPane } from '../../features/framework/draft/start-pane';
import { SubmitPane } from '../../features/framework/draft/submit-pane';
import { UnitsPane } from '../../features/framework/draft/forms/unit-pane';
import { rootRoute } from '../root-route';

const draft = createRoute({
  getParentRoute: () => rootRoute,
  path: '/framework/drafts/$draftId',
  component: function DraftRoute() {
    const { draftId } = draft.useParams();
    return <DraftPage key={draftId} draftId={draftId} />;
  },
});
const start = createRoute({ getParentRoute: () => draft, path: '/', component: StartPane });
const submit = createRoute({ getParentRoute: () => draft, path: 'submit', component: SubmitPane });
const units = createRoute({ getParentRoute: () => draft, path: 'units', component: UnitsPane });
const item = createRoute({
  getParentRoute: () => draft,
  path: '$itemId',
  component: function ItemRoute() {
    const { itemId } = item.useParams();
    return <ItemPane key={itemId} itemId={itemId} />;
  },
});

export const frameworkDraftRoutes = [draft.addChildren([start, submit, units, item])];
