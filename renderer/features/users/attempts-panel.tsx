import { Link, useNavigate } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { usersWords } from '../../lib/words/users';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { NoPermission } from '../../ui/no-permission';
import { ShortTable } from '../../ui/short-table';
import { SidePanel } from '../../ui/side-panel';
import { useAttempts, type Attempts } from './queries';
import classes from './users.module.css';

const words = usersWords.attempts;

/** Every failed passphrase, for the security role: who, when and how many. */
export function AttemptsPanel() {
  const navigate = useNavigate();
  const maySee = useMay('users.read');
  const query = useAttempts(maySee);
  return (
    <BesidePage>
      <SidePanel title={words.title} subtitle={words.subtitle} width={560} onClose={() => void navigate({ to: '/settings/users' })}>
        {maySee ? <Loaded query={query}>{(data) => <AttemptTable failed={data.failed} />}</Loaded> : <NoPermission />}
      </SidePanel>
    </BesidePage>
  );
}

function AttemptTable({ failed }: { readonly failed: Attempts['failed'] }) {
  const mayReadLog = useMay('audit.read');
  if (failed.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
  return (
    <>
      <p className={classes.dimmed}>{words.hint}</p>
      <ShortTable label={words.title}>
        <thead>
          <tr>
            <th scope="col">{words.columns.who}</th>
            <th scope="col" data-align="right">
              {words.columns.count}
            </th>
            <th scope="col">{words.columns.when}</th>
            <th scope="col">{words.columns.entry}</th>
          </tr>
        </thead>
        <tbody>
          {failed.map(({ user, count, firstAt, lastAt, entryNumber }) => (
            <tr key={`${entryNumber ?? 'new'} ${user?.userId ?? ''}`}>
              <th scope="row">
                {user === null ? (
                  words.unknown
                ) : (
                  <Link to="/settings/users/$userId" params={{ userId: user.userId }}>
                    {user.printedName} ({user.login})
                  </Link>
                )}
              </th>
              <td data-align="right">{count}</td>
              <td>
                <time dateTime={firstAt}>{formatInstant(firstAt)}</time>
                {formatInstant(lastAt) !== formatInstant(firstAt) && (
                  <>
                    {' – '}
                    <time dateTime={lastAt}>{formatInstant(lastAt)}</time>
                  </>
                )}
              </td>
              <td>
                {entryNumber === null ? (
                  words.notYet
                ) : mayReadLog ? (
                  <Link to="/records/$entryNumber" params={{ entryNumber: String(entryNumber) }}>
                    {entryNumber}
                  </Link>
                ) : (
                  entryNumber
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </>
  );
}
