import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconUserCircle } from '@tabler/icons-react';
import { appWords } from '../../lib/words/app';
import { frameWords } from '../../lib/words/frame';
import classes from './frame.module.css';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, in which role, and how the screen looks. */
export function AccountMenu({ user, roles }: { readonly user: string; readonly roles: readonly string[] }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [first = appWords.noRole, ...others] = roles;
  return (
    <Menu position="bottom-end" width={224}>
      <Menu.Target>
        <UnstyledButton className={classes.account} title={[user, ...roles].join(', ')}>
          <IconUserCircle size={20} stroke={1.5} aria-hidden />
          <span className={classes.who}>
            <span className={classes.userName}>{user}</span>
            <span className={classes.role}>{others.length === 0 ? first : `${first} +${others.length}`}</span>
          </span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={frameWords.account}>
        <Menu.Label>{frameWords.roles}</Menu.Label>
        {[first, ...others].map((role) => (
          <Menu.Label key={role} py={2} fw={400} c="var(--mantine-color-text)">
            {role}
          </Menu.Label>
        ))}
        <Menu.Divider />
        <Menu.Label>{frameWords.appearance}</Menu.Label>
        <Menu.RadioGroup value={colorScheme}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} onChange={() => setColorScheme(scheme)}>
              {frameWords.schemes[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
