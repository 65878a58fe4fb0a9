import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { exceptionKinds } from '../../../shared/domain/exception';
import { DuplicatePanel } from '../../features/people/duplicates/duplicate-panel';
import { DuplicatesPage } from '../../features/people/duplicates/duplicates-page';
import { ExceptionPanel } from '../../features/people/exceptions/exception-panel';
import { kindFilters } from '../../features/people/kind-filter';
import { PeoplePage } from '../../features/people/people-page';
import { PersonPanel } from '../../features/people/person-panel';
import { AddPersonPanel } from '../../features/people/records/add-person-panel';
import { IfMay } from '../../ui/if-may';
import { rootRoute } from '../root-route';

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: PeoplePage,
  validateSearch: z.object({
    unit: z.string().optional().catch(undefined),
    leavers: z.boolean().optional().catch(undefined),
    kind: z.enum(kindFilters).optional().catch(undefined),
  }),
});
const newPerson = createRoute({ getParentRoute: () => people, path: 'new', component: AddPersonPanel });
const person = createRoute({
  getParentRoute: () => people,
  path: '$personId',
  component: function PersonRoute() {
    const { personId } = person.useParams();
    return <PersonPanel key={personId} personId={personId} />;
  },
});

const duplicates = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/duplicates',
  validateSearch: z.object({ decided: z.boolean().optional().catch(undefined) }),
  component: () => (
    <IfMay permission="people.correct">
      <DuplicatesPage />
    </IfMay>
  ),
});
const duplicate = createRoute({
  getParentRoute: () => duplicates,
  path: '$caseId',
  component: function DuplicateRoute() {
    const { caseId } = duplicate.useParams();
    return <DuplicatePanel key={caseId} caseId={caseId} />;
  },
});

const act = createRoute({
  getParentRoute: () => people,
  path: '$personId/exception/$kind/$competencyId',
  component: function ActRoute() {
    const { personId, kind: asked, competencyId } = act.useParams();
    const kind = exceptionKinds.find((one) => one === asked);
    if (kind === undefined) return <PersonPanel key={personId} personId={personId} />;
    return <ExceptionPanel key={`${personId} ${kind} ${competencyId}`} kind={kind} personId={personId} competencyId={competencyId} />;
  },
});

export const peopleRoutes = [people.addChildren([newPerson, person, act]), duplicates.addChildren([duplicate])];
