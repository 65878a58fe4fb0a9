import { useNavigate } from '@tanstack/react-router';
import { consequenceWords } from '../../../lib/words/calibration-consequences';
import { BesidePage } from '../../../ui/beside-page';
import { Loaded } from '../../../ui/loaded';
import { SidePanel } from '../../../ui/side-panel';
import { AssessorCard } from './assessor-card';
import { useAssessorProfile } from './queries';
import { stateText } from './state-text';

/** One assessor's card beside the list. */
export function CalibratedAssessorPanel({ userId }: { readonly userId: string }) {
  const query = useAssessorProfile(userId);
  const navigate = useNavigate();
  return (
    <BesidePage>
      <SidePanel
        width={640}
        title={query.data?.name ?? consequenceWords.card.loading}
        subtitle={query.data && stateText(query.data)}
        onClose={() => void navigate({ to: '/calibrate/assessors', search: true })}
      >
        <Loaded query={query}>{(profile) => <AssessorCard profile={profile} />}</Loaded>
      </SidePanel>
    </BesidePage>
  );
}
