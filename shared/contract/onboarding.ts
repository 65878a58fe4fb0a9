import { z } from 'zod';
import { longestOnboardingDays, onboardingOwners } from '../domain/people/onboarding';
import { command, permitted, query } from './procedure';
import { id, reason } from './values';

/** What somebody new in a role is to do. */
const line = z.object({
  lineId: id,
  /** Empty where the competency says it. */
  title: z.string().trim().max(200),
  /** An assessment in it closes what follows; null: the person or who sees to it says that it is done. */
  competencyId: id.nullable(),
  /** Days after the first day in the role. */
  dueDays: z.number().int().min(0).max(longestOnboardingDays),
  owner: z.enum(onboardingOwners),
});

const roleNotFound = { RoleNotFound: { message: 'There is no such role.' } };

export const onboarding = {
  /** What is asked of who is new in a role, in order. */
  template: query(permitted('framework.read', 'site'))
    .errors(roleNotFound)
    .input(z.object({ roleId: id }))
    .output(z.object({ lines: z.array(line.extend({ competencyCode: z.string(), competencyTitle: z.string() })) })),
  /** Replaces the template of a role. Whoever is in the role already owes nothing by it. */
  save: command(permitted('framework.edit', 'site'))
    .errors({
      ...roleNotFound,
      LineNotFound: { message: 'A line of this template is not there any more. Open it again.' },
      LineEmpty: {
        message: 'A line says neither what is to be done nor in which competency.',
        data: z.object({ ordinal: z.number().int() }),
      },
      CompetencyNotFound: { message: 'A competency is not there, or is retired.', data: z.object({ ordinal: z.number().int() }) },
      Unchanged: { message: 'This is what it says already.' },
    })
    .input(z.object({ roleId: id, lines: z.array(line.extend({ lineId: id.nullable() })).max(100), reason }))
    .output(z.object({ lines: z.number().int() })),
};
