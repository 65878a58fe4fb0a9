import { Alert, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { IndicatorRating } from '../../../../shared/domain/judgement';
import { useFieldCheck } from '../../../lib/field-check';
import { evidenceWords } from '../../../lib/words/evidence';
import { Loaded } from '../../../ui/loaded';
import { PageHeader } from '../../../ui/page-header';
import { SignedInPlace } from '../../../ui/signed-act';
import common from '../assess.module.css';
import { useAnswerRound, useRoundForm, type RoundForm } from './queries';
import { RatingChoice } from './rating-choice';
import classes from './on-record.module.css';

const words = evidenceWords.feedback;
const choices = (['shown', 'partly', 'notShown', 'notSeen'] as const).map((value) => ({ value, label: words.ratings[value] }));

/** The answers of one respondent after another, each gone from the screen as soon as they are handed in. */
export function FeedbackAnswerPage({ roundId }: { readonly roundId: string }) {
  const query = useRoundForm(roundId);
  const [respondent, setRespondent] = useState(0);
  return (
    <>
      <PageHeader
        title={query.data === undefined ? words.loading : words.answerTitle(query.data.personName)}
        subtitle={query.data?.title}
      />
      <div className={classes.page}>
        <Loaded query={query}>
          {(form) =>
            form.isClosed ? (
              <p>{words.closed}</p>
            ) : (
              <AnswerForm key={respondent} roundId={roundId} form={form} onNext={() => setRespondent(respondent + 1)} />
            )
          }
        </Loaded>
      </div>
    </>
  );
}

// Nothing of this is a draft: a draft would lie under the name of who has the station open.
function AnswerForm({ roundId, form, onNext }: { readonly roundId: string; readonly form: RoundForm; readonly onNext: () => void }) {
  const [ratings, setRatings] = useState<Readonly<Record<string, IndicatorRating>>>({});
  const [comment, setComment] = useState('');
  const answer = useAnswerRound();
  const given = form.indicators.flatMap(({ indicatorId }) => {
    const rating = ratings[indicatorId];
    return rating === undefined ? [] : [{ indicatorId, rating }];
  });
  const check = useFieldCheck({ ratings: given.length < form.indicators.length ? words.unrated : null });
  if (answer.isSuccess) {
    return (
      <div className={classes.form}>
        <Alert variant="outline" role="status">
          {words.answered}
        </Alert>
        <div>
          <Button variant="default" onClick={onNext}>
            {words.next}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <section className={classes.form} aria-label={words.meaning}>
      <Alert variant="outline">{words.anonymous(form.minimumGroup)}</Alert>
      {form.question !== '' && <p>{form.question}</p>}
      {form.indicators.map(({ indicatorId, text }) => (
        <RatingChoice
          key={indicatorId}
          label={text}
          choices={choices}
          value={ratings[indicatorId] ?? null}
          error={check.showsAll && ratings[indicatorId] === undefined ? words.unrated : undefined}
          onChange={(rating) => setRatings({ ...ratings, [indicatorId]: rating })}
        />
      ))}
      <Textarea
        label={words.comment}
        description={words.commentHint}
        value={comment}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <SignedInPlace
        note={() => evidenceWords.inPlace}
        content={
          <>
            {given.length === 0 && <p>{words.unrated}</p>}
            <ul>
              {given.map(({ indicatorId, rating }) => (
                <li key={indicatorId}>
                  {form.indicators.find((one) => one.indicatorId === indicatorId)?.text}: {words.ratings[rating]}
                </li>
              ))}
            </ul>
            {comment !== '' && <p className={common.text}>{comment}</p>}
          </>
        }
        meaning={words.meaning}
        action={words.answerAction}
        failed={words.answerFailed}
        error={answer.error}
        isPending={answer.isPending}
        isComplete={check.isComplete}
        onSign={(signature) =>
          answer.mutate(
            { roundId, ratings: given, comment, signature },
            {
              onSuccess: () => {
                setRatings({});
                setComment('');
              },
            },
          )
        }
      />
    </section>
  );
}
