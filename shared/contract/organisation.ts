import { z } from 'zod';
import { unitKinds } from '../domain/organisation';
import { command, permitted, query } from './procedure';
import { id, instant, isoDate, name, reason } from './values';

const read = permitted('people.read', 'visible');
const edit = permitted('organisation.edit', 'site');
const kind = z.enum(unitKinds);

const source = z.object({ batchId: id, fileName: z.string(), committedAt: instant });

export const organisationNode = z.object({
  unitId: id,
  parentId: id.nullable(),
  kind,
  name,
  /** Since when it is as it is on the day. */
  validFrom: isoDate,
  /** The last day on which it is so; null: no end is known. */
  validTo: isoDate.nullable(),
  /** The import that owns it; null: it was added here. */
  source: source.nullable(),
  /** Who holds a position there on the day, and there or below. */
  people: z.number().int(),
  peopleBelow: z.number().int(),
});

const errors = {
  UnitNotFound: { message: 'There is no such unit, or it is closed on that day.' },
  NotADate: { message: 'There is no such day in the calendar.' },
  ParentNotThere: { message: 'What it is to lie in is not open from that day on.' },
  KindNotBelow: {
    message: 'This kind of unit cannot lie there.',
    data: z.object({ kind, parentKind: kind.nullable(), allowed: z.array(kind) }),
  },
  NameTaken: { message: 'There is one of this kind and name already at that place.', data: z.object({ unitId: id }) },
};
const changing = {
  ...errors,
  InThePast: { message: 'The past is not rewritten. Choose today or a later day.', data: z.object({ earliest: isoDate }) },
  LaterChange: { message: 'Another change of this unit is recorded for a later day.', data: z.object({ from: isoDate }) },
  OwnedByHris: {
    message: 'This unit comes from the HRIS. Change it there; the next import brings the change.',
    data: z.object({ batchId: id, fileName: z.string() }),
  },
};

export const organisation = {
  /** The tree of a day: what is open on it, as it was called and where it lay then. */
  tree: query(read)
    .input(z.object({ asOf: isoDate.nullable() }))
    .output(z.object({ day: isoDate, nodes: z.array(organisationNode) })),
  /** What a unit was and will be, from day to day, the latest first. */
  history: query(read)
    .errors({ UnitNotFound: errors.UnitNotFound })
    .input(z.object({ unitId: id }))
    .output(
      z.object({
        kind,
        editions: z.array(
          z.object({
            name,
            parentId: id.nullable(),
            parentName: name.nullable(),
            validFrom: isoDate,
            validTo: isoDate.nullable(),
            /** The log entry that recorded it so. */
            entryNumber: z.number().int(),
          }),
        ),
      }),
    ),
  add: command(edit)
    .errors(errors)
    .input(z.object({ parentId: id.nullable(), kind, name, from: isoDate, reason }))
    .output(z.object({ unitId: id })),
  /** Gives a unit another name or another place from a day on; what it was until the day before stays. */
  change: command(edit)
    .errors({
      ...changing,
      Unchanged: { message: 'It is called so and lies there already.' },
      Cycle: { message: 'A unit cannot lie in itself or below itself.', data: z.object({ path: z.array(name) }) },
    })
    .input(z.object({ unitId: id, name, parentId: id.nullable(), from: isoDate, reason }))
    .output(z.object({ people: z.number().int() })),
  /** Ends a unit: `from` is the first day on which there is none. */
  close: command(edit)
    .errors({
      ...changing,
      NotBegun: { message: 'It begins later than that.', data: z.object({ earliest: isoDate }) },
      StillInUse: {
        message: 'Somebody has a position there, or a unit below is open.',
        data: z.object({
          people: z.array(z.object({ personId: id, name: z.string() })),
          peopleCount: z.number().int(),
          units: z.array(name),
        }),
      },
    })
    .input(z.object({ unitId: id, from: isoDate, reason }))
    .output(z.object({})),
};
