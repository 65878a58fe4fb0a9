import { z } from 'zod';
import { unitKinds } from '../domain/organisation';
import { employmentKinds } from '../domain/people/employment';
import { correctableFields } from '../domain/people/correctable-fields';
import { peopleChanges } from './people-changes';
import { permitted, query } from './procedure';
import { id, isoDate, level, name, state } from './values';

export const unit = z.object({ unitId: id, parentId: id.nullable(), kind: z.enum(unitKinds), name });

/** The import that last changed something. */
const source = z.object({ batchId: id, fileName: z.string(), committedAt: z.string() });

const position = z.object({
  positionId: id,
  roleId: id,
  roleName: name,
  title: z.string(),
  unitId: id,
  unitName: name,
  departmentName: name.nullable(),
  shift: z.string().nullable(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  positionNumber: z.string().nullable(),
  /** The import that it comes from; null: it was given here. */
  source: source.nullable(),
});

export const standing = z.object({
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: z.string(),
  requiredLevel: level,
  requiredLevelCode: z.string(),
  heldLevel: level.nullable(),
  heldLevelCode: z.string().nullable(),
  state,
  /** Last day on which the person is ready, while they are; otherwise the last day of the present state. Null: no known end. */
  until: isoDate.nullable(),
  isMandatory: z.boolean(),
});

/** One person on a day: who they are, where each fact comes from, and how they stand. */
export const personRecord = z.object({
  personId: id,
  employeeNumber: z.string(),
  name: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  location: z.string().nullable(),
  employmentStatus: z.string().nullable(),
  hiredOn: isoDate.nullable(),
  leftOn: isoDate.nullable(),
  manager: z.object({ personId: id, name: z.string() }).nullable(),
  /** Where the HRIS-owned facts come from; null: they were entered here. */
  source: source.nullable(),
  /** Newest first. */
  employments: z.array(
    z.object({
      employmentId: id,
      employer: z.string().nullable(),
      kind: z.enum(employmentKinds),
      status: z.string().nullable(),
      validFrom: isoDate.nullable(),
      validTo: isoDate.nullable(),
      source: source.nullable(),
    }),
  ),
  identifiers: z.array(
    z.object({ identifierId: id, system: z.string(), value: z.string(), validTo: isoDate.nullable(), source: source.nullable() }),
  ),
  /** Corrections of what the HRIS says that hold on the day, each until its own. */
  corrections: z.array(
    z.object({
      overrideId: id,
      field: z.enum(correctableFields),
      value: z.string().nullable(),
      sourceValue: z.string().nullable(),
      /** As they are read: of a manager the name. */
      valueText: z.string().nullable(),
      sourceText: z.string().nullable(),
      reason: z.string(),
      validFrom: isoDate,
      expiresOn: isoDate,
    }),
  ),
  /** Other records of the same person that are read under this one. */
  merged: z.array(z.object({ personId: id, name: z.string(), employeeNumber: z.string() })),
  /** The record under which this one is read; null: it stands by itself. */
  mergedInto: z.object({ personId: id, name: z.string() }).nullable(),
  positions: z.array(position),
  standings: z.array(standing),
});

export const people = {
  ...peopleChanges,
  units: query(permitted('people.read', 'visible')).output(z.object({ units: z.array(unit) })),
  /** Who is employed on a day and how ready they are; on request also those who have left by then or start later. */
  list: query(permitted('people.read', 'visible'))
    .input(z.object({ asOf: isoDate.nullable(), unitId: id.nullable(), includeLeavers: z.boolean() }))
    .output(
      z.object({
        people: z.array(
          z.object({
            personId: id,
            employeeNumber: z.string(),
            name: z.string(),
            title: z.string().nullable(),
            unitName: z.string().nullable(),
            departmentName: z.string().nullable(),
            shift: z.string().nullable(),
            /** Of the period that the day lies in, else of the one before it; null: the organisation itself, or none is known. */
            employer: z.string().nullable(),
            kind: z.enum(employmentKinds).nullable(),
            hiredOn: isoDate.nullable(),
            leftOn: isoDate.nullable(),
            required: z.number().int(),
            ready: z.number().int(),
            worst: state,
          }),
        ),
      }),
    ),
  get: query(permitted('people.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id, asOf: isoDate.nullable() }))
    .output(personRecord),
};
