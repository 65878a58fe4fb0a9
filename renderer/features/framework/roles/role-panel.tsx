import { useNavigate } from '@tanstack/react-router';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { SidePanel } from '../../../ui/side-panel';
import { Loaded } from '../../../ui/loaded';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { MappingList } from '../items/mapping-list';
import { useJobRole, useJobRoles, useLinks } from '../queries';
import { OutcomeList } from './outcome-list';
import { RequirementTable } from './requirement-table';
import classes from '../framework.module.css';

const words = frameworkWords.roles;

/** One role on the day of the header: what it brings about, and what it requires. */
export function RolePanel({ roleId }: { readonly roleId: string }) {
  const query = useJobRole(roleId);
  const links = useLinks(roleId);
  const roles = useJobRoles();
  const navigate = useNavigate();
  const role = query.data;
  const isInLibrary = roles.data?.roles.some((one) => one.roleId === roleId && one.frameworkId !== null) === true;
  return (
    <BesidePage>
      <SidePanel
        width={720}
        title={role?.name ?? words.loading}
        subtitle={role && frameworkWords.people(role.people)}
        onClose={() => void navigate({ to: '/framework/roles' })}
      >
        <Loaded query={query}>
          {(data) => (
            <>
              {isInLibrary ? <RetiredNote itemId={roleId} /> : <p className={classes.small}>{words.source}</p>}
              {data.description !== '' && <p className={classes.text}>{data.description}</p>}
              <Loaded query={links}>
                {({ links: all }) => <OutcomeList links={all.filter(({ relation }) => relation === 'roleTask')} />}
              </Loaded>
              <RequirementTable role={data} />
              {links.data && <MappingList mappings={links.data.mappings} />}
              {isInLibrary && <ItemOrigin itemId={roleId} />}
            </>
          )}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}
