import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { difDecision, difDecisions, difPath, isToBeReviewed, trainingOf } from '../../../../../shared/domain/framework/dif';
import { catalogueWords } from '../../../../lib/words/catalogue';
import { formWords } from '../../../../lib/words/framework-forms';
import { Section } from './section';
import classes from '../draft.module.css';

const words = formWords.task.training;
const outcomes = catalogueWords.tasks.training;
const ratings = ['difficulty', 'importance', 'frequency'] as const;

type Task = ItemOf<'task'>['content'];

/** What the ratings come to and why, as they are given; and what is decided instead, which asks for a reason. */
export function TrainingDecision({
  task,
  onDecide,
  onReason,
}: {
  readonly task: Task;
  readonly onDecide: (decidedTraining: Task['decidedTraining']) => void;
  readonly onReason: (reason: string) => void;
}) {
  const { decidedTraining, trainingReason } = task;
  const [wasLeft, setLeft] = useState(false);
  const rated = difDecision(task);
  const outcome = trainingOf(task);
  const missing = ratings.filter((rating) => task[rating] === null);
  const path = difPath(task);
  return (
    <Section title={words.title} hint={words.hint}>
      <div className={classes.outcome} role="status" aria-label={words.title}>
        {rated === null ? (
          <p>{words.missing(missing.map((rating) => formWords.task.ratings[rating].toLowerCase()))}</p>
        ) : (
          <p>
            <strong>{words.says(outcomes[rated])}</strong> {catalogueWords.tasks.trainingMeans[rated]}
          </p>
        )}
        {path.length > 0 && (
          <ol className={classes.path} aria-label={words.path}>
            {path.map(({ rating, value, grade }) => (
              <li key={rating}>{words.step(formWords.task.ratings[rating], value, words.steps[rating][grade])}</li>
            ))}
          </ol>
        )}
        {isToBeReviewed(outcome, task) && <p className={classes.look}>{catalogueWords.tasks.trainingReview}</p>}
      </div>
      <NativeSelect
        label={words.decide}
        data={[
          { value: '', label: rated === null ? words.asRated : words.asRatedTo(outcomes[rated]) },
          ...difDecisions.map((value) => ({ value, label: outcomes[value] })),
        ]}
        value={decidedTraining ?? ''}
        onChange={(event) => {
          setLeft(false);
          onDecide(difDecisions.find((one) => one === event.currentTarget.value) ?? null);
        }}
      />
      {decidedTraining !== null && (
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          withAsterisk
          maxLength={4000}
          classNames={{ input: classes.growing }}
          value={trainingReason}
          error={wasLeft && trainingReason.trim() === '' ? words.reasonMissing : null}
          onBlur={() => setLeft(true)}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
    </Section>
  );
}
