import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { isoDate } from '../../../shared/contract/values';
import { dutyKinds } from '../../../shared/domain/duty';
import { DutiesPage } from '../../features/duties/duties-page';
import { LevelPage } from '../../features/duties/level-page';
import { PlanPage } from '../../features/duties/plan-page';
import { rootRoute } from '../root-route';

export const dutiesRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/work/level', component: LevelPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/work/plans/$planId', component: PlanPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/work',
    component: DutiesPage,
    validateSearch: z.object({
      whose: z.enum(['own', 'all']).optional().catch(undefined),
      kind: z.enum(dutyKinds).optional().catch(undefined),
      unit: z.string().optional().catch(undefined),
      owner: z.string().optional().catch(undefined),
      overdue: z.boolean().optional().catch(undefined),
      dueBy: isoDate.optional().catch(undefined),
    }),
  }),
];
