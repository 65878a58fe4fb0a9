import { z } from 'zod';

const aboutPerson = z.object({ personId: z.string() });

/** The person a procedure of scope `person` is about. */
export function readPersonId(input: unknown): string {
  return aboutPerson.parse(input).personId;
}
