import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { exceptionKinds } from '../../../shared/domain/exception';
import { exceptionStates } from '../../../shared/domain/exception-terms';
import { ExceptionRecord } from '../../features/people/exceptions/exception-record';
import { ExceptionsPage } from '../../features/people/exceptions/exceptions-page';
import { rootRoute } from '../root-route';

const exceptions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people/exceptions',
  component: ExceptionsPage,
  validateSearch: z.object({
    kind: z.enum(exceptionKinds).optional().catch(undefined),
    state: z.enum(exceptionStates).optional().catch(undefined),
  }),
});
const exception = createRoute({
  getParentRoute: () => exceptions,
  path: '$exceptionId',
  component: function ExceptionRoute() {
    const { exceptionId } = exception.useParams();
    return <ExceptionRecord key={exceptionId} exceptionId={exceptionId} />;
  },
});

export const exceptionsRoutes = [exceptions.addChildren([exception])];
