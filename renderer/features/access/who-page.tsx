import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { permissions } from '../../../shared/domain/permissions';
import { accessWords, permissionWords } from '../../lib/words/access';
import { Loaded } from '../../ui/loaded';
import { PrintedAlone } from '../../ui/printed-alone';
import { ShortTable } from '../../ui/short-table';
import { AccessPage } from './access-page';
import { useRights, type Account } from './queries';
import { grantsText, reachText } from './rights-text';
import classes from './access.module.css';

const words = accessWords.who;

/** The other way round: who has one right, how far, and from which role. */
export function WhoPage() {
  const query = useRights();
  const navigate = useNavigate();
  const { right } = useSearch({ from: '/settings/access/who' });
  return (
    <AccessPage
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {accessWords.print}
        </Button>
      }
    >
      <Select
        className={classes.field}
        label={words.right}
        allowDeselect={false}
        searchable
        data={permissions.map((value) => ({ value, label: permissionWords[value].long }))}
        value={right}
        onChange={(value) => {
          const chosen = permissions.find((permission) => permission === value);
          if (chosen !== undefined) void navigate({ to: '/settings/access/who', search: { right: chosen } });
        }}
      />
      <Loaded query={query}>
        {({ users }) => (
          <PrintedAlone what={words.label(permissionWords[right].long)}>
            <Holders right={right} accounts={users} />
          </PrintedAlone>
        )}
      </Loaded>
    </AccessPage>
  );
}

function Holders({ right, accounts }: { readonly right: keyof typeof permissionWords; readonly accounts: readonly Account[] }) {
  const holders = accounts.flatMap((account) => {
    const held = account.rights.find(({ permission }) => permission === right);
    return held === undefined ? [] : [{ account, held }];
  });
  if (holders.length === 0) return <p className={classes.text}>{words.nobody}</p>;
  return (
    <section className={classes.section}>
      <p className={classes.note}>{words.count(holders.length)}</p>
      <ShortTable label={words.label(permissionWords[right].long)}>
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.login}</th>
            <th scope="col">{words.columns.reach}</th>
            <th scope="col">{words.columns.from}</th>
          </tr>
        </thead>
        <tbody>
          {holders.map(({ account, held }) => (
            <tr key={account.userId}>
              <th scope="row">
                <Link to="/settings/access/$userId" params={{ userId: account.userId }}>
                  {account.printedName}
                </Link>
              </th>
              <td>{account.login}</td>
              <td>{reachText(held)}</td>
              <td>{grantsText(held.from)}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
