import { z } from 'zod';
import { difDecisions } from '../domain/framework/dif';
import { accomplishments } from './accomplishments';
import { clauseCoverage } from './clause-coverage';
import {
  checklistStep,
  competencyType,
  contents,
  criticality,
  guidance,
  indicator,
  itemKind,
  prerequisite,
  revisionNamed,
  scaleLevel,
  validityMonths,
} from './framework-item';
import { permitted, query } from './procedure';
import { levelSufficiency } from './sufficiency';
import { validityTerms } from './validity';
import { id, instant, isoDate, level, name, text } from './values';

export const scale = z.object({ scaleId: id, name, levels: z.array(scaleLevel).min(2).max(9), qualifyingLevel: level });

const frameworkErrors = {
  CompetencyNotFound: { message: 'There is no such competency.' },
  RoleNotFound: { message: 'There is no such role.' },
};

/** As it is, was or will be on a day; today where none is named. */
const day = { asOf: isoDate.optional() };
const onDay = z.object(day).default({});

export const scales = {
  list: query(permitted('framework.read', 'site'))
    .input(onDay)
    .output(z.object({ scales: z.array(scale.extend({ isInUse: z.boolean(), isRetired: z.boolean() })) })),
};

const competencySummary = z.object({
  competencyId: id,
  frameworkId: id,
  code: z.string(),
  title: z.string(),
  type: competencyType,
  criticality,
  scaleId: id,
  scaleName: z.string(),
  indicatorCount: z.number().int(),
  stepCount: z.number().int(),
  requiredByRoles: z.number().int(),
  isRetired: z.boolean(),
});

const requirementLine = {
  requirementId: id,
  /** The revision that made it as it is; null for what was there before revisions. */
  revision: revisionNamed.nullable(),
  level,
  validityMonths,
  isMandatory: z.boolean(),
  validFrom: isoDate,
  /** The last day on which it is required; null while no end is set. */
  validTo: isoDate.nullable(),
};

export const competencies = {
  list: query(permitted('framework.read', 'site'))
    .input(onDay)
    .output(z.object({ competencies: z.array(competencySummary) })),
  get: query(permitted('framework.read', 'site'))
    .errors({ CompetencyNotFound: frameworkErrors.CompetencyNotFound })
    .input(z.object({ ...day, competencyId: id }))
    .output(
      z.object({
        competencyId: id,
        frameworkId: id,
        /** The log entry by which it became as it is. */
        version: z.number().int(),
        /** Who made this version, and when. */
        lastChange: z.object({ by: z.string(), recordedAt: instant }),
        code: z.string(),
        title: z.string(),
        description: z.string(),
        type: competencyType,
        criticality,
        scaleId: id,
        /** How long an assessment holds where no requirement says less; null when it does not expire. */
        validityMonths,
        indicators: z.array(indicator),
        steps: z.array(checklistStep),
        guidance,
        prerequisites: z.array(prerequisite),
        /** What has to be shown before a level is held; any one competent result where nothing is said. */
        sufficiency: z.array(levelSufficiency),
        /** Until when a level holds, beyond the limit in months, as the competency itself says. */
        validity: validityTerms,
        stewardUserId: id.nullable(),
        reviewMonths: z.number().int().nullable(),
        isRetired: z.boolean(),
        replacedById: id.nullable(),
        scale,
        requiredBy: z.array(z.object({ ...requirementLine, subject: z.enum(['role', 'unit']), subjectId: id, subjectName: z.string() })),
      }),
    ),
};

export const jobRoles = {
  list: query(permitted('framework.read', 'site'))
    .input(onDay)
    .output(
      z.object({
        roles: z.array(
          z.object({
            roleId: id,
            name,
            /** The library that says what it is; null where only the HR system knows it. */
            frameworkId: id.nullable(),
            people: z.number().int(),
            requirements: z.number().int(),
            /** What it is to bring about: links to tasks. */
            outcomes: z.number().int(),
          }),
        ),
      }),
    ),
  accomplishments,
  get: query(permitted('framework.read', 'site'))
    .errors({ RoleNotFound: frameworkErrors.RoleNotFound })
    .input(z.object({ ...day, roleId: id }))
    .output(
      z.object({
        roleId: id,
        name,
        description: z.string(),
        people: z.number().int(),
        requirements: z.array(
          z.object({
            ...requirementLine,
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: z.string(),
            scale,
            evidenceMix: contents.requirement.shape.evidenceMix,
          }),
        ),
      }),
    ),
};

