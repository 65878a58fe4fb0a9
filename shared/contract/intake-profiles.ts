import { z } from 'zod';
import { dateOrders } from '../domain/hris/dates';
import { employmentKinds, profileFields } from '../domain/hris/fields';
import { rowKeys } from '../domain/hris/mapping';
import { longestHeader, mostColumns } from '../domain/intake/source-table';
import { permitted, query, signatureInput, signedCommand } from './procedure';
import { shownSignature } from './assessments';
import { id, instant, name, reason, sha256 } from './values';

const word = z.string().trim().min(1).max(100);
const words = z.array(word).max(100);

/** What a column of a source is called, and which field it fills; null: it is not kept. */
export const profileColumn = z.object({
  column: z.string().max(longestHeader),
  field: z.enum(profileFields).nullable(),
  /** Of dates only; null: not chosen yet. eachCell: the column mixes two orders. */
  dateOrder: z.enum([...dateOrders, 'eachCell']).nullable(),
  /** Whose ids the column holds, for ids of other systems. */
  system: z.string().trim().max(60).nullable(),
  /** How single dates that fit both orders are meant, by their text. */
  chosenDates: z.record(z.string().max(40), z.enum(['mdy', 'dmy'])),
});

const share = z.number().min(0).max(1);

/** How the files of one source are read. A revision is made by one person and approved by another. */
export const profileContent = z.object({
  /** The known layout it began with. */
  layout: z.string().max(60).nullable(),
  form: z.object({
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
    delimiter: z.enum([',', ';', '\t', '|']).nullable(),
    sheet: z.string().max(100).nullable(),
    headerRow: z.number().int().min(1).max(1000).nullable(),
    labelRows: z.number().int().min(0).max(20).nullable(),
  }),
  keyedBy: z.enum(rowKeys),
  columns: z.array(profileColumn).min(1).max(mostColumns),
  words: z.object({
    placeholders: words,
    employed: words,
    ended: words,
    employmentKinds: z.record(z.string().max(100), z.enum(employmentKinds)),
  }),
  /** Files with rows of several kinds: which are taken. */
  only: z.object({ column: z.string().max(longestHeader), words }).nullable(),
  /** Names under which the source knows this organisation itself: whoever is employed there is no outsider. */
  ownEmployers: words,
  /** Two-digit years are read into the hundred years that end with this one. */
  lastYear: z.number().int().min(2000).max(2199),
  /** Above which shares of the people known a file needs a reason. */
  guards: z.object({ terminations: share, absent: share }),
  /** wholeFile: one rejected row holds up the file. quarantine: it is set aside and the others are taken. */
  partialFailure: z.enum(['wholeFile', 'quarantine']),
  /** Whether a file without a sender's signature may be taken; its carrier then attests where it came from. */
  allowsUnsigned: z.boolean(),
  /** What it means when somebody is in the file without a position that they had. */
  missingPositions: z.enum(['end', 'keep']),
});

export type ProfileContent = z.infer<typeof profileContent>;

const revisionFacts = z.object({
  revision: z.number().int(),
  name,
  isRetired: z.boolean(),
  preparedBy: name,
  approvedBy: name,
  approvedAt: instant,
  entryNumber: z.number().int(),
});

const read = permitted('exchange.read', 'site');
const change = permitted('people.import', 'site');

export const intakeProfiles = {
  /** Every source of people, by name. */
  list: query(read).output(
    z.object({
      profiles: z.array(revisionFacts.extend({ profileId: id, imports: z.number().int(), records: z.number().int() })),
    }),
  ),
  get: query(read)
    .errors({ ProfileNotFound: { message: 'There is no such profile.' } })
    .input(z.object({ profileId: id }))
    .output(
      revisionFacts.extend({
        profileId: id,
        content: profileContent,
        contentDigest: sha256,
        signatures: z.array(shownSignature),
        /** Newest first, this one with them. */
        history: z.array(revisionFacts.extend({ content: profileContent })),
      }),
    ),
  /** A new profile, or the next revision of one: prepared by the session's user, approved in place by a second person. */
  save: signedCommand(change, 'second')
    .errors({
      ProfileNotFound: { message: 'There is no such profile.' },
      ProfileRetired: { message: 'This profile is retired. Make another one.' },
      ProfileChanged: { message: 'Somebody else has changed this profile meanwhile. Open it again; nothing was saved.' },
      NameTaken: { message: 'Another profile has this name.' },
      ProfileUnusable: { message: 'This profile cannot be used yet.', data: z.object({ problems: z.array(z.string()) }) },
      Unchanged: { message: 'Nothing was changed.' },
    })
    .input(
      z.object({
        /** Null: a new one. */
        profileId: id.nullable(),
        /** The revision that was changed; 0 for a new one. */
        basis: z.number().int().min(0),
        name,
        content: profileContent,
        reason,
        signature: signatureInput,
      }),
    )
    .output(z.object({ profileId: id, revision: z.number().int() })),
  /** No file is read by it from now on; what came by it stays. */
  retire: signedCommand(change, 'second')
    .errors({
      ProfileNotFound: { message: 'There is no such profile.' },
      ProfileRetired: { message: 'This profile is retired already.' },
    })
    .input(z.object({ profileId: id, reason, signature: signatureInput }))
    .output(z.object({ revision: z.number().int() })),
};
