import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { calibrationSessionWords as words } from '../../../lib/words/calibration-sessions';
import { formatDate } from '../../../lib/formatting';
import { IfMay } from '../../../ui/if-may';
import { PageHeader } from '../../../ui/page-header';
import { SetUpForm } from './set-up-form';

/** A session that is being set up for the first time. */
export function NewSessionPage() {
  const navigate = useNavigate();
  const [today] = useState(() => formatDate(new Date()));
  return (
    <IfMay permission="calibration.run" title={words.setUp.title}>
      <PageHeader title={words.setUp.title} parent={{ label: words.parent, href: '#/calibrate' }} />
      <SetUpForm
        sessionId={null}
        titles={{}}
        initial={{
          title: '',
          plannedOn: today,
          coFacilitatorUserId: null,
          quorum: 2,
          agenda: words.setUp.defaultAgenda,
          groundRules: words.setUp.defaultRules,
          question: null,
          setUp: { members: [], observers: [], cases: [], guests: [] },
        }}
        onDone={(sessionId) => void navigate({ to: '/calibrate/sessions/$sessionId', params: { sessionId } })}
        onCancel={() => void navigate({ to: '/calibrate' })}
      />
    </IfMay>
  );
}
