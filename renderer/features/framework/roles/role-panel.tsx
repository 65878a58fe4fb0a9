import { frameworkWords } from '../../../lib/words/framework';
import { Loaded } from '../../../ui/loaded';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { CataloguePanel } from '../items/item-panel';
import { EffectiveLink } from '../items/effective-link';
import { MappingList } from '../items/mapping-list';
import { useJobRole, useJobRoles, useLinks } from '../queries';
import { OnboardingSection } from './onboarding-section';
import { OutcomeList } from './outcome-list';
import { RequirementTable } from './requirement-table';
import classes from '../framework.module.css';

const words = frameworkWords.roles;

/** One role on the day of the header: what it brings about, and what it requires. */
export function RolePanel({ roleId }: { readonly roleId: string }) {
  const query = useJobRole(roleId);
  const links = useLinks(roleId);
  const roles = useJobRoles();
  const isInLibrary = roles.data?.roles.some((one) => one.roleId === roleId && one.frameworkId !== null) === true;
  return (
    <CataloguePanel
      query={query}
      list="/framework/roles"
      width={720}
      loading={words.loading}
      head={({ name, people }) => ({ title: name, subtitle: frameworkWords.people(people) })}
    >
      {(data) => (
        <>
          {isInLibrary ? <RetiredNote itemId={roleId} /> : <p className={classes.small}>{words.source}</p>}
          {data.description !== '' && <p className={classes.text}>{data.description}</p>}
          <Loaded query={links}>{({ links: all }) => <OutcomeList links={all.filter(({ relation }) => relation === 'roleTask')} />}</Loaded>
          <RequirementTable role={data} />
          <OnboardingSection roleId={roleId} />
          <p className={classes.linkLine}>
            <EffectiveLink subject="role" id={roleId}>
              {words.inTheEnd}
            </EffectiveLink>
          </p>
          {links.data && <MappingList mappings={links.data.mappings} />}
          {isInLibrary && <ItemOrigin itemId={roleId} />}
        </>
      )}
    </CataloguePanel>
  );
}
