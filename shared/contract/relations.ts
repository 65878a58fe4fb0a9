import { z } from 'zod';
import { relationKinds } from '../domain/independence';
import { command, permitted, query } from './procedure';
import { id, isoDate, name, reason, text } from './values';

export const relations = {
  /** What was declared between a person and others, newest first. */
  list: query(permitted('relations.declare', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(
      z.object({
        relations: z.array(
          z.object({
            relationId: id,
            otherPersonId: id,
            otherName: name,
            kind: z.enum(relationKinds),
            note: z.string(),
            from: isoDate,
            until: isoDate.nullable(),
            declaredBy: name,
          }),
        ),
      }),
    ),
  /** States a relation that could sway a judgement; whoever stands in it may say so themselves. */
  declare: command(permitted('relations.declare', 'person'))
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      SamePerson: { message: 'A relation is between two people.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      EndsBeforeItBegins: { message: 'The last day lies before the first.' },
      AlreadyDeclared: { message: 'This relation is declared already.' },
    })
    .input(
      z.object({
        personId: id,
        otherPersonId: id,
        kind: z.enum(relationKinds),
        note: text,
        from: isoDate,
        until: isoDate.nullable(),
        reason,
      }),
    )
    .output(z.object({ relationId: id })),
  /** Gives a relation its last day. */
  end: command(permitted('relations.declare', 'person'))
    .errors({
      RelationNotFound: { message: 'There is no such relation of this person.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      EndsBeforeItBegins: { message: 'The last day lies before the first.' },
      EndedBefore: { message: 'This relation ended on that day or before.' },
    })
    .input(z.object({ personId: id, relationId: id, until: isoDate, reason }))
    .output(z.object({})),
};
