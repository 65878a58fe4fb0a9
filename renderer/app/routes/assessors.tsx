import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createRoute, useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { AssessorsPage } from '../../features/assessors/assessors-page';
import { AuthorityPanel } from '../../features/assessors/authority-panel';
import { GrantPanel } from '../../features/assessors/grant-panel';
import { RulesPage } from '../../features/assessors/rules-page';
import { SettingsPage } from '../../features/users/settings-page';
import { useMay } from '../../lib/session';
import { assessorWords } from '../../lib/words/assessors';
import { rootRoute } from '../root-route';

function AssessorsRoute() {
  const navigate = useNavigate();
  const mayAuthorise = useMay('assessments.authorise');
  return (
    <SettingsPage
      actions={
        mayAuthorise && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/settings/assessors/new', search: true })}
          >
            {assessorWords.list.new}
          </Button>
        )
      }
    >
      <AssessorsPage />
    </SettingsPage>
  );
}

const assessors = createRoute({ getParentRoute: () => rootRoute, path: '/settings/assessors', component: AssessorsRoute });
const newAuthority = createRoute({ getParentRoute: () => assessors, path: 'new', component: GrantPanel });
const authority = createRoute({
  getParentRoute: () => assessors,
  path: '$authorityId',
  component: function AuthorityRoute() {
    const { authorityId } = authority.useParams();
    return <AuthorityPanel key={authorityId} authorityId={authorityId} />;
  },
});
const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/assessment-rules',
  validateSearch: z.object({ change: z.boolean().optional().catch(undefined) }),
  component: () => (
    <SettingsPage>
      <RulesPage />
    </SettingsPage>
  ),
});

export const assessorRoutes = [assessors.addChildren([newAuthority, authority]), rules];
