import { z } from 'zod';
import { feedbackGroups } from '../domain/observation';
import { indicatorRating } from './assessment-detail';
import { command, permitted, query, session, signatureInput, signedCommand } from './procedure';
import { shownAnswer } from './observations';
import { id, instant, isoDate, level, name, reason, text } from './values';

const group = z.enum(feedbackGroups);
const asked = z.object({ competencyId: id, indicatorId: id });

/** What is asked about, as it read when the round began. */
export const askedIndicator = asked.extend({ competencyCode: z.string(), competencyTitle: name, level, text: z.string() });

const notFound = { RoundNotFound: { message: 'There is no such round of questions.' } };

const groupResult = z.object({
  group,
  answers: z.number().int(),
  /** Fewer answers than the minimum are not shown, and are not kept. */
  isShown: z.boolean(),
  ratings: z.array(
    z.object({
      indicatorId: id,
      counts: z.object({ shown: z.number().int(), partly: z.number().int(), notShown: z.number().int() }).nullable(),
    }),
  ),
  comments: z.array(z.string()),
});

/** Questions to several people about one. It is evidence beside assessments, and no level rests on it. */
export const feedback = {
  /** Who can be asked: everybody with an account but the person. */
  candidates: query(permitted('feedback.run', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(
      z.object({
        people: z.array(z.object({ userId: id, name, isManager: z.boolean() })),
        indicators: z.array(askedIndicator.extend({ mayAskFrom: isoDate.nullable() })),
        minimumGroup: z.number().int(),
      }),
    ),
  open: command(permitted('feedback.run', 'person'))
    .errors({
      PersonNotFound: { message: 'There is no such person.' },
      AboutOneself: { message: 'Nobody opens a round of questions about themselves.' },
      IndicatorNotFound: { message: 'One of these indicators is not in force any more.' },
      RespondentNotFound: { message: 'Somebody chosen has no account that is in use.' },
      RespondentIsPerson: { message: 'The person does not answer about themselves: a self-assessment does that.' },
      AskedTwice: { message: 'Somebody or something stands in this round twice.' },
      GroupTooSmall: {
        message: 'A group of fewer people than the minimum would never be shown. Ask more, or leave the group out.',
        data: z.object({ groups: z.array(group), minimum: z.number().int() }),
      },
      AskedRecently: {
        message:
          'Some of this was asked about this person less than 180 days ago. Two rounds close together would tell what single people answered.',
        data: z.object({ indicators: z.array(z.string()) }),
      },
    })
    .input(
      z.object({
        personId: id,
        title: name,
        question: text.default(''),
        indicators: z.array(asked).min(1).max(20),
        respondents: z
          .array(z.object({ userId: id, group }))
          .min(1)
          .max(60),
        reason,
      }),
    )
    .output(z.object({ roundId: id })),
  /** Ends a round for good: from then on what large enough groups said is shown, and what smaller ones said is gone. */
  close: command(permitted('feedback.run', 'person'))
    .errors({
      ...notFound,
      AlreadyClosed: { message: 'This round has ended already.' },
      AnswersNotWhole: {
        message: 'The answers of this round are not the ones that were given: there are more or fewer. Nothing was changed.',
      },
    })
    .input(z.object({ personId: id, roundId: id, reason }))
    .output(z.object({})),
  /** The answers of one respondent, who says by their passphrase that they are one: whose answers they are is written nowhere. */
  answer: signedCommand(session, 'sign')
    .errors({
      ...notFound,
      AlreadyClosed: { message: 'This round has ended. Nothing was recorded.' },
      NotAsked: { message: 'You are not asked in this round. Nothing was recorded.' },
      AlreadyAnswered: { message: 'You have answered in this round already. Nothing was recorded.' },
      RatingsIncomplete: { message: 'Every indicator needs a rating. One that you cannot judge is rated “not seen”.' },
    })
    .input(
      z.object({
        roundId: id,
        ratings: z.array(z.object({ indicatorId: id, rating: indicatorRating })).max(20),
        comment: text,
        signature: signatureInput,
      }),
    )
    .output(z.object({})),
  /** What is asked, for whoever runs the round and for whom it asks. */
  form: query(session)
    .errors(notFound)
    .input(z.object({ roundId: id }))
    .output(
      z.object({
        personName: name,
        title: name,
        question: z.string(),
        indicators: z.array(askedIndicator),
        minimumGroup: z.number().int(),
        isClosed: z.boolean(),
        /** As what the session's user is asked; null: they are not. */
        ownGroup: group.nullable(),
      }),
    ),
  /** Open rounds in which the session's user is asked and has not answered. */
  mine: query(session).output(z.object({ rounds: z.array(z.object({ roundId: id, title: name, personName: name, openedOn: isoDate })) })),
  list: query(permitted('assessments.read', 'person'))
    .errors({ PersonNotFound: { message: 'There is no such person.' } })
    .input(z.object({ personId: id }))
    .output(
      z.object({
        rounds: z.array(
          z.object({
            roundId: id,
            title: name,
            question: z.string(),
            indicators: z.array(askedIndicator),
            openedOn: isoDate,
            openedBy: name,
            closedAt: instant.nullable(),
            minimumGroup: z.number().int(),
            groups: z.array(z.object({ group, asked: z.number().int(), answered: z.number().int() })),
            /** Of a round that has ended; none before. */
            results: z.array(groupResult),
            /** A manager is named, and so are their answers. */
            managers: z.array(
              z.object({
                name,
                ratings: z.array(z.object({ indicatorId: id, rating: indicatorRating })),
                comment: z.string(),
              }),
            ),
            answers: z.array(shownAnswer),
          }),
        ),
      }),
    ),
};
