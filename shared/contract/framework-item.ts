import { z } from 'zod';
import { difDecisions } from '../domain/framework/dif';
import { levelSufficiency, notSoleMethod } from './sufficiency';
import { validityRule, validityTerms } from './validity';
import { id, isoDate, level, name, text } from './values';

/** How the parts of a framework stand to each other: nodes of the catalogues, and lines that join two of them. */
export const itemKinds = ['group', 'competency', 'role', 'task', 'clause', 'scale', 'block', 'requirement', 'link', 'mapping'] as const;
export const itemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof itemKind>;

export const competencyType = z.enum(['knowledge', 'skill', 'behaviour']);
export const criticality = z.enum(['low', 'medium', 'high', 'critical']);
/** A revision by number and title, for whatever comes from it. */
export const revisionNamed = z.object({ revisionId: id, number: z.number().int(), title: z.string() });
/** Months an assessment holds; null: it sets no limit. */
export const validityMonths = z.number().int().min(1).max(120).nullable();

export const indicator = z.object({
  indicatorId: id,
  level,
  text: text.min(1),
  positiveExample: text.nullable(),
  negativeExample: text.nullable(),
  /** The accomplishments it is a sign of: links from a role to a task. */
  outcomeIds: z.array(id).max(40),
});
/** One step of the practical checklist of a level, in the order of work. */
export const checklistStep = z.object({
  stepId: id,
  level,
  text: text.min(1),
  isCritical: z.boolean(),
  /** What the assessor asks or looks for at it; the person assessed need not know. */
  prompt: text.default(''),
});

/** Before a level of a competency can be signed off, others must be held: all of them, any one, or so many. */
export const prerequisite = z.object({
  level,
  rule: z.enum(['all', 'any', 'count']),
  count: z.number().int().min(1).max(40),
  of: z
    .array(z.object({ competencyId: id, level }))
    .min(1)
    .max(40),
});

