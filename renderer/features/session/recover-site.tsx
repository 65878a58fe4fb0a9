import { Stepper } from '@mantine/core';
import { useState } from 'react';
import { sessionWords } from '../../lib/words/session';
import { emptyPerson, toEnrolment, type PersonFields } from './create-site/site-form';
import { PeopleSteps } from './create-site/people-steps';
import { useRecoverSite } from './queries';
import { RecoverCheckStep } from './recover-check-step';
import { RecoverSharesStep } from './recover-shares-step';
import { StartLayout } from './start-layout';

const words = sessionWords.recover;
const steps = ['shares', 'first', 'second', 'check'] as const;

/** Lets two new people into a site by its printed shares: the shares, each of the two, and a look before it is done. */
export function RecoverSite(props: { readonly siteName: string; readonly onDone: (names: string) => void; readonly onCancel: () => void }) {
  const { siteName } = props;
  const [step, setStep] = useState(0);
  const [shares, setShares] = useState<readonly string[]>(['', '']);
  const [first, setFirst] = useState<PersonFields>({ ...emptyPerson, roles: ['administrator', 'frameworkSteward'] });
  const [second, setSecond] = useState(emptyPerson);
  const recover = useRecoverSite();
  const next = () => setStep(step + 1);
  const previous = () => setStep(step - 1);
  const submit = (reason: string) =>
    recover.mutate(
      { shares: [...shares], enrolments: [first, second].map(toEnrolment), reason },
      { onSuccess: () => props.onDone(`${first.printedName.trim()} and ${second.printedName.trim()}`) },
    );
  return (
    <StartLayout title={words.title(siteName)} width="wide" step={step}>
      <Stepper active={step} size="xs" iconSize={24} allowNextStepsSelect={false}>
        {steps.map((key) => (
          <Stepper.Step key={key} label={words.steps[key]} />
        ))}
      </Stepper>
      {step === 0 && <RecoverSharesStep shares={shares} onChange={setShares} onNext={next} onCancel={props.onCancel} />}
      <PeopleSteps
        whose={steps[step]}
        intro={words.personIntro}
        siteName={siteName}
        first={first}
        second={second}
        onFirst={setFirst}
        onSecond={setSecond}
        onNext={next}
        onPrevious={previous}
      />
      {step === 3 && (
        <RecoverCheckStep
          siteName={siteName}
          shares={shares.length}
          people={[first, second]}
          isRecovering={recover.isPending}
          error={recover.error}
          onPrevious={previous}
          onSubmit={submit}
        />
      )}
    </StartLayout>
  );
}
