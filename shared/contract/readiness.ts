import { z } from 'zod';
import { confidences } from '../domain/assessor-confidence';
import { heatmapColumns, heatmapModes } from '../domain/heatmap';
import { figureKeys } from '../domain/readiness-figures';
import { clockTime } from './assessment-input';
import { permitted, query, session } from './procedure';
import { knownAt, readinessFilter } from './readiness-filter';
import { id, instant, isoDate, level, name, reasonTree, state } from './values';

const people = z.number().int();

export const readiness = {
  /** What views of readiness can be narrowed to on a day, as far as the asker sees people there. */
  choices: query(permitted('readiness.read', 'visible'))
    .input(z.object({ asOf: isoDate.nullable() }))
    .output(
      z.object({
        departments: z.array(z.object({ departmentId: id, name })),
        units: z.array(z.object({ unitId: id, parentId: id.nullable(), name })),
        /** Roles that somebody holds on the day. */
        roles: z.array(z.object({ roleId: id, name })),
      }),
    ),
  /**
   * The log entry that was the newest at a moment of the site's clock, by which views tell what was known then; 0 where there was
   * none yet.
   */
  knownEntry: query(permitted('readiness.read', 'visible'))
    .errors({
      NotADate: { message: 'There is no such day in the calendar.' },
      NotYetPassed: { message: 'What was known at a moment can be said when it has passed.' },
    })
    .input(z.object({ day: isoDate, time: clockTime }))
    .output(z.object({ entry: z.number().int(), recordedAt: instant.nullable(), zone: z.string() })),
  /**
   * Columns × competency: how many people stand in which state on a day. Somebody with positions in two columns counts in
   * both, once per column and competency; `required` and `ready` count each person once per competency. A column without a
   * requirement has no cell, and one without a cell is not listed.
   */
  heatmap: query(permitted('readiness.read', 'visible'))
    .input(readinessFilter.extend({ by: z.enum(heatmapColumns).default('unit'), mode: z.enum(heatmapModes).default('state') }))
    .output(
      z.object({
        asOf: isoDate,
        required: z.number().int(),
        ready: z.number().int(),
        /** How many standings of which confidence in their assessors, and what that is; null in every other mode. */
        confidence: z
          .object({ counts: z.object({ notHeld: people, current: people, lapsed: people, unknown: people }), definition: z.string() })
          .nullable(),
        /** Every department there is to choose within the scope, whichever is chosen. */
        departments: z.array(z.object({ departmentId: id, name })),
        /** `hasMore`: units lie below it, which can be looked at by themselves. */
        columns: z.array(z.object({ columnId: id, name: z.string(), groupName: z.string().nullable(), hasMore: z.boolean() })),
        competencies: z.array(z.object({ competencyId: id, code: z.string(), title: name })),
        cells: z.array(
          z.object({
            columnId: id,
            competencyId: id,
            worst: state,
            people,
            ready: people,
            countByState: z.partialRecord(state, people),
            /** How many people fall into which bucket of the mode; null for states, which are told by themselves. */
            buckets: z.array(people).nullable(),
          }),
        ),
      }),
    ),
  /**
   * The people behind a cell or a number (every side may be left open), worst first, mandatory
   * before desirable; with `lapsesBy`, only who is ready and known to be so no longer after a day up to that one, soonest
   * first.
   */
  cell: query(permitted('readiness.read', 'visible'))
    .input(
      z.object({
        asOf: isoDate.nullable(),
        knownAt,
        unitId: id.nullable(),
        /** A unit with all that lies in it. */
        withinUnitId: id.nullable().default(null),
        roleId: id.nullable().default(null),
        competencyId: id.nullable(),
        personId: id.nullable(),
        departmentId: id.nullable(),
        mandatoryOnly: z.boolean(),
        states: z.array(state).nullable(),
        lapsesBy: isoDate.nullable(),
        /** Whether to tell of each how the calibration of its assessors stands on the day. */
        withConfidence: z.boolean().default(false),
        limit: z.number().int().min(1).max(2000),
      }),
    )
    .output(
      z.object({
        people: z.array(
          z.object({
            personId: id,
            name,
            unitName: z.string().nullable(),
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: name,
            isMandatory: z.boolean(),
            requiredLevel: level,
            requiredLevelCode: z.string(),
            heldLevel: level.nullable(),
            heldLevelCode: z.string().nullable(),
            state,
            /** Last day of the present state, where its end is known. */
            until: isoDate.nullable(),
            /** Last day on which the person is ready, where it is known that the next day they will not be. */
            readyUntil: isoDate.nullable(),
            /** Null: not ready by a result, or not asked for. */
            confidence: z.enum(confidences).nullable(),
          }),
        ),
        /** How many there are, listed or not. */
        total: z.number().int(),
      }),
    ),
  /** The tree of reasons behind one standing. */
  explain: query(permitted('readiness.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' }, CompetencyNotFound: { message: 'There is no such competency.' } })
    .input(z.object({ personId: id, competencyId: id, asOf: isoDate.nullable(), knownAt }))
    .output(z.object({ state, until: isoDate.nullable(), reasons: reasonTree })),
  /** The numbers of the start page, each with the definition of what it counts. */
  today: query(permitted('readiness.read', 'visible'))
    .input(z.object({ asOf: isoDate.nullable() }))
    .output(
      z.object({
        asOf: isoDate,
        people,
        required: z.number().int(),
        ready: z.number().int(),
        figures: z.array(
          z.object({
            key: z.enum(figureKeys),
            count: z.number().int(),
            of: z.number().int(),
            definition: z.string(),
            filter: z.object({ states: z.array(state), lapsesBy: isoDate.nullable() }),
          }),
        ),
      }),
    ),
  /** Which of the first steps of a new site have been taken. */
  firstSteps: query(session).output(
    z.object({ hasPeople: z.boolean(), hasCompetencies: z.boolean(), hasRequirements: z.boolean(), hasAssessments: z.boolean() }),
  ),
};
