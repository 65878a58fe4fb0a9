import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useMay } from '../../../lib/session';
import { libraryWords as words } from '../../../lib/words/libraries';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import { FrameworkPage } from '../framework-page';
import { useLibraries } from '../queries';
import { LibraryCard } from './library-card';
import classes from './libraries.module.css';

/** The libraries of the site: what each has in force, what is coming, and who drafts. */
export function LibrariesPage() {
  const query = useLibraries();
  const mayEdit = useMay('framework.edit');
  const navigate = useNavigate();
  const add = () => void navigate({ to: '/framework/libraries/new' });
  return (
    <FrameworkPage
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            {words.add}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ libraries }) => {
          if (libraries.length === 0 && !mayEdit) return <EmptyState title={words.empty} hint={words.emptyHintReader} />;
          if (libraries.length === 0)
            return <EmptyState title={words.empty} hint={words.emptyHint} nextStep={{ label: words.add, onClick: add }} />;
          return (
            <div className={classes.libraries}>
              {libraries.map((library) => (
                <LibraryCard key={library.frameworkId} library={library} />
              ))}
            </div>
          );
        }}
      </Loaded>
      <Outlet />
    </FrameworkPage>
  );
}
