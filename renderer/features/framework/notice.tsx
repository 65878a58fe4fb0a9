import { IconArrowsDiff, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './framework.module.css';

const icons = { newer: IconArrowsDiff, draft: IconPencil };

/** A word on the state of a form, in place: a newer version, a restored draft. */
export function Notice({
  kind,
  title,
  children,
}: {
  readonly kind: keyof typeof icons;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  const Icon = icons[kind];
  return (
    <div className={classes.notice} data-kind={kind} role={kind === 'draft' ? 'status' : 'alert'}>
      <Icon size={18} aria-hidden />
      <div className={classes.section}>
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}
