import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { importWords } from '../../../lib/words/imports';
import type { Preview } from './queries';
import classes from './imports.module.css';

/** What a person must still choose before anything can be planned. */
export function Problems({ problems }: { readonly problems: Preview['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <Alert
      color="danger"
      variant="outline"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={importWords.mapping.problems}
    >
      <ul className={classes.notices}>
        {problems.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Alert>
  );
}
