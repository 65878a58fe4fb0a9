import { createRootRoute, retainSearchParams } from '@tanstack/react-router';
import { z } from 'zod';
import { MainFrame } from './main-frame';
import { NotFound } from './not-found';

/** The as-of date belongs to every address, so that one copied into a note shows the same day again. */
export const rootRoute = createRootRoute({
  component: MainFrame,
  notFoundComponent: NotFound,
  validateSearch: z.object({
    asOf: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .catch(undefined),
  }),
  search: { middlewares: [retainSearchParams(['asOf'])] },
});
