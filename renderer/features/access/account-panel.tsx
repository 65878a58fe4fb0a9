import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { accessWords, permissionWords } from '../../lib/words/access';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { PrintedAlone } from '../../ui/printed-alone';
import { ShortTable } from '../../ui/short-table';
import { SidePanel } from '../../ui/side-panel';
import { ConflictList } from './conflict-list';
import { useRights, type Account } from './queries';
import { grantsText, reachText } from './rights-text';
import classes from './access.module.css';

const words = accessWords.panel;

/** What one account may do, how far, and from which role; beside the list. */
export function AccountPanel({ userId }: { readonly userId: string }) {
  const query = useRights();
  const navigate = useNavigate();
  const account = query.data?.users.find((one) => one.userId === userId);
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={account?.printedName ?? accessWords.loading}
        subtitle={account?.login}
        onClose={() => void navigate({ to: '/settings/access' })}
        actions={
          account === undefined ? undefined : (
            <>
              <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                {accessWords.print}
              </Button>
              <Button variant="default" onClick={() => void navigate({ to: '/settings/users/$userId', params: { userId } })}>
                {words.account}
              </Button>
            </>
          )
        }
      >
        <Loaded query={query}>
          {() => (account === undefined ? <EmptyState title={words.notFound} /> : <AccountRights account={account} />)}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function AccountRights({ account }: { readonly account: Account }) {
  const { printedName, isActive, lacksPerson, rights, conflicts } = account;
  return (
    <PrintedAlone what={words.printed(printedName)}>
      {!isActive && <p className={classes.text}>{words.ended}</p>}
      {lacksPerson && <p className={classes.text}>{words.lacksPerson}</p>}
      {isActive && (
        <section className={classes.section}>
          <h3 className={classes.smallTitle}>{words.rights}</h3>
          {rights.length === 0 ? (
            <p className={classes.note}>{words.none}</p>
          ) : (
            <ShortTable label={words.rightsOf(printedName)}>
              <thead>
                <tr>
                  <th scope="col">{words.columns.right}</th>
                  <th scope="col">{words.columns.reach}</th>
                  <th scope="col">{words.columns.from}</th>
                </tr>
              </thead>
              <tbody>
                {rights.map((right) => (
                  <tr key={right.permission}>
                    <th scope="row">{permissionWords[right.permission].long}</th>
                    <td>{reachText(right)}</td>
                    <td>{grantsText(right.from)}</td>
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )}
        </section>
      )}
      {isActive && (
        <section className={classes.section}>
          <h3 className={classes.smallTitle}>{words.conflicts}</h3>
          {conflicts.length === 0 ? <p className={classes.note}>{words.noConflicts}</p> : <ConflictList conflicts={conflicts} />}
        </section>
      )}
    </PrintedAlone>
  );
}
