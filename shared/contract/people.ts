import { z } from 'zod';
import { unitKinds } from '../domain/organisation';
import { permitted, query } from './procedure';
import { id, isoDate, level, name, state } from './values';

export const unit = z.object({ unitId: id, parentId: id.nullable(), kind: z.enum(unitKinds), name });

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

export const people = {
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
    .output(
      z.object({
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
        /** Where the HRIS-owned facts come from: the import that last changed them. */
        source: z.object({ batchId: id, fileName: z.string(), committedAt: z.string() }).nullable(),
        positions: z.array(position),
        standings: z.array(standing),
      }),
    ),
};
