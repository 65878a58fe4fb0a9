import { z } from 'zod';
import { competencyType, scaleLevel } from './framework-item';
import { permitted, query } from './procedure';
import { readinessFilter } from './readiness-filter';
import { id, isoDate, name } from './values';

/** More people than these are not laid out at once: a screen of them answers nothing that a filter would not. */
export const matrixPeopleLimit = 10_000;

export const standingMatrix = {
  /**
   * Person × competency: how everybody with a position on the day stands in everything required of anybody among them. Each
   * person has one row; of several positions the one that began first is named. Where there are more people than the limit, only
   * their number is answered.
   */
  get: query(permitted('readiness.read', 'visible'))
    .input(readinessFilter)
    .output(
      z.object({
        asOf: isoDate,
        /** How many people there are, laid out or not. */
        total: z.number().int(),
        people: z.array(z.object({ personId: id, name, employeeNumber: z.string(), unitId: id, roleId: id, shift: z.string().nullable() })),
        units: z.array(z.object({ unitId: id, name, departmentName: name.nullable() })),
        roles: z.array(z.object({ roleId: id, name })),
        competencies: z.array(z.object({ competencyId: id, code: z.string(), title: name, type: competencyType, scaleId: id })),
        scales: z.array(z.object({ scaleId: id, levels: z.array(scaleLevel) })),
        /** The standings, packed as shared/domain/packed-standings.ts has it. */
        cells: z.instanceof(Blob),
      }),
    ),
};
