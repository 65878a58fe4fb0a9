import { z } from 'zod';
import { gapCauses } from '../domain/gap';
import { consequences, riskBands } from '../domain/risk';
import { permitted, query } from './procedure';
import { readinessFilter } from './readiness-filter';
import { riskRule } from './risk-rule';
import { id, isoDate, level, name, state } from './values';

const count = z.number().int();
export const gapCause = z.enum(gapCauses);
export const riskBand = z.enum(riskBands);

/** Which gaps are looked at. */
export const gapFilter = readinessFilter.extend({
  competencyId: id.nullable(),
  personId: id.nullable(),
  causes: z.array(gapCause).nullable(),
  bands: z.array(riskBand).nullable(),
});

export const listedGap = z.object({
  personId: id,
  name,
  /** The unit whose people are counted as left: the first of those the person works in. */
  unitId: id,
  unitName: z.string().nullable(),
  competencyId: id,
  competencyCode: z.string(),
  competencyTitle: name,
  isMandatory: z.boolean(),
  state,
  cause: gapCause,
  /** First day of the unbroken time for which it has been so, for this cause. */
  since: isoDate,
  requiredLevel: level,
  requiredLevelCode: z.string(),
  heldLevel: level.nullable(),
  heldLevelCode: z.string().nullable(),
  /** The competency that must be held again first, where the cause is one. */
  prerequisite: z.object({ competencyId: id, code: z.string() }).nullable(),
  /** Who is to see to it: the person's line manager; null: nobody is named. */
  owner: z.object({ personId: id, name }).nullable(),
  facts: z.object({
    consequence: z.enum(consequences),
    steps: count,
    ofSteps: count,
    frequency: count.nullable(),
    left: count,
  }),
  risk: z.object({ score: count, band: riskBand, consequence: count, gap: count, exposure: count, left: count }),
});

export const gaps = {
  /** The gaps of a day, the greatest risk first, a page at a time. One person and one competency are one gap at most. */
  list: query(permitted('readiness.read', 'visible'))
    .input(gapFilter.extend({ offset: z.number().int().min(0).max(100_000_000), limit: z.number().int().min(1).max(500) }))
    .output(
      z.object({
        asOf: isoDate,
        rule: z.object({ revision: count, inForceFrom: isoDate.nullable(), content: riskRule }),
        /** How many requirements are looked at, met or not. */
        required: count,
        /** Gaps that the filter lets through, listed or not. */
        total: count,
        /** Of all gaps looked at, by cause and by band, whichever of these are chosen. */
        countByCause: z.partialRecord(gapCause, count),
        countByBand: z.partialRecord(riskBand, count),
        gaps: z.array(listedGap),
      }),
    ),
};
