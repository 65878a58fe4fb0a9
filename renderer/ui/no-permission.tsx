import { IconLock } from '@tabler/icons-react';
import { useSession } from '../lib/session';
import { appWords } from '../lib/words/app';
import { uiWords } from '../lib/words/ui';
import { EmptyState } from './empty-state';

/** The role does not open this; says who can change that. */
export function NoPermission() {
  const { grants } = useSession().user;
  const role = grants.length === 0 ? appWords.noRole : grants.map((grant) => appWords.roles[grant.role]).join(', ');
  return (
    <EmptyState
      icon={<IconLock size={28} stroke={1.5} aria-hidden />}
      title={uiWords.noPermission.title}
      hint={uiWords.noPermission.hint(role)}
    />
  );
}
