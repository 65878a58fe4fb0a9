import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../../lib/session';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { SidePanel } from '../../../ui/side-panel';
import { Loaded } from '../../../ui/loaded';
import { useJobRole, type Requirement } from '../queries';
import { EndForm } from './end-form';
import { RequirementForm } from './requirement-form';
import { RequirementTable } from './requirement-table';
import classes from '../framework.module.css';

const words = frameworkWords.roles;

/** Which form is open in place. */
type Open = { readonly kind: 'add' } | { readonly kind: 'change' | 'end'; readonly requirement: Requirement } | null;

/** One role with what it requires, changed in place. */
export function RolePanel({ roleId }: { readonly roleId: string }) {
  const query = useJobRole(roleId);
  const navigate = useNavigate();
  const mayEdit = useMay('framework.edit');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const role = query.data;
  return (
    <BesidePage>
      <SidePanel
        width={680}
        title={role?.name ?? words.loading}
        subtitle={role && frameworkWords.people(role.people)}
        onClose={() => void navigate({ to: '/framework/roles' })}
        actions={
          mayEdit && role !== undefined ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ kind: 'add' })}>
              {words.add}
            </Button>
          ) : undefined
        }
      >
        <Loaded query={query}>
          {(data) => (
            <>
              {data.description !== '' && <p className={classes.text}>{data.description}</p>}
              <p className={classes.small}>{words.source}</p>
              {open?.kind === 'add' && <RequirementForm role={data} changing={null} onDone={close} />}
              {open?.kind === 'change' && (
                <RequirementForm key={open.requirement.requirementId} role={data} changing={open.requirement} onDone={close} />
              )}
              {open?.kind === 'end' && <EndForm key={open.requirement.requirementId} requirement={open.requirement} onDone={close} />}
              <RequirementTable
                role={data}
                {...(mayEdit && {
                  onChange: (requirement: Requirement) => setOpen({ kind: 'change', requirement }),
                  onEnd: (requirement: Requirement) => setOpen({ kind: 'end', requirement }),
                })}
              />
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
