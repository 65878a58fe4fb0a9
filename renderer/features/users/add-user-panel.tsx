import { Button, CopyButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { BesidePage } from '../../ui/beside-page';
import { NoPermission } from '../../ui/no-permission';
import { SidePanel } from '../../ui/side-panel';
import { AddUserForm } from './add-user-form';
import type { NewUser } from './queries';
import classes from './users.module.css';

const words = usersWords.add;

interface Added {
  readonly userId: string;
  readonly oneTimeSecret: string;
  readonly user: NewUser;
}

/** Adds an account, and then shows its one-time secret, once. */
export function AddUserPanel() {
  const navigate = useNavigate();
  const mayManage = useMay('users.manage');
  const [added, setAdded] = useState<Added | null>(null);
  const close = () => void navigate({ to: '/settings/users' });
  return (
    <BesidePage>
      <SidePanel title={added === null ? words.title : words.made(added.user.printedName)} width={520} onClose={close}>
        {!mayManage && <NoPermission />}
        {mayManage && added === null && <AddUserForm onAdded={setAdded} onCancel={close} />}
        {added !== null && (
          <Secret added={added} onDone={() => void navigate({ to: '/settings/users/$userId', params: { userId: added.userId } })} />
        )}
      </SidePanel>
    </BesidePage>
  );
}

function Secret({ added, onDone }: { readonly added: Added; readonly onDone: () => void }) {
  const { oneTimeSecret, user } = added;
  return (
    <section className={classes.panelForm} aria-label={words.secretTitle}>
      <h3 className={classes.sectionTitle}>{words.secretTitle}</h3>
      <p className={classes.text}>{user.kind === 'opener' ? words.secretHint : words.secretHintSigner}</p>
      <output className={classes.secret} aria-label={words.secretTitle}>
        {oneTimeSecret}
      </output>
      <div className={classes.buttons}>
        <CopyButton value={oneTimeSecret}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>{words.handedOver}</Button>
      </div>
    </section>
  );
}
