import { Link } from '@tanstack/react-router';
import { useSession } from '../lib/session';
import { gateWords as words } from '../lib/words/gate';

/** From one standing to what was true and what was known of it at a past moment, for who may ask. */
export function PastQuestion({ personId, competencyId }: { readonly personId: string; readonly competencyId: string }) {
  const { permissions } = useSession();
  if (!permissions.includes('readiness.read')) return null;
  return (
    <p style={{ margin: '4px 0 8px', fontSize: 12 }}>
      <Link to="/readiness/proof" search={{ person: personId, task: competencyId }}>
        {words.gate.toPast}
      </Link>
    </p>
  );
}
