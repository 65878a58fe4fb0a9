import { formatInstant, formatInstantIn } from '../../../lib/formatting';
import { usePrintedAt } from '../../../lib/printed-at';
import { useSession } from '../../../lib/session';
import { assessWords } from '../../../lib/words/assess';
import { DateText } from '../../../ui/date-text';
import { KeyValueList } from '../../../ui/key-value-list';
import { CriticalMark } from '../critical-mark';
import { OutcomeMark } from '../outcome-mark';
import type { AssessmentRecord } from '../queries';
import { ResultMark } from '../result-mark';
import { RecordFiles } from './record-files';
import { RecordSignatures } from './record-signatures';
import classes from '../assess.module.css';
import own from './record.module.css';

const words = assessWords.record;

/** A signed assessment as a document: what was judged, what follows from it, what it rests on and who stands for it. */
export function RecordDocument({ record }: { readonly record: AssessmentRecord }) {
  return (
    <article className={own.document}>
      <PrintHead />
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
          { key: 'performedOn', label: words.performedOn, value: <DateText date={record.performedOn} /> },
          { key: 'enteredAt', label: words.enteredAt, value: formatInstantIn(record.enteredAt, record.zone) },
          ...(record.lateReason === null ? [] : [{ key: 'late', label: words.late, value: record.lateReason }]),
          ...(record.prerequisiteReason === null
            ? []
            : [{ key: 'prerequisite', label: words.prerequisite, value: record.prerequisiteReason }]),
          ...(record.place === '' ? [] : [{ key: 'place', label: words.place, value: record.place }]),
          { key: 'assessor', label: words.assessor, value: record.assessorName },
          ...(record.note === '' ? [] : [{ key: 'note', label: words.note, value: <span className={classes.text}>{record.note}</span> }]),
        ]}
      />
      <Steps steps={record.steps} />
      <RecordFiles files={record.evidence} />
      <RecordSignatures signatures={record.signatures} />
    </article>
  );
}

function Steps({ steps }: { readonly steps: AssessmentRecord['steps'] }) {
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
            </span>
            <ResultMark result={step.result} />
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
