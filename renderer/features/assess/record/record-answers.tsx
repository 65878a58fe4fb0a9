import { evidenceWords } from '../../../lib/words/evidence';
import { Answers } from '../on-record/own-entries';
import { useAnswers } from '../on-record/queries';
import type { AssessmentRecord } from '../queries';
import classes from '../assess.module.css';

/** What the person has said to the record, beside it; nothing where they said nothing. */
export function RecordAnswers({ record: { assessmentId, personId, personName } }: { readonly record: AssessmentRecord }) {
  const query = useAnswers(personId);
  const answers = (query.data?.answers ?? []).filter(({ recordId }) => recordId === assessmentId);
  if (answers.length === 0) return null;
  return (
    <section className={classes.section} aria-label={evidenceWords.answer.title}>
      <h3 className={classes.smallTitle}>{evidenceWords.answer.title}</h3>
      <Answers answers={answers} name={personName} />
    </section>
  );
}
