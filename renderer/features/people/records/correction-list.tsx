import { tell } from '../../../lib/tell';
import { personRecordWords } from '../../../lib/words/person-records';
import { DateText } from '../../../ui/date-text';
import { useEndCorrection, type Person } from '../queries';
import { ActButton } from './act-button';
import type { Acting } from './acting';
import { PersonForm } from './person-form';
import { RecordSection } from './record-section';
import classes from './records.module.css';

const words = personRecordWords.corrections;
const names = personRecordWords.fields;
type Correction = Person['corrections'][number];

/** Where this site says something else than the HR system, why and until when. */
export function CorrectionList({ corrections, acting }: { readonly corrections: Person['corrections']; readonly acting: Acting | null }) {
  if (corrections.length === 0) return null;
  const open = acting?.open;
  const ending = open?.kind === 'endCorrection' ? corrections.find(({ overrideId }) => overrideId === open.id) : undefined;
  return (
    <RecordSection title={words.title}>
      <ul className={classes.list} aria-label={words.title}>
        {corrections.map(({ overrideId, field, valueText, sourceText, reason, expiresOn }) => (
          <li key={overrideId} className={classes.item}>
            <div>
              <strong>{words.line(names[field], valueText ?? personRecordWords.correct.nothing)}</strong>
              <p className={classes.small}>
                {words.source(sourceText ?? personRecordWords.correct.nothing)} · {words.until} <DateText date={expiresOn} /> · {reason}
              </p>
            </div>
            <ActButton acting={acting} action={{ kind: 'endCorrection', id: overrideId }} label={words.end} of={names[field]} />
          </li>
        ))}
      </ul>
      {acting !== null && ending !== undefined && <EndCorrectionForm correction={ending} onDone={acting.done} />}
    </RecordSection>
  );
}

function EndCorrectionForm({ correction, onDone }: { readonly correction: Correction; readonly onDone: () => void }) {
  const end = useEndCorrection();
  const { overrideId, field, sourceText } = correction;
  return (
    <PersonForm
      title={words.endOf(names[field])}
      hint={words.endHint(sourceText ?? personRecordWords.correct.nothing)}
      action={words.endAction}
      faults={{}}
      isPending={end.isPending}
      error={end.error}
      onCancel={onDone}
      onSubmit={(reason) =>
        end.mutate(
          { overrideId, reason },
          {
            onSuccess: () => {
              tell(words.ended);
              onDone();
            },
          },
        )
      }
    />
  );
}
