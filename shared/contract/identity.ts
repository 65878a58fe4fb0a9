import { z } from 'zod';
import { permitted, command, query } from './procedure';
import { id, instant, isoDate, name, reason } from './values';

const correct = permitted('people.correct', 'site');

/** One of two records that may be of the same person, as far as it helps to tell. */
const compared = z.object({
  personId: id,
  name: z.string(),
  employeeNumber: z.string(),
  email: z.string().nullable(),
  unitName: z.string().nullable(),
  title: z.string().nullable(),
  managerName: z.string().nullable(),
  employments: z.array(z.object({ employer: z.string().nullable(), validFrom: isoDate.nullable(), validTo: isoDate.nullable() })),
  identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
  assessments: z.number().int(),
  accountLogin: z.string().nullable(),
  /** The record under which this one is read; null: it stands by itself. */
  mergedIntoId: id.nullable(),
  source: z.object({ batchId: id, fileName: z.string() }).nullable(),
});
const decided = z.object({ by: name, at: instant, reason: z.string() });

export const identity = {
  /** Records that may be of one person, the likeliest first; on request also those that were decided. */
  duplicates: query(correct)
    .input(
      z.object({
        includeDecided: z.boolean(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        cases: z.array(
          z.object({
            caseId: id,
            /** 0 to 1. */
            score: z.number(),
            /** What speaks for it, in words. */
            reasons: z.array(z.string()),
            state: z.enum(['open', 'merged', 'distinct']),
            people: z.tuple([compared, compared]),
            decision: decided.nullable(),
          }),
        ),
        total: z.number().int(),
        open: z.number().int(),
      }),
    ),
  /** Two records are of one person: the other is read under the kept one from now on. Nothing is moved or lost. */
  merge: command(correct)
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      SamePerson: { message: 'This is one record, not two.' },
      AlreadyMerged: {
        message: 'One of the two is joined with a third record already. Take that back first.',
        data: z.object({ keptPersonId: id }),
      },
      BothEmployed: {
        message: 'One file speaks of both, as of two people who are employed now. Have the HRIS settle it first.',
        data: z.object({ numbers: z.array(z.string()) }),
      },
      OtherHasAccount: {
        message:
          'An account stands for the record that would not be kept. Keep that record, or link the account to the other person first.',
        data: z.object({ logins: z.array(z.string()) }),
      },
    })
    .input(z.object({ keptPersonId: id, otherPersonId: id, reason }))
    .output(z.object({})),
  /** Takes a merge back: each record stands by itself again. */
  unmerge: command(correct)
    .errors({ NotMerged: { message: 'This record stands by itself.' } })
    .input(z.object({ personId: id, reason }))
    .output(z.object({})),
  /** Two records are of two people, so that nobody asks again. */
  distinct: command(correct)
    .errors({ CaseNotFound: { message: 'There is no such question, or it is decided.' } })
    .input(z.object({ caseId: id, reason }))
    .output(z.object({})),
  /** Somebody who reports to themselves in the end, and who reports to nobody known. */
  managers: query(correct).output(
    z.object({
      cycles: z.array(z.array(z.object({ personId: id, name: z.string() }))),
      absent: z.array(z.object({ personId: id, name: z.string(), managerName: z.string().nullable() })),
    }),
  ),
};
