import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../../lib/session';
import { tell } from '../../../lib/tell';
import { programmeWords as words } from '../../../lib/words/calibration-programme';
import { Loaded } from '../../../ui/loaded';
import { CalibrateFrame } from '../calibrate-frame';
import { ProgrammeForm } from './programme-form';
import { useProgrammeChoices, type ProgrammeContent } from './queries';
import classes from './programme.module.css';

/** A new line of the programme: every quarter, ten cases spread over assessors and levels. */
export function NewProgrammePage() {
  return (
    <CalibrateFrame tab="programme" needs="calibration.run">
      <NewProgramme />
    </CalibrateFrame>
  );
}

function NewProgramme() {
  const navigate = useNavigate();
  const { today, user } = useSession();
  const initial: ProgrammeContent = {
    title: '',
    kind: 'sample',
    roleId: null,
    criticality: null,
    everyMonths: 3,
    from: today,
    ownerUserId: user.userId,
    size: 10,
    strata: ['assessor', 'level'],
    raters: 3,
    minutesPerCase: 15,
    monthlyMinutes: 960,
    minutesPer: { knowledge: 30, practical: 60, observation: 45, seen: 10 },
    expectedAgreement: 80,
  };
  return (
    <section className={classes.section} aria-labelledby="new-programme">
      <h2 id="new-programme" className={classes.title}>
        {words.newTitle}
      </h2>
      <Loaded query={useProgrammeChoices()}>
        {(choices) => (
          <ProgrammeForm
            programmeId={null}
            basis={0}
            initial={initial}
            choices={choices}
            onDone={(programmeId) => {
              tell(words.form.saved);
              void navigate({ to: '/calibrate/programme/$programmeId', params: { programmeId }, search: true });
            }}
            onCancel={() => void navigate({ to: '/calibrate/programme', search: true })}
          />
        )}
      </Loaded>
    </section>
  );
}
