import { localTime } from '../../../../shared/domain/wall-clock';
import { formatInstant, formatInstantIn } from '../../../lib/formatting';
import { usePrintedAt } from '../../../lib/printed-at';
import { useSession } from '../../../lib/session';
import { assessWords } from '../../../lib/words/assess';
import { correctionWords } from '../../../lib/words/corrections';
import { DateText } from '../../../ui/date-text';
import { KeyValueList } from '../../../ui/key-value-list';
import { CriticalMark } from '../critical-mark';
import { OutcomeMark } from '../outcome-mark';
import type { AssessmentRecord } from '../queries';
import { RatingMark, ResultMark } from '../result-mark';
import { RecordAnswers } from './record-answers';
import { OtherRating, RecordEvents, RecordVersions, StateNote } from './record-corrections';
import { RecordFiles } from './record-files';
import { RecordSignatures } from './record-signatures';
import classes from '../assess.module.css';
import own from './record.module.css';

const words = assessWords.record;

/** A signed assessment as a document: what was judged, what follows from it, what it rests on and who stands for it. */
export function RecordDocument({ record }: { readonly record: AssessmentRecord }) {
  const { equipment, shift, knowledge, priorLearning, questions, ratings } = record.detail;
  return (
    <article className={own.document}>
      <PrintHead />
      <StateNote record={record} />
      <div className={classes.outcome}>
        <OutcomeMark outcome={record.outcome} />
        <ul className={classes.reasons} aria-label={words.why}>
          {record.outcomeReasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <KeyValueList
        items={[
          { key: 'person', label: words.person, value: record.personName },
          {
            key: 'competency',
            label: words.competency,
            value: `${record.competencyCode} ${record.competencyTitle}`,
            hint: words.competencyVersion(record.competencyVersion),
          },
          { key: 'level', label: words.level, value: assessWords.level(record.levelCode, record.levelName) },
          { key: 'kind', label: words.kind, value: assessWords.kinds[record.kind] },
          { key: 'method', label: words.method, value: assessWords.methods[record.method] },
          ...(knowledge === null ? [] : [{ key: 'points', label: words.points, value: words.pointsOf(knowledge) }]),
          ...(priorLearning === null
            ? []
            : [
                {
                  key: 'priorLearning',
                  label: words.priorLearning,
                  value: <span className={classes.text}>{priorLearning.basis}</span>,
                  hint: words.standsFor(priorLearning.standsFor.map((kind) => assessWords.kinds[kind])),
                },
              ]),
          {
            key: 'performedOn',
            label: words.performedOn,
            value: (
              <>
                <DateText date={record.performedOn} /> {record.performedTime}
              </>
            ),
            ...(record.performedTime === null ? {} : { hint: record.zone }),
          },
          ...(record.versions.length < 2
            ? []
            : [
                {
                  key: 'version',
                  label: correctionWords.versions.columns.version,
                  value: correctionWords.versionOf(record.version, record.versions.length),
                },
              ]),
          { key: 'enteredAt', label: words.enteredAt, value: formatInstantIn(record.enteredAt, record.zone) },
          ...(record.lateReason === null ? [] : [{ key: 'late', label: words.late, value: record.lateReason }]),
          ...(record.prerequisiteReason === null
            ? []
            : [{ key: 'prerequisite', label: words.prerequisite, value: record.prerequisiteReason }]),
          ...(record.place === '' ? [] : [{ key: 'place', label: words.place, value: record.place }]),
          ...(equipment === '' ? [] : [{ key: 'equipment', label: words.equipment, value: equipment }]),
          ...(shift === '' ? [] : [{ key: 'shift', label: words.shift, value: shift }]),
          ...(record.task === null ? [] : [{ key: 'task', label: words.task, value: `${record.task.code} ${record.task.title}`.trim() }]),
          ...(record.abnormalCondition === null ? [] : [{ key: 'abnormal', label: words.abnormal, value: record.abnormalCondition }]),
          { key: 'assessor', label: words.assessor, value: record.assessorName },
          ...(record.note === '' ? [] : [{ key: 'note', label: words.note, value: <span className={classes.text}>{record.note}</span> }]),
        ]}
      />
      {record.groupId !== null && <p className={classes.note}>{words.group}</p>}
      {record.steps.length > 0 && <Steps steps={record.steps} zone={record.zone} />}
      {ratings.length > 0 && <Ratings ratings={ratings} />}
      {questions.length > 0 && <Questions questions={questions} />}
      <RecordAnswers record={record} />
      <RecordFiles files={record.evidence} />
      <OtherRating record={record} />
      <RecordVersions record={record} />
      <RecordEvents record={record} />
      <RecordSignatures signatures={record.signatures} />
    </article>
  );
}

function Steps({ steps, zone }: { readonly steps: AssessmentRecord['steps']; readonly zone: string }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.steps}</h3>
      <ol className={own.recordSteps}>
        {steps.map((step) => (
          <li key={step.ordinal} className={own.recordStep}>
            <span className={classes.ordinal}>{step.ordinal}</span>
            <span className={own.recordStepWords}>
              <span>{step.text}</span>
              {step.isCritical && <CriticalMark />}
              {step.note !== null && <span className={classes.small}>{step.note}</span>}
              {step.doneAt !== null && (
                <span className={classes.small} data-figures title={step.doneAt}>
                  {words.doneAt(`${localTime(new Date(step.doneAt), zone)}:${step.doneAt.slice(17, 19)}`)}
                </span>
              )}
              {step.orderReason !== null && <span className={classes.small}>{words.orderReason(step.orderReason)}</span>}
            </span>
            <ResultMark result={step.result} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Ratings({ ratings }: { readonly ratings: AssessmentRecord['detail']['ratings'] }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.ratings}</h3>
      <ol className={own.recordSteps}>
        {ratings.map((one, index) => (
          <li key={one.indicatorId} className={own.recordStep}>
            <span className={classes.ordinal}>{index + 1}</span>
            <span className={own.recordStepWords}>
              <span>{one.text}</span>
              {one.note !== null && <span className={classes.small}>{one.note}</span>}
            </span>
            <RatingMark rating={one.rating} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Questions({ questions }: { readonly questions: AssessmentRecord['detail']['questions'] }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.smallTitle}>{words.questions}</h3>
      <ol className={own.recordSteps}>
        {questions.map((one, index) => (
          <li key={index} className={own.recordStep}>
            <span className={classes.ordinal}>{index + 1}</span>
            <span className={own.recordStepWords}>
              <span>
                {one.question} <span className={classes.small}>({assessWords.form.questionKinds[one.kind]})</span>
              </span>
              {one.isCritical && <CriticalMark />}
              <span className={classes.text}>{words.answered(one.answer)}</span>
            </span>
            <ResultMark result={one.result} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Stands on paper only: what it is, where it comes from, when and by whom it was printed. */
function PrintHead() {
  const { siteName, user } = useSession();
  const printedAt = usePrintedAt();
  return <p className={own.printHead}>{words.printed(siteName, formatInstant(printedAt.toISOString()), user.printedName)}</p>;
}
