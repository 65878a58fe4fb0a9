import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFieldCheck } from '../../../lib/field-check';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm } from '../queries';
import { needsPrerequisiteReason, prerequisitesOf, type Faults } from './assessment-faults';
import type { AssessmentText } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form.prerequisites;

/** What has to be held before the chosen level and whether it was on the day of the work, with the reason to give the level all the same. */
export function PrerequisiteFields({
  form,
  text,
  faults,
  onReason,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly faults: Faults['fields'];
  readonly onReason: (reason: string) => void;
}) {
  const check = useFieldCheck(faults);
  const checked = prerequisitesOf(form, text);
  if (checked.length === 0) return null;
  return (
    <section className={own.fields} aria-labelledby="prerequisites">
      <h2 id="prerequisites" className={classes.smallTitle}>
        {words.title}
      </h2>
      {checked.map(({ prerequisite, isHeld, isMet }, index) => (
        <div key={index}>
          <p className={classes.text}>
            {prerequisite.rule === 'count' ? words.count(prerequisite.count) : words[prerequisite.rule]}:{' '}
            {isMet ? words.met : <strong>{words.unmet}</strong>}
          </p>
          <ul className={classes.indicators}>
            {prerequisite.of.map((one, at) => (
              <li key={one.competencyId}>
                <Link className={own.textLink} to="/framework/competencies/$competencyId" params={{ competencyId: one.competencyId }}>
                  {one.code} {one.title}
                </Link>
                , {words.atLevel(one.levelCode)}: {isHeld[at] === true ? words.held : words.notHeld}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {needsPrerequisiteReason(form, text) && (
        <TextInput
          label={words.reason}
          description={words.reasonHint}
          value={text.prerequisiteReason}
          maxLength={4000}
          withAsterisk
          onChange={(event) => onReason(event.currentTarget.value)}
          {...check.of('prerequisiteReason')}
        />
      )}
    </section>
  );
}
