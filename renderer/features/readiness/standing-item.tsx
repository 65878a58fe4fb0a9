import { Link, useNavigate } from '@tanstack/react-router';
import { useAsOf } from '../../lib/as-of';
import { useSession } from '../../lib/session';
import { readinessWords as words } from '../../lib/words/readiness';
import { StandingLine } from '../../ui/standing-line';
import type { Standing } from './queries';
import { Why } from './why';

/** One person behind a cell: what is needed and held, until when, and why. */
export function StandingItem({ standing, knownAt }: { readonly standing: Standing; readonly knownAt: number | null }) {
  const { user, permissions, today } = useSession();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const { personId, competencyId, competencyCode: code, name, readyUntil } = standing;
  const mayAssess = permissions.includes('assessments.sign') && user.personId !== personId;
  const assess = () => void navigate({ to: '/assess/$personId/$competencyId', params: { personId, competencyId } });
  return (
    <StandingLine
      standing={standing}
      title={
        permissions.includes('people.read') ? (
          <Link to="/people/$personId" params={{ personId }}>
            {name}
          </Link>
        ) : (
          name
        )
      }
      until={readyUntil}
      untilLabel={words.readyUntil}
      day={asOf ?? today}
      whyLabel={words.whyOf(name, code)}
      reasons={<Why personId={personId} competencyId={competencyId} knownAt={knownAt} label={words.reasonsOf(name, code)} />}
      {...(mayAssess && { assess: { label: words.assessOf(name, code), onClick: assess } })}
    />
  );
}
