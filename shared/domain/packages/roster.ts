import { z } from 'zod';
import { unitKinds } from '../organisation';
import { employmentKinds } from '../people/employment';

/** The file of a roster: one JSON object a line, one line a person. */
export const rosterName = 'roster.ndjson';

const day = z.iso.date();
const words = z.string().min(1).max(200);
const period = { validFrom: day.nullable(), validTo: day.nullable() };
const inOrder = ({ validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null }): boolean =>
  validFrom === null || validTo === null || validFrom <= validTo;

const employment = z
  .object({ employer: words.nullable(), kind: z.enum(employmentKinds), status: z.string().max(200).nullable(), ...period })
  .refine(inOrder);
const position = z
  .object({
    positionNumber: z.string().min(1).max(100).nullable(),
    title: z.string().max(200),
    role: words,
    shift: z.string().max(200).nullable(),
    /** From the top of the organisation down to where the position is. */
    unit: z
      .array(z.object({ kind: z.enum(unitKinds), name: words }))
      .min(1)
      .max(30),
    validFrom: day,
    validTo: day.nullable(),
  })
  .refine(inOrder);

/** One person as a site tells another of them. Fields that are not known are left out. */
export const rosterRecord = z.object({
  /** What the sending site calls the person in all of its packages. */
  personId: z.string().min(1).max(64),
  employeeNumber: words,
  familyName: words,
  givenName: z.string().max(200),
  email: z.string().max(320).nullable(),
  location: z.string().max(200).nullable(),
  managerEmployeeNumber: words.nullable(),
  employments: z.array(employment).max(200),
  positions: z.array(position).max(500),
});
export type RosterRecord = z.infer<typeof rosterRecord>;
export type RosterPosition = RosterRecord['positions'][number];
