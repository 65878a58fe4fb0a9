import { createRoute } from '@tanstack/react-router';
import { AccountPanel } from '../../features/access/account-panel';
import { AccountsPage } from '../../features/access/accounts-page';
import { ReviewFormPage } from '../../features/access/review-form-page';
import { ReviewPage } from '../../features/access/review-page';
import { ReviewsPage } from '../../features/access/reviews-page';
import { RolesPage } from '../../features/access/roles-page';
import { whoSearch } from '../../features/access/who-search';
import { WhoPage } from '../../features/access/who-page';
import { rootRoute } from '../root-route';

const accounts = createRoute({ getParentRoute: () => rootRoute, path: '/settings/access', component: AccountsPage });
const account = createRoute({
  getParentRoute: () => accounts,
  path: '$userId',
  component: function AccountRoute() {
    const { userId } = account.useParams();
    return <AccountPanel key={userId} userId={userId} />;
  },
});
const who = createRoute({ getParentRoute: () => rootRoute, path: '/settings/access/who', component: WhoPage, validateSearch: whoSearch });
const rolesAndDuties = createRoute({ getParentRoute: () => rootRoute, path: '/settings/access/roles', component: RolesPage });
const reviews = createRoute({ getParentRoute: () => rootRoute, path: '/settings/access/reviews', component: ReviewsPage });
const newReview = createRoute({ getParentRoute: () => rootRoute, path: '/settings/access/reviews/new', component: ReviewFormPage });
const review = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/access/reviews/$reviewId',
  component: function ReviewRoute() {
    const { reviewId } = review.useParams();
    return <ReviewPage key={reviewId} reviewId={reviewId} />;
  },
});

export const accessRoutes = [accounts.addChildren([account]), who, rolesAndDuties, reviews, newReview, review];
