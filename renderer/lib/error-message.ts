import { ORPCError } from '@orpc/client';
import { z } from 'zod';

const incidentData = z.object({ incident: z.string() });

/** What an error says to a person: the contract's own words, with the incident number where there is one. */
export function errorMessage(error: unknown): { readonly message: string; readonly incident: string | null } {
  if (error instanceof ORPCError) {
    const data = incidentData.safeParse(error.data);
    return { message: error.message, incident: data.success ? data.data.incident : null };
  }
  return { message: 'The connection to the service was lost. Nothing that was confirmed is lost; try again.', incident: null };
}
