import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { methodsByKind } from '../../../../shared/domain/assessment';
import { useFieldCheck } from '../../../lib/field-check';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm } from '../queries';
import { needsLateReason, type Faults } from './assessment-faults';
import type { AssessmentText, Moment, PerformanceText } from './assessment-text';
import { TaskFields } from './task-fields';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** How it was verified, when it was performed and in which circumstances. */
export function DetailFields({
  form,
  text,
  faults,
  moment,
  isDayFixed = false,
  onChange,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly faults: Faults['fields'];
  readonly moment: Moment;
  readonly isDayFixed?: boolean;
  readonly onChange: (part: Partial<PerformanceText>) => void;
}) {
  const check = useFieldCheck(faults);
  const methods = methodsByKind[text.kind];
  return (
    <section className={own.fields} aria-labelledby="details">
      <h2 id="details" className={classes.smallTitle}>
        {words.details}
      </h2>
      <NativeSelect
        label={words.method}
        description={words.methodHint}
        data={methods.map((method) => ({ value: method, label: assessWords.methods[method] }))}
        value={text.method ?? methods[0]}
        onChange={(event) => onChange({ method: methods.find((method) => method === event.currentTarget.value) ?? null })}
      />
      <div className={own.pair}>
        <TextInput
          label={words.performedOn}
          description={words.performedOnHint}
          disabled={isDayFixed}
          value={text.performedOn}
          maxLength={10}
          onChange={(event) => {
            const performedOn = event.currentTarget.value;
            // The time of day was taken from the clock of today: of another day it says nothing.
            const isLeft = text.performedOn === moment.today && performedOn !== moment.today;
            onChange({ performedOn, ...(isLeft ? { performedTime: '' } : {}) });
          }}
          {...check.of('performedOn')}
        />
        <TextInput
          label={words.performedTime}
          description={words.performedTimeHint}
          value={text.performedTime}
          maxLength={5}
          onChange={(event) => onChange({ performedTime: event.currentTarget.value })}
          {...check.of('performedTime')}
        />
      </div>
      {needsLateReason(form, text, moment) && (
        <TextInput
          label={words.lateReason}
          description={words.lateReasonHint(form.lateAfterHours)}
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
      <div className={own.pair}>
        <TextInput
          label={words.equipment}
          value={text.equipment}
          maxLength={4000}
          onChange={(event) => onChange({ equipment: event.currentTarget.value })}
        />
        <TextInput
          label={words.shift}
          value={text.shift}
          maxLength={4000}
          onChange={(event) => onChange({ shift: event.currentTarget.value })}
        />
      </div>
      <TaskFields form={form} text={text} abnormal={check.of('abnormal')} onChange={onChange} />
    </section>
  );
}

/** What the record should say of the person beside what was judged. */
export function NoteField({ note, onNote }: { readonly note: string; readonly onNote: (note: string) => void }) {
  return (
    <Textarea
      className={own.fields}
      label={words.remarks}
      description={words.remarksHint}
      value={note}
      maxLength={4000}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => onNote(event.currentTarget.value)}
    />
  );
}
