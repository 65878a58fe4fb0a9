import { z } from 'zod';
import { gapCauses } from '../domain/gap';
import { gapGroupings } from '../domain/gap-summary';
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
  /** Of the unit that it is narrowed to without what lies in it. */
  isUnitAlone: z.boolean().default(false),
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

const gapCount = z.object({ gaps: count, people: count });
/** How many gaps of whom, and of these those of each band. */
const gapTally = gapCount.extend({ byBand: z.object({ high: gapCount, serious: gapCount, medium: gapCount, low: gapCount }) });

export const gaps = {
  /** How many gaps of a day are of which risk, by unit, part of the organisation or role, the gravest first. */
  count: query(permitted('readiness.read', 'visible'))
    .input(gapFilter.extend({ by: z.enum(gapGroupings) }))
    .output(
      z.object({
        asOf: isoDate,
        rule: z.object({ revision: count, inForceFrom: isoDate.nullable() }),
        definition: z.string(),
        /** All gaps that the filter lets through, each once. */
        all: gapTally,
        /** Gaps of a band that are counted again, because the person is in several groups. */
        again: z.object({ high: count, serious: count, medium: count, low: count }),
        /** Groups in which somebody is looked at who has no such gap. */
        without: count,
        groups: z.array(
          gapTally.extend({
            groupId: id,
            name: z.string(),
            /** The department that a unit lies in. */
            departmentName: z.string().nullable(),
            /** The greatest risk of any. */
            score: count,
            /** Only what is right in the unit is counted, and units lie below it. */
            isUnitAlone: z.boolean(),
            /** Units lie below it, which can be looked at by themselves. */
            hasMore: z.boolean(),
          }),
        ),
      }),
    ),
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