/** How many of each kind are linked to an item. */
const linkCounts = z.object({
  roles: z.number().int(),
  tasks: z.number().int(),
  competencies: z.number().int(),
  clauses: z.number().int(),
});
const catalogueRow = { itemId: id, frameworkId: id, code: z.string(), title: z.string(), isRetired: z.boolean(), linked: linkCounts };
const { difficulty, importance, frequency, consequence, isCovered, decidedTraining } = contents.task.shape;
const { authority, document, edition, effectiveFrom, effectiveTo } = contents.clause.shape;

/** The other end of a link. */
const linkEnd = z.object({ itemId: id, kind: itemKind, code: z.string(), title: z.string(), isRetired: z.boolean() });

export const catalogue = {
  /** The tasks or the clauses of a day, retired ones too, with how much is linked to each. */
  list: query(permitted('framework.read', 'site'))
    .input(z.object({ ...day, kind: z.enum(['task', 'clause']), frameworkId: id.optional() }))
    .output(
      z.object({
        rows: z.array(
          z.discriminatedUnion('kind', [
            z.object({
              ...catalogueRow,
              kind: z.literal('task'),
              difficulty,
              importance,
              frequency,
              consequence,
              isCovered,
              /** Decided by somebody instead of what the ratings come to; null: as they say. */
              decidedTraining,
              /** How it is trained; null while a rating is missing. */
              training: z.enum(difDecisions).nullable(),
              /** A covered task, or one of grave consequence, that would stay without training. */
              isTrainingToBeReviewed: z.boolean(),
            }),
            z.object({ ...catalogueRow, kind: z.literal('clause'), authority, document, edition, effectiveFrom, effectiveTo }),
          ]),
        ),
      }),
    ),
  /** What an item is linked to on a day, whichever end of the link it is, and to what outside. */
  links: query(permitted('framework.read', 'site'))
    .input(z.object({ ...day, itemId: id }))
    .output(
      z.object({
        links: z.array(
          z.object({
            linkId: id,
            /** The revision that made it as it is; null for what was there before revisions. */
            revision: revisionNamed.nullable(),
            relation: contents.link.shape.relation,
            /** Which end of the link the item asked for is. */
            end: z.enum(['from', 'to']),
            other: linkEnd,
            level: level.nullable(),
            /** The level on the scale of the competency at one end, as `2 Works alone`. */
            levelName: z.string().nullable(),
            isMandatory: z.boolean(),
            outcome: text,
            scenario: text,
          }),
        ),
        mappings: z.array(contents.mapping.extend({ mappingId: id })),
      }),
    ),
  /** Where an item comes from and who looks after it. */
  origin: query(permitted('framework.read', 'site'))
    .errors({ ItemNotFound: { message: 'There is no such item.' } })
    .input(z.object({ ...day, itemId: id }))
    .output(
      z.object({
        libraryName: name,
        validFrom: isoDate,
        /** The revision that made it as it is; null for what was there before revisions. */
        revision: revisionNamed.nullable(),
        steward: z.string().nullable(),
        reviewMonths: z.number().int().nullable(),
        lastReviewedOn: isoDate.nullable(),
        /** When the steward is to look at it again. */
        nextReviewOn: isoDate.nullable(),
        isRetired: z.boolean(),
        replacedBy: linkEnd.nullable(),
      }),
    ),
  clauseCoverage,
  /** What a block belongs to on a day. */
  usedIn: query(permitted('framework.read', 'site'))
    .input(z.object({ ...day, itemId: id }))
    .output(z.object({ items: z.array(linkEnd) })),
  /** Who may be named as a steward, with those who were and may no longer. */
  stewards: query(permitted('framework.read', 'site')).output(
    z.object({ stewards: z.array(z.object({ userId: id, name: z.string(), isActive: z.boolean() })) }),
  ),
};
