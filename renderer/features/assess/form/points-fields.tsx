import { Autocomplete, TextInput } from '@mantine/core';
import { useFieldCheck } from '../../../lib/field-check';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm } from '../queries';
import type { Faults } from './assessment-faults';
import type { NotedPoints } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** What was asked by, how many points there were, and how many of them pass. A question set used before brings its own. */
export function PointsFields({
  form,
  points,
  faults,
  onPoints,
}: {
  readonly form: AssessmentForm;
  readonly points: NotedPoints;
  readonly faults: Faults['fields'];
  readonly onPoints: (points: NotedPoints) => void;
}) {
  const check = useFieldCheck(faults);
  return (
    <section className={own.fields} aria-labelledby="points">
      <h2 id="points" className={classes.smallTitle}>
        {words.points}
      </h2>
      <Autocomplete
        label={words.questionSet}
        description={words.questionSetHint}
        data={form.questionSets.map(({ questionSetId }) => questionSetId)}
        value={points.questionSetId}
        maxLength={200}
        onChange={(questionSetId) => onPoints({ ...points, questionSetId })}
        onOptionSubmit={(questionSetId) => {
          const used = form.questionSets.find((one) => one.questionSetId === questionSetId);
          if (used !== undefined) onPoints({ ...points, questionSetId, maxScore: String(used.maxScore), passMark: String(used.passMark) });
        }}
        {...check.of('questionSetId')}
      />
      <div className={own.triple}>
        {(['score', 'maxScore', 'passMark'] as const).map((field) => (
          <TextInput
            key={field}
            label={words[field]}
            inputMode="decimal"
            maxLength={12}
            value={points[field]}
            onChange={(event) => onPoints({ ...points, [field]: event.currentTarget.value })}
            {...check.of(field)}
          />
        ))}
      </div>
    </section>
  );
}
