import { z } from 'zod';
import { scaleFaults } from '../domain/scale';
import { command, permitted, query } from './procedure';
import { id, instant, isoDate, level, name, reason, text } from './values';

export const scaleLevel = z.object({ level, code: z.string().trim().min(1).max(12), name, anchor: text });
export const scale = z.object({ scaleId: id, name, levels: z.array(scaleLevel).min(2).max(9), qualifyingLevel: level });

export const competencyType = z.enum(['knowledge', 'skill', 'behaviour']);
export const criticality = z.enum(['low', 'medium', 'high', 'critical']);
export const indicator = z.object({
  indicatorId: id.optional(),
  level,
  text: text.min(1),
  positiveExample: text.nullable(),
  negativeExample: text.nullable(),
});
/** One step of the practical checklist of a level, in the order of work. */
export const checklistStep = z.object({ stepId: id.optional(), level, text: text.min(1), isCritical: z.boolean() });
const validityMonths = z.number().int().min(1).max(120).nullable();

const competencyFields = {
  code: z.string().trim().min(1).max(24),
  title: name,
  description: text,
  type: competencyType,
  criticality,
  scaleId: id,
  /** How long an assessment holds where no requirement says less; null when it does not expire. */
  validityMonths,
  indicators: z.array(indicator).max(60),
  steps: z.array(checklistStep).max(120),
};

const frameworkErrors = {
  CompetencyNotFound: { message: 'There is no such competency.' },
  RoleNotFound: { message: 'There is no such role.' },
  CompetencyRetired: { message: 'This competency is retired: it is kept for the record and changed no more.' },
};

const NotADate = { message: 'There is no such day in the calendar.' };

export const scales = {
  list: query(permitted('framework.read', 'site')).output(z.object({ scales: z.array(scale.extend({ isInUse: z.boolean() })) })),
  /** Adds a scale. A scale in use is never changed in place. */
  add: command(permitted('framework.edit', 'site'))
    .errors({
      NameTaken: { message: 'There is a scale of this name.' },
      ScaleUnclear: {
        message: 'Levels and their codes must differ, and the qualifying level must be one of them.',
        data: z.object({ fault: z.enum(scaleFaults) }),
      },
    })
    .input(scale.omit({ scaleId: true }).extend({ reason }))
    .output(z.object({ scaleId: id })),
};

const competencySummary = z.object({
  competencyId: id,
  code: z.string(),
  title: name,
  type: competencyType,
  criticality,
  scaleId: id,
  scaleName: name,
  indicatorCount: z.number().int(),
  stepCount: z.number().int(),
  requiredByRoles: z.number().int(),
  isRetired: z.boolean(),
});

export const competencies = {
  list: query(permitted('framework.read', 'site')).output(z.object({ competencies: z.array(competencySummary) })),
  get: query(permitted('framework.read', 'site'))
    .errors({ CompetencyNotFound: frameworkErrors.CompetencyNotFound })
    .input(z.object({ competencyId: id }))
    .output(
      z.object({
        competencyId: id,
        /** The log entry that last changed it or one of its indicators or steps: sent back on save, so that no change is overwritten unseen. */
        version: z.number().int(),
        /** Who made this version, and when. */
        lastChange: z.object({ by: z.string(), recordedAt: instant }),
        ...competencyFields,
        indicators: z.array(indicator.extend({ indicatorId: id })),
        steps: z.array(checklistStep.extend({ stepId: id })),
        isRetired: z.boolean(),
        scale,
        requiredBy: z.array(
          z.object({
            requirementId: id,
            roleId: id,
            roleName: name,
            level,
            validityMonths,
            isMandatory: z.boolean(),
            validFrom: isoDate,
            validTo: isoDate.nullable(),
          }),
        ),
      }),
    ),
  /** Makes a competency (version null) or a new version of one. Earlier versions stay readable. */
  save: command(permitted('framework.edit', 'site'))
    .errors({
      CompetencyNotFound: frameworkErrors.CompetencyNotFound,
      CompetencyRetired: frameworkErrors.CompetencyRetired,
      EditedMeanwhile: {
        message: 'Somebody changed this while you were editing. Your text is kept as a draft; compare and save again.',
        data: z.object({ by: z.string(), recordedAt: z.string() }),
      },
      CodeTaken: { message: 'Another competency has this code.' },
      ScaleNotFound: { message: 'There is no such scale.' },
      LevelNotOnScale: {
        message: 'An indicator, a step or a role that requires it names a level that this scale does not have.',
        data: z.object({ level }),
      },
      ScaleFixed: { message: 'This competency has been assessed: its scale can no longer be exchanged.' },
    })
    .input(z.object({ competencyId: id.nullable(), version: z.number().int().nullable(), ...competencyFields, reason }))
    .output(z.object({ competencyId: id, version: z.number().int() })),
  retire: command(permitted('framework.edit', 'site'))
    .errors({
      CompetencyNotFound: frameworkErrors.CompetencyNotFound,
      CompetencyRetired: frameworkErrors.CompetencyRetired,
      StillRequired: { message: 'A role still requires this competency.', data: z.object({ roles: z.array(z.string()) }) },
    })
    .input(z.object({ competencyId: id, reason }))
    .output(z.object({})),
};

export const jobRoles = {
  list: query(permitted('framework.read', 'site')).output(
    z.object({ roles: z.array(z.object({ roleId: id, name, people: z.number().int(), requirements: z.number().int() })) }),
  ),
  get: query(permitted('framework.read', 'site'))
    .errors({ RoleNotFound: frameworkErrors.RoleNotFound })
    .input(z.object({ roleId: id }))
    .output(
      z.object({
        roleId: id,
        name,
        description: z.string(),
        people: z.number().int(),
        requirements: z.array(
          z.object({
            requirementId: id,
            competencyId: id,
            competencyCode: z.string(),
            competencyTitle: name,
            scale,
            level,
            validityMonths,
            isMandatory: z.boolean(),
            validFrom: isoDate,
            /** The last day on which it is required; null while no end is set. */
            validTo: isoDate.nullable(),
          }),
        ),
      }),
    ),
};

export const requirements = {
  /**
   * Requires a competency of a role at a level from a day on, or changes what is required from then on: the line before
   * ends the day before, lines that were to begin later are withdrawn. Every former version stays in the record.
   */
  set: command(permitted('framework.edit', 'site'))
    .errors({
      ...frameworkErrors,
      NotADate,
      LevelNotOnScale: { message: 'The scale of this competency does not have this level.', data: z.object({ level }) },
    })
    .input(z.object({ roleId: id, competencyId: id, level, validityMonths, isMandatory: z.boolean(), validFrom: isoDate, reason }))
    .output(z.object({ requirementId: id, peopleAffected: z.number().int() })),
  end: command(permitted('framework.edit', 'site'))
    .errors({
      NotADate,
      RequirementNotFound: { message: 'There is no such requirement.' },
      EndsBeforeItBegins: {
        message: 'The last day lies before the day from which this is required.',
        data: z.object({ validFrom: isoDate }),
      },
      EndsAlready: { message: 'This requirement already ends by that day.', data: z.object({ lastDay: isoDate }) },
    })
    .input(z.object({ requirementId: id, lastDay: isoDate, reason }))
    .output(z.object({ peopleAffected: z.number().int() })),
};
