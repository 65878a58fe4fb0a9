import { z } from 'zod';
import { dashboardKeys, figureGroups, furtherKeys } from '../domain/dashboard-figures';
import { permitted, query } from './procedure';
import { readinessFilter } from './readiness-filter';
import { id, isoDate, name } from './values';

const count = z.number().int();
export const dashboardKey = z.enum(dashboardKeys);
/** Those that have a list of their own; the others are told of gaps. */
export const listedKey = z
  .enum([...dashboardKeys, ...furtherKeys])
  .exclude(['gapsHigh', 'gapsSerious', 'gapsMedium', 'gapsLow', 'unitsHigh']);

export const figures = {
  /** The figures of a day, each with the definition of what it counts. */
  get: query(permitted('readiness.read', 'visible'))
    .input(readinessFilter)
    .output(
      z.object({
        asOf: isoDate,
        /** Figures about people are told of so many at least. */
        minimumGroup: count,
        figures: z.array(
          z.object({
            key: dashboardKey,
            group: z.enum(figureGroups),
            /** Null: not told, because too few people are behind it. */
            count: count.nullable(),
            of: count.nullable(),
            /** Days by which half were there; null: half are not, or it is no such figure. */
            days: count.nullable(),
            isAboutPeople: z.boolean(),
            definition: z.string(),
          }),
        ),
      }),
    ),
  /** What a figure counts, one by one; for those by risk it is a list of gaps. Nothing where the figure is not told. */
  list: query(permitted('readiness.read', 'visible'))
    .input(
      readinessFilter.extend({
        key: listedKey,
        offset: z.number().int().min(0).max(100_000_000),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(
      z.object({
        asOf: isoDate,
        total: count,
        definition: z.string(),
        lines: z.array(
          z.object({
            lineId: z.string(),
            personId: id,
            name,
            unitName: z.string().nullable(),
            /** The competency, or the role that somebody began in. */
            what: z.string(),
            competencyId: id.nullable(),
            /** The day that matters: when it lapses, when the result was performed, when the position began. */
            on: isoDate.nullable(),
            /** Days from the beginning of a position to the first full qualification. */
            days: count.nullable(),
          }),
        ),
      }),
    ),
  /** Some figures as of the last day of each of the twelve months before the day, and of the day. */
  trend: query(permitted('readiness.read', 'visible'))
    .input(readinessFilter)
    .output(
      z.object({
        points: z.array(z.object({ day: isoDate, required: count, ready: count, overdue: count, expiring90: count })),
      }),
    ),
};
