import { z } from 'zod';
import { correctableFields } from '../domain/people/correctable-fields';
import { employmentKinds } from '../domain/people/employment';
import { command, permitted } from './procedure';
import { id, isoDate, name, reason } from './values';

const correct = permitted('people.correct', 'site');

const personNotFound = { PersonNotFound: { message: 'There is no such person.' } };
const ownedByHris = {
  OwnedByHris: {
    message:
      'This comes from the HRIS. Change it there; the next import brings the change. Until then it can be corrected here for a while.',
    data: z.object({ batchId: id, fileName: z.string() }),
  },
};
const notADate = { NotADate: { message: 'There is no such day in the calendar.' } };
const endsBeforeItBegins = { EndsBeforeItBegins: { message: 'It would end before it begins.' } };

/** Who somebody is, where no HRIS says it. */
const identity = z.object({
  givenName: name,
  familyName: name,
  email: z.email().max(200).nullable(),
  location: name.nullable(),
  managerPersonId: id.nullable(),
});
const period = z.object({
  /** Null: the organisation itself. */
  employer: name.nullable(),
  kind: z.enum(employmentKinds),
  validFrom: isoDate,
  /** The last day; null: no end is known. */
  validTo: isoDate.nullable(),
});
const employmentErrors = { ...notADate, ...endsBeforeItBegins };

export const peopleChanges = {
  /** Somebody whom no HRIS knows, such as a contractor: kept here until a file brings them. */
  add: command(correct)
    .errors({
      ...employmentErrors,
      NumberTaken: { message: 'Somebody has this number already.', data: z.object({ personId: id, name: z.string() }) },
      ManagerNotFound: { message: 'There is no such manager.' },
    })
    .input(identity.extend({ employeeNumber: z.string().trim().min(1).max(64), employment: period, reason }))
    .output(z.object({ personId: id })),
  /** What somebody is called and where they are, of whom no file speaks. */
  change: command(correct)
    .errors({
      ...personNotFound,
      ...ownedByHris,
      Unchanged: { message: 'This is what it says already.' },
      ManagerNotFound: { message: 'There is no such manager.' },
      ManagerCycle: { message: 'Somebody would be their own manager in the end.', data: z.object({ path: z.array(name) }) },
    })
    .input(identity.extend({ personId: id, reason }))
    .output(z.object({})),
  /** A period of employment: a new one (employmentId null), or what one that was entered here says. */
  employ: command(correct)
    .errors({
      ...personNotFound,
      ...ownedByHris,
      ...employmentErrors,
      EmploymentNotFound: { message: 'There is no such period of employment.' },
      Overlaps: {
        message: 'This person is employed by the same employer in these days already.',
        data: z.object({ validFrom: isoDate.nullable(), validTo: isoDate.nullable() }),
      },
    })
    .input(period.extend({ personId: id, employmentId: id.nullable(), reason }))
    .output(z.object({ employmentId: id })),
  /** Corrects a field that comes from the HRIS, until a day: the field goes back to what the source says then. */
  correct: command(correct)
    .errors({
      ...personNotFound,
      NotImported: { message: 'No file says this of the person: change it, there is nothing to correct.' },
      ...notADate,
      ExpiryNotAhead: {
        message: 'A correction ends on a later day, within a year.',
        data: z.object({ earliest: isoDate, latest: isoDate }),
      },
      Unchanged: { message: 'This is what it says already.' },
      ValueUnsuited: { message: 'This value does not suit the field.', data: z.object({ why: z.string() }) },
    })
    .input(z.object({ personId: id, field: z.enum(correctableFields), value: name.nullable(), expiresOn: isoDate, reason }))
    .output(z.object({ overrideId: id })),
  endCorrection: command(correct)
    .errors({ CorrectionNotFound: { message: 'There is no such correction, or it has ended.' } })
    .input(z.object({ overrideId: id, reason }))
    .output(z.object({})),
  /** Gives a person a position that no file speaks of, beside those they hold. */
  assign: command(correct)
    .errors({
      ...personNotFound,
      ...notADate,
      ...endsBeforeItBegins,
      RoleNotFound: { message: 'There is no such role.' },
      UnitNotFound: { message: 'This unit is not open on all of these days.' },
      PositionHeld: { message: 'The person holds this role there in these days already.', data: z.object({ positionId: id }) },
      NotEmployedThen: { message: 'The person is not employed on the first of these days.' },
    })
    .input(
      z.object({
        personId: id,
        roleId: id,
        unitId: id,
        title: z.string().trim().max(200),
        shift: z.string().trim().min(1).max(40).nullable(),
        validFrom: isoDate,
        validTo: isoDate.nullable(),
        reason,
      }),
    )
    .output(z.object({ positionId: id })),
  /** Ends a position that was given here: `validTo` is its last day. */
  endPosition: command(correct)
    .errors({
      PositionNotFound: { message: 'There is no such position.' },
      ...ownedByHris,
      ...notADate,
      ...endsBeforeItBegins,
      EndedBefore: { message: 'It ended before that.', data: z.object({ validTo: isoDate }) },
    })
    .input(z.object({ positionId: id, validTo: isoDate, reason }))
    .output(z.object({})),
  /** Notes a number or name under which another system knows a person. */
  addIdentifier: command(correct)
    .errors({
      ...personNotFound,
      IdentifierTaken: { message: 'Another person has it in that system.', data: z.object({ personId: id, name: z.string() }) },
    })
    .input(z.object({ personId: id, system: name, value: name, reason }))
    .output(z.object({ identifierId: id })),
  endIdentifier: command(correct)
    .errors({ IdentifierNotFound: { message: 'There is no such number, or it is not in use any more.' }, ...ownedByHris })
    .input(z.object({ identifierId: id, reason }))
    .output(z.object({})),
};