export const scaleLevel = z.object({
  level,
  code: z.string().trim().min(1).max(12),
  name,
  anchor: text,
  /** Shown in heatmaps and legends; never alone: the code and the pattern say the same. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  pattern: z.enum(['solid', 'hatch', 'crossHatch', 'horizontal', 'vertical', 'dots', 'outline']),
});
/** Where each level of the scale before lies on this one. */
export const scaleMapping = z.object({ fromScaleId: id, levels: z.array(z.object({ from: level, to: level })).max(9) });

export const guidance = z.object({ assessor: text, coach: text, employee: text });

/** How hard, how important and how frequent a task is, 1 to 5; null: not yet rated. */
const rating = z.number().int().min(1).max(5).nullable();

/** What is told by an item beyond its place, code and title, by kind. */
export const contents = {
  group: z.object({ description: text }),
  competency: z.object({
    description: text,
    type: competencyType,
    criticality,
    scaleId: id,
    validityMonths,
    indicators: z.array(indicator).max(120),
    steps: z.array(checklistStep).max(240),
    /** Whether the steps must be done in the order of the list; one done before its turn needs a reason. */
    isSequenceEnforced: z.boolean().default(false),
    guidance,
    prerequisites: z.array(prerequisite).max(9),
    /** Blocks whose indicators, steps and guidance belong to it as well. */
    blockIds: z.array(id).max(20),
    /** What has to be shown for a level; for one that is not among them any one competent result. */
    sufficiency: z.array(levelSufficiency).max(9).default([]),
    /** Until when a level holds, beyond the limit in months. */
    validity: validityTerms.prefault({}),
  }),
  role: z.object({ description: text }),
  task: z.object({
    description: text,
    difficulty: rating,
    importance: rating,
    frequency: rating,
    consequence: criticality.nullable(),
    isCovered: z.boolean(),
    abnormalConditions: z.array(text.min(1)).max(40),
    goodLooksLike: text,
    /** How it is to be trained where somebody decided otherwise than the ratings say, and why; null: as they say. */
    decidedTraining: z.enum(difDecisions).nullable().default(null),
    trainingReason: text.default(''),
  }),
  clause: z.object({
    authority: z.string().trim().max(200),
    document: z.string().trim().max(200),
    edition: z.string().trim().max(100),
    textReference: text,
    effectiveFrom: isoDate.nullable(),
    effectiveTo: isoDate.nullable(),
    /** Results of these alone never suffice where the clause applies (49 CFR 192.803: performance history, observation on the job). */
    notSoleMethods: z.array(notSoleMethod).max(11).default([]),
    /** Until when a level holds where the clause applies, in place of the competency's own rules; null: as they say. */
    validity: validityRule.nullable().default(null),
    /** Days of grace beyond the end that the clause permits at most; null: none. */
    graceDays: z.number().int().min(0).max(366).nullable().default(null),
    /** Whether no end may be moved by a signed extension where the clause applies. */
    forbidsExtension: z.boolean().default(false),
  }),
  scale: z.object({ levels: z.array(scaleLevel).min(2).max(9), qualifyingLevel: level, mapping: scaleMapping.nullable() }),
  block: z.object({ indicators: z.array(indicator).max(60), steps: z.array(checklistStep).max(120), guidance }),
  /** From a role or a unit to a competency. */
  requirement: z.object({
    subject: z.enum(['role', 'unit']),
    level,
    validityMonths,
    isMandatory: z.boolean(),
    /** Which kinds of evidence are wanted and how many of each. */
    evidenceMix: z
      .array(z.object({ kind: z.enum(['knowledge', 'practical', 'observation']), count: z.number().int().min(1).max(9) }))
      .max(3),
  }),
  /** Between the catalogues. A role's task carries the accomplishment it is done for. */
  link: z.object({
    relation: z.enum(['roleTask', 'taskCompetency', 'taskClause', 'competencyClause', 'related']),
    level: level.nullable(),
    isMandatory: z.boolean(),
    outcome: text,
    scenario: text,
  }),
  /** From an item to one of another framework: `toId` is null, the reference stands here. */
  mapping: z.object({
    match: z.enum(['exact', 'narrow', 'broad', 'related']),
    framework: name,
    reference: z.string().trim().min(1).max(400),
    uri: z.string().trim().max(2000),
    title: z.string().trim().max(2000),
  }),
} as const satisfies Record<ItemKind, z.ZodType>;

/** Where an item came from, kept so that it can be written back as it came. */
const origin = z.object({
  format: z.string().max(40),
  identifier: z.string().max(400),
  /** Everything else the file said of it, as JSON text. */
  rest: z.string().max(40_000_000),
});

const shared = {
  itemId: id,
  /** The library it belongs to. */
  frameworkId: id,
  parentId: id.nullable(),
  /** Its place among its siblings, with gaps, so that one can be moved without touching the others. */
  ordinal: z.number().int(),
  fromId: id.nullable(),
  toId: id.nullable(),
  code: z.string().trim().max(60),
  title: z.string().trim().max(2000),
  stewardUserId: id.nullable(),
  /** How often the steward looks at it again. */
  reviewMonths: z.number().int().min(1).max(120).nullable(),
  isRetired: z.boolean(),
  replacedById: id.nullable(),
  origin: origin.nullable(),
};

const itemOf = <const K extends ItemKind, C extends z.ZodType>(kind: K, content: C) =>
  z.object({ ...shared, kind: z.literal(kind), content });

export const frameworkItem = z.discriminatedUnion('kind', [
  itemOf('group', contents.group),
  itemOf('competency', contents.competency),
  itemOf('role', contents.role),
  itemOf('task', contents.task),
  itemOf('clause', contents.clause),
  itemOf('scale', contents.scale),
  itemOf('block', contents.block),
  itemOf('requirement', contents.requirement),
  itemOf('link', contents.link),
  itemOf('mapping', contents.mapping),
]);

export type FrameworkItem = z.infer<typeof frameworkItem>;
export type ItemOf<K extends ItemKind> = Extract<FrameworkItem, { readonly kind: K }>;
export type CompetencyItem = ItemOf<'competency'>;
export type ScaleItem = ItemOf<'scale'>;
export type RequirementItem = ItemOf<'requirement'>;
export type Indicator = z.infer<typeof indicator>;
export type ChecklistStep = z.infer<typeof checklistStep>;
export type ScaleLevel = z.infer<typeof scaleLevel>;
