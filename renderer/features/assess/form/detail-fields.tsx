import { Textarea, TextInput } from '@mantine/core';
import { lateAfterDays } from '../../../../shared/domain/assessment';
import { useFieldCheck } from '../../../lib/field-check';
import { assessWords } from '../../../lib/words/assess';
import { needsLateReason, type AssessmentText, type Faults } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** When it was performed, where, and what the record should say beside the steps. */
export function DetailFields({
  text,
  faults,
  today,
  onChange,
}: {
  readonly text: AssessmentText;
  readonly faults: Faults['fields'];
  readonly today: string;
  readonly onChange: (part: Partial<AssessmentText>) => void;
}) {
  const check = useFieldCheck(faults);
  return (
    <section className={own.fields} aria-labelledby="details">
      <h2 id="details" className={classes.smallTitle}>
        {words.details}
      </h2>
      <TextInput
        label={words.performedOn}
        description={words.performedOnHint}
        value={text.performedOn}
        className={own.dateField}
        maxLength={10}
        onChange={(event) => onChange({ performedOn: event.currentTarget.value })}
        {...check.of('performedOn')}
      />
      {needsLateReason(text, today) && (
        <TextInput
          label={words.lateReason}
          description={words.lateReasonHint(lateAfterDays)}
          value={text.lateReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => onChange({ lateReason: event.currentTarget.value })}
          {...check.of('lateReason')}
        />
      )}
      <TextInput
        label={words.place}
        description={words.placeHint}
        value={text.place}
        maxLength={4000}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <Textarea
        label={words.remarks}
        description={words.remarksHint}
        value={text.note}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </section>
  );
}
