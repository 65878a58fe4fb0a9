import { Stepper } from '@mantine/core';
import { useState } from 'react';
import { sessionWords } from '../../../lib/words/session';
import { keepMadeSite } from '../made-site';
import { useCreateSite } from '../queries';
import { StartLayout } from '../start-layout';
import { CheckStep } from './check-step';
import { PeopleSteps } from './people-steps';
import { emptyPerson, emptySite, toNewSite, type PersonFields } from './site-form';
import { SiteStep } from './site-step';

const words = sessionWords.create;
const steps = ['site', 'first', 'second', 'check'] as const;

/** Makes a site in four steps: what it is, its two people, and a look before it is made. */
export function CreateSite({ onCancel }: { readonly onCancel: () => void }) {
  const [step, setStep] = useState(0);
  const [site, setSite] = useState(emptySite);
  const [first, setFirst] = useState<PersonFields>({ ...emptyPerson, roles: ['administrator', 'frameworkSteward'] });
  const [second, setSecond] = useState(emptyPerson);
  const create = useCreateSite();
  const next = () => setStep(step + 1);
  const previous = () => setStep(step - 1);

  const submit = async () => {
    const input = toNewSite(site, [first, second]);
    const made = create
      .mutateAsync(input)
      .then(({ shares }) => ({ name: input.name, threshold: input.shares.threshold, madeAt: new Date(), shares }));
    // The error is shown by the mutation; a chosen folder is good for one try.
    await keepMadeSite(made).catch(() => setSite({ ...site, folder: null }));
  };

  return (
    <StartLayout title={words.title} width="wide" step={step}>
      <Stepper active={step} size="xs" iconSize={24} allowNextStepsSelect={false}>
        {steps.map((key) => (
          <Stepper.Step key={key} label={words.steps[key]} />
        ))}
      </Stepper>
      {step === 0 && <SiteStep fields={site} onChange={setSite} onNext={next} onCancel={onCancel} />}
      <PeopleSteps
        whose={steps[step]}
        intro={words.personIntro}
        siteName={site.name}
        first={first}
        second={second}
        onFirst={setFirst}
        onSecond={setSecond}
        onNext={next}
        onPrevious={previous}
      />
      {step === 3 && (
        <CheckStep
          site={site}
          people={[first, second]}
          isMaking={create.isPending}
          error={create.error}
          onFolder={(folder) => setSite({ ...site, folder })}
          onPrevious={previous}
          onSubmit={() => void submit()}
        />
      )}
    </StartLayout>
  );
}
