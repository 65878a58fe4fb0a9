import { z } from 'zod';
import { assessmentKinds, assessmentMethods } from '../domain/assessment';
import { level } from './values';

/** So many competent results of some kinds, by whom, under what conditions and how old at most. */
export const sufficiencyPart = z
  .object({
    /** Any of these will do. */
    kinds: z.array(z.enum(assessmentKinds)).min(1).max(assessmentKinds.length),
    count: z.number().int().min(1).max(9),
    differentAssessors: z.boolean(),
    /** How many of them at least were shown under an abnormal condition. */
    underAbnormal: z.number().int().min(0).max(9),
    /** A result counts so many months from the day it was performed; null: it never grows too old. */
    maxAgeMonths: z.number().int().min(1).max(120).nullable(),
  })
  .refine(({ count, underAbnormal }) => underAbnormal <= count, 'No more of them can be under an abnormal condition than there are.');

/** What a level of a competency asks to be shown before it is held: every part of it. */
export const levelSufficiency = z.object({
  level,
  parts: z.array(sufficiencyPart).min(1).max(9),
  /** All that counts lies within so many months; null: however far apart. */
  withinMonths: z.number().int().min(1).max(120).nullable(),
  /** Whether only what two assessors rated independently of each other counts. */
  secondAssessor: z.boolean(),
});

/** What of a result a clause may say that it alone is never enough: what it was, or how it was verified. */
export const notSoleMethod = z.enum([...assessmentKinds, ...assessmentMethods]);

export type SufficiencyPart = z.infer<typeof sufficiencyPart>;
export type LevelSufficiency = z.infer<typeof levelSufficiency>;
export type NotSoleMethod = z.infer<typeof notSoleMethod>;
