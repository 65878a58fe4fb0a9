import type { AssessmentForm } from '../queries';
import { useSeen } from '../on-record/use-seen';
import { unorderedSteps } from './assessment-faults';
import { notedStep, shownIndicators, shownSteps, type AssessmentText, type Moment, type PersonText } from './assessment-text';
import { momentNow } from './use-moment';
import { Checklist, Ratings } from './checklist';

/** The steps or the indicators of the form, by its kind; or a single one of them. */
export function JudgedParts({
  form,
  text,
  moment,
  only = null,
  onChange,
}: {
  readonly form: AssessmentForm;
  readonly text: AssessmentText;
  readonly moment: Moment;
  /** The ordinal of the one to show; null: all. */
  readonly only?: number | null;
  readonly onChange: (next: (old: AssessmentText) => Partial<PersonText>) => void;
}) {
  const seenOf = useSeen(form.person.personId, form.competency.competencyId);
  const steps = shownSteps(form, text);
  const isShown = ({ ordinal }: { readonly ordinal: number }): boolean => only === null || ordinal === only;
  const early = new Set(unorderedSteps(form, steps).map(({ ordinal }) => ordinal));
  if (text.kind === 'practical') {
    return (
      <Checklist
        steps={steps.filter(isShown)}
        early={form.competency.isSequenceEnforced ? early : null}
        performedOn={text.performedOn}
        zone={form.zone}
        onNote={(step, part) =>
          onChange((old) => ({
            stepById: { ...old.stepById, [step.stepId]: notedStep(step, part, old.performedOn, momentNow(moment.today)) },
          }))
        }
      />
    );
  }
  if (text.kind === 'knowledge') return null;
  return (
    <Ratings
      seenOf={seenOf}
      indicators={shownIndicators(form, text).filter(isShown)}
      onNote={({ indicatorId, text: says, rating, note }, part) =>
        onChange((old) => ({ ratingById: { ...old.ratingById, [indicatorId]: { rating, note, ...part, text: says } } }))
      }
    />
  );
}
