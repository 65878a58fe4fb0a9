import { Button } from '@mantine/core';
import { assessWords } from '../../../lib/words/assess';
import { isComplete, type Faults } from './assessment-faults';
import { focusJudged } from './judged-field';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** What has to be filled in before it can be signed, each with the way there. */
export function MissingList({ faults, isRated }: { readonly faults: Faults; readonly isRated: boolean }) {
  if (isComplete(faults)) return null;
  const { fields } = faults;
  const { performedOn, performedTime, ...others } = fields;
  return (
    <section className={own.missing} aria-labelledby="missing">
      <h2 id="missing" className={classes.smallTitle}>
        {words.before}
      </h2>
      <ul className={classes.plainList}>
        {listsOf(faults, isRated).map(({ first, text, go }) => (
          <li key={text}>
            {text}{' '}
            <Button variant="default" size="compact-xs" onClick={() => go(first)}>
              {words.goThere}
            </Button>
          </li>
        ))}
        {performedOn !== undefined && (
          <li>
            {words.performedOn}: {performedOn}
          </li>
        )}
        {performedTime !== undefined && (
          <li>
            {words.performedTime}: {performedTime}
          </li>
        )}
        {Object.entries(others).map(([field, fault]) => (
          <li key={field}>{labelByField[field] === undefined ? fault : `${labelByField[field]}: ${fault}`}</li>
        ))}
      </ul>
    </section>
  );
}

const labelByField: Readonly<Record<string, string>> = {
  questionSetId: words.questionSet,
  score: words.score,
  maxScore: words.maxScore,
  passMark: words.passMark,
};

/** What is missing of single steps, indicators and questions, as a sentence. */
export function listsOf({ open, unexplained, unordered, questions, notSeen }: Faults, isRated: boolean) {
  return [
    { ordinals: open, text: isRated ? words.ratingsOpen(open) : words.stepsOpen(open), go: focusJudged },
    { ordinals: unexplained, text: words.stepsUnexplained(unexplained), go: focusJudged },
    { ordinals: unordered, text: words.stepsUnordered(unordered), go: focusJudged },
    { ordinals: notSeen, text: words.notSeen(notSeen), go: focusJudged },
    { ordinals: questions, text: words.questionsOpen(questions), go: focusQuestion },
  ].flatMap(({ ordinals: [first], text, go }) => (first === undefined ? [] : [{ first, text, go }]));
}

function focusQuestion(number: number): void {
  const question = document.querySelector(`[data-question="${number}"]`);
  const fields = [...(question?.querySelectorAll('textarea') ?? [])];
  const field = fields.find(({ value }) => value.trim() === '') ?? question?.querySelector<HTMLElement>('[role="radio"]');
  field?.focus();
}
