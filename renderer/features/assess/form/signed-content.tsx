import { methodsByKind } from '../../../../shared/domain/assessment';
import type { AmendCode } from '../../../../shared/domain/rating-change';
import { localTime } from '../../../../shared/domain/wall-clock';
import { assessWords } from '../../../lib/words/assess';
import { assessorWords } from '../../../lib/words/assessors';
import { correctionWords } from '../../../lib/words/corrections';
import { KeyValueList } from '../../../ui/key-value-list';
import { OutcomeMark } from '../outcome-mark';
import type { AssessmentForm } from '../queries';
import { RatingMark, ResultMark } from '../result-mark';
import { judgementNow, needsLateReason, needsPrerequisiteReason, pointsOf } from './assessment-faults';
import { shownIndicators, shownSteps, type AssessmentText, type Moment } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.record;

/** Everything the signature will cover, readable in full. */
export function SignedContent({
  form,
  text,
  moment,
  amendment = null,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly moment: Moment;
  /** What an amendment says of itself; without a code where the rating stays. */
  readonly amendment?: { readonly comment: string; readonly code: AmendCode | null } | null;
}) {
  const { person, competency } = form;
  const steps = shownSteps(form, text);
  const judgement = judgementNow(form, text);
  const level = competency.scale.levels.find((one) => one.level === text.level);
  const task = form.tasks.find(({ taskId }) => taskId === text.taskId);
  const points = text.kind === 'knowledge' ? pointsOf(text.points) : null;
  const said = (key: 'place' | 'equipment' | 'shift') => (text[key].trim() === '' ? [] : [{ key, label: words[key], value: text[key] }]);
  return (
    <div className={own.signedContent} tabIndex={0} role="group" aria-label={words.steps}>
      <KeyValueList
        items={[
          { key: 'person', label: words.person, value: `${person.name} · ${person.employeeNumber}` },
          { key: 'competency', label: words.competency, value: `${competency.code} ${competency.title}` },
          { key: 'level', label: words.level, value: level === undefined ? String(text.level) : assessWords.level(level.code, level.name) },
          { key: 'kind', label: words.kind, value: assessWords.kinds[text.kind] },
          { key: 'method', label: words.method, value: assessWords.methods[text.method ?? methodsByKind[text.kind][0]] },
          {
            key: 'outcome',
            label: assessWords.form.soFar,
            value: judgement === null || judgement.outcome === null ? null : <OutcomeMark outcome={judgement.outcome} />,
          },
          ...(points === null ? [] : [{ key: 'points', label: words.points, value: words.pointsOf(points) }]),
          { key: 'performedOn', label: words.performedOn, value: `${text.performedOn} ${text.performedTime}`.trim() },
          ...(needsLateReason(form, text, moment) ? [{ key: 'late', label: words.late, value: text.lateReason }] : []),
          ...(needsPrerequisiteReason(form, text)
            ? [{ key: 'prerequisite', label: words.prerequisite, value: text.prerequisiteReason }]
            : []),
          ...(text.independenceReason.trim() === ''
            ? []
            : [{ key: 'independence', label: assessorWords.assess.signed, value: text.independenceReason }]),
          ...(amendment === null ? [] : [{ key: 'amended', label: correctionWords.amend.reason, value: amendment.comment }]),
          ...(amendment === null || amendment.code === null
            ? []
            : [{ key: 'code', label: correctionWords.amend.codeSigned, value: correctionWords.amend.codes[amendment.code] }]),
          ...said('place'),
          ...said('equipment'),
          ...said('shift'),
          ...(text.taskId === null
            ? []
            : [{ key: 'task', label: words.task, value: task === undefined ? words.chosenTask : `${task.code} ${task.title}`.trim() }]),
          ...(text.abnormalCondition.trim() === '' ? [] : [{ key: 'abnormal', label: words.abnormal, value: text.abnormalCondition }]),
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
              {step.doneAt !== null && step.result !== 'notApplicable' && (
                <span className={classes.example}>{words.doneAt(localTime(new Date(step.doneAt), form.zone))}</span>
              )}
            </span>
            {step.result !== null && <ResultMark result={step.result} />}
          </li>
        ))}
        {shownIndicators(form, text).map((one) => (
          <li key={one.indicatorId} className={own.signedStep}>
            <span>
              {one.ordinal}. {one.text}
              {one.note !== '' && <span className={classes.example}>{one.note}</span>}
            </span>
            {one.rating !== null && <RatingMark rating={one.rating} />}
          </li>
        ))}
        {text.questions.map((one, index) => (
          <li key={one.key} className={own.signedStep}>
            <span>
              {assessWords.form.questionOf(index + 1, assessWords.form.questionKinds[one.kind])}: {one.question}
              <span className={classes.example}>{words.answered(one.answer)}</span>
            </span>
            {one.result !== null && <ResultMark result={one.result} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
