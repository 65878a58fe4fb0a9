import { Alert } from '@mantine/core';
import { IconAlertTriangle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './banner.module.css';

/** What stands above every page until it is mended: what happened, what to do, and the way there. */
export function Banner({
  title,
  icon: Shown = IconAlertTriangle,
  isGrave = true,
  way,
  children,
}: {
  readonly title: string;
  readonly icon?: Icon;
  /** False where it only has to be known. */
  readonly isGrave?: boolean;
  readonly way?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Alert
      color={isGrave ? 'danger' : 'var(--mantine-color-text)'}
      variant="outline"
      role="alert"
      icon={<Shown size={18} aria-hidden />}
      title={title}
      className={classes.banner}
    >
      <div className={classes.content}>
        <span>{children}</span>
        {way}
      </div>
    </Alert>
  );
}
