import { z } from 'zod';
import type { PackageKind } from './manifest';

/** Kinds that tell something about people and change nobody's record. */
export type InformationKind = Extract<PackageKind, 'qualification-status' | 'training-needs' | 'ratings'>;

/** The file of each kind that programs read: one JSON object a line. */
export const informationName: Readonly<Record<InformationKind, string>> = {
  'qualification-status': 'qualification-status.ndjson',
  'training-needs': 'training-needs.ndjson',
  ratings: 'ratings.ndjson',
};

const code = z.string().max(200);
const about = {
  personId: z.string().min(1).max(64),
  employeeNumber: z.string().min(1).max(200),
  familyName: z.string().min(1).max(200),
  givenName: z.string().max(200),
  competencyCode: code,
  competencyTitle: z.string().max(400),
};

/** One line about one person in one competency. What a later version adds is kept as it came. */
export const informationLine: Readonly<Record<InformationKind, z.ZodType<InformationLine>>> = {
  'qualification-status': z.looseObject({ ...about, requiredLevelCode: code, heldLevelCode: code.nullable(), state: code }),
  'training-needs': z.looseObject({ ...about, requiredLevelCode: code, heldLevelCode: code.nullable(), state: code }),
  ratings: z.looseObject({ ...about, levelCode: code, outcome: code, performedOn: z.iso.date() }),
};

export interface InformationLine {
  readonly [field: string]: unknown;
  readonly personId: string;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
}
