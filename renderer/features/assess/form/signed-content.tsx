import { assessWords } from '../../../lib/words/assess';
import { KeyValueList } from '../../../ui/key-value-list';
import { useSession } from '../../../lib/session';
import { OutcomeMark } from '../outcome-mark';
import type { AssessmentForm } from '../queries';
import { ResultMark } from '../result-mark';
import { needsLateReason, needsPrerequisiteReason, outcomeOf, shownSteps, type AssessmentText } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.record;

/** Everything the signature will cover, readable in full. */
export function SignedContent({ form, text }: { readonly form: AssessmentForm; readonly text: AssessmentText }) {
  const { today } = useSession();
  const { person, competency } = form;
  const steps = shownSteps(form, text);
  const outcome = outcomeOf(steps);
  const level = competency.scale.levels.find((one) => one.level === text.level);
  return (
    <div className={own.signedContent} tabIndex={0} role="group" aria-label={words.steps}>
      <KeyValueList
        items={[
          { key: 'person', label: words.person, value: `${person.name} · ${person.employeeNumber}` },
          { key: 'competency', label: words.competency, value: `${competency.code} ${competency.title}` },
          { key: 'level', label: words.level, value: level === undefined ? String(text.level) : assessWords.level(level.code, level.name) },
          { key: 'outcome', label: assessWords.form.soFar, value: outcome === null ? null : <OutcomeMark outcome={outcome.outcome} /> },
          { key: 'performedOn', label: words.performedOn, value: text.performedOn },
          ...(needsLateReason(text, today) ? [{ key: 'late', label: words.late, value: text.lateReason }] : []),
          ...(needsPrerequisiteReason(form, text)
            ? [{ key: 'prerequisite', label: words.prerequisite, value: text.prerequisiteReason ?? '' }]
            : []),
          { key: 'place', label: words.place, value: text.place === '' ? assessWords.sign.none : text.place },
          {
            key: 'note',
            label: words.note,
            value: text.note === '' ? assessWords.sign.none : <span className={classes.text}>{text.note}</span>,
          },
          {
            key: 'evidence',
            label: words.evidence,
            value:
              text.evidence.length === 0
                ? assessWords.sign.none
                : text.evidence.map((file) => `${file.fileName} (${file.sha256.slice(0, 8)})`).join(', '),
          },
        ]}
      />
      <ol className={own.signedSteps}>
        {steps.map((step) => (
          <li key={step.stepId} className={own.signedStep}>
            <span>
              {step.ordinal}. {step.text}
              {step.note !== '' && <span className={classes.example}>{step.note}</span>}
            </span>
            {step.result !== null && <ResultMark result={step.result} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
