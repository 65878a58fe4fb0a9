import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { FeedbackAnswerPage } from '../../features/assess/on-record/feedback-answer-page';
import { ItemPanel } from '../../features/assess/on-record/item-panel';
import { ObservePage } from '../../features/assess/on-record/observe-page';
import { ObserveReplacing } from '../../features/assess/on-record/observe-replacing';
import { OwnViewPage } from '../../features/assess/on-record/own-view-page';
import { PersonEvidencePage } from '../../features/assess/on-record/person-evidence-page';
import { rootRoute } from '../root-route';

const text = z.string().optional().catch(undefined);

const observe = createRoute({
  getParentRoute: () => rootRoute,
  path: '/observe',
  validateSearch: z.object({ person: text, replaces: text }),
  component: function ObserveRoute() {
    const { person, replaces } = observe.useSearch();
    if (person !== undefined && replaces !== undefined)
      return <ObserveReplacing key={replaces} personId={person} observationId={replaces} />;
    return <ObservePage key={person} personId={person ?? null} replaced={null} />;
  },
});

const evidence = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/evidence/$personId',
  component: function EvidenceRoute() {
    const { personId } = evidence.useParams();
    return <PersonEvidencePage key={personId} personId={personId} />;
  },
});
const item = createRoute({
  getParentRoute: () => evidence,
  path: 'items/$itemId',
  component: function ItemRoute() {
    const { personId, itemId } = item.useParams();
    return <ItemPanel key={itemId} personId={personId} itemId={itemId} />;
  },
});

const own = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/own/$personId',
  component: function OwnRoute() {
    const { personId } = own.useParams();
    return <OwnViewPage key={personId} personId={personId} />;
  },
});

const feedback = createRoute({
  getParentRoute: () => rootRoute,
  path: '/feedback/$roundId',
  component: function FeedbackRoute() {
    const { roundId } = feedback.useParams();
    return <FeedbackAnswerPage key={roundId} roundId={roundId} />;
  },
});

export const evidenceRoutes = [observe, evidence.addChildren([item]), own, feedback];
