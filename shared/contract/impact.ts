import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permitted, query, vault } from './procedure';
import { id, isoDate, level, progress, state } from './values';

/** What a revision would do to people on the day it takes effect. Each person and competency stands in one of these. */
export const impactLists = ['lapsing', 'newlyRequired', 'noLongerRequired', 'gaining', 'otherwise'] as const;
/**
 * lapsing: sufficient without the revision, required but not sufficient with it. newlyRequired: not required without it, required and
 * not sufficient with it. noLongerRequired: required without it alone. gaining: sufficient through it, required anew or not.
 * otherwise: required before and after, with another level, duty, last day or held level, and as sufficient or insufficient as before.
 */
export const impactList = z.enum(impactLists);
export type ImpactList = z.infer<typeof impactList>;

/** Why a standing differs. */
export const impactReasons = [
  'requirementAdded',
  'requirementEnded',
  'levelRaised',
  'levelLowered',
  'validityShortened',
  'validityLengthened',
  'becameMandatory',
  'becameDesirable',
  'heldLevelMapped',
  'evidenceChanged',
  'validityRulesChanged',
  'graceChanged',
  'currencyChanged',
] as const;
export const impactReason = z.enum(impactReasons);
export type ImpactReason = z.infer<typeof impactReason>;

/** A standing on the day it takes effect, without the revision or with it. */
export const impactSide = z.object({
  state,
  /** Null: not required. */
  requiredLevel: level.nullable(),
  requiredCode: z.string().nullable(),
  isMandatory: z.boolean(),
  /** Months a result holds; null: it does not run out. */
  validityMonths: z.number().int().nullable(),
  heldLevel: level.nullable(),
  heldCode: z.string().nullable(),
  /** Last day of what is held at the required level; null: no known end, or nothing held. */
  lastDay: isoDate.nullable(),
});

const errors = {
  DraftNotFound: { message: 'There is no such draft any more: it was submitted, approved or discarded.' },
  RevisionNotFound: { message: 'There is no such revision.' },
  NotOpen: { message: 'This revision neither lies in review nor is under pilot: what it changes is decided.' },
  NotADate: { message: 'There is no such day in the calendar.' },
  UnitNotFound: { message: 'There is no such unit.', data: z.object({ unitId: id }) },
};

const counted = z.object({ people: z.number().int(), rows: z.number().int() });

/**
 * Works out what a draft, a revision in review or the roll-out of a pilot would do to people from a day on, for everybody or in the
 * units of a pilot. Tells how far it is, then the counts; the lists are kept for the session and read page by page. Writes nothing.
 */
export const impact = vault(permitted('framework.approve', 'site'))
  .errors(errors)
  .input(
    z.object({
      subject: z.discriminatedUnion('is', [
        z.object({ is: z.literal('draft'), draftId: id }),
        z.object({ is: z.literal('revision'), revisionId: id }),
      ]),
      effectiveFrom: isoDate,
      pilotUnitIds: z.array(id).max(200),
    }),
  )
  .output(
    eventIterator(
      z.discriminatedUnion('kind', [
        progress,
        z.object({
          kind: z.literal('done'),
          /** Names the lists in `impactRows`, as long as this session lasts and no other impact is worked out. */
          impactId: id,
          effectiveFrom: isoDate,
          /** How many were looked at: people with a position that day whom a change concerns. */
          looked: z.number().int(),
          /** Different people in any of the lists. */
          people: z.number().int(),
          lists: z.record(impactList, counted),
        }),
      ]),
    ),
  );

/** One page of a list, by name and competency. */
export const impactRows = query(permitted('framework.approve', 'site'))
  .errors({ ImpactGone: { message: 'This was worked out before something else. Work it out again.' } })
  .input(
    z.object({
      impactId: id,
      list: impactList,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      rows: z.array(
        z.object({
          personId: id,
          employeeNumber: z.string(),
          personName: z.string(),
          competencyId: id,
          code: z.string(),
          title: z.string(),
          before: impactSide,
          after: impactSide,
          reasons: z.array(impactReason),
        }),
      ),
    }),
  );
