import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to what counts in the end for a role or a unit, with where each line of it comes from. */
export function EffectiveLink({
  subject,
  id,
  name,
  children,
}: {
  readonly subject: 'role' | 'unit';
  readonly id: string;
  /** For whoever hears the link alone; left out where the words stand by themselves. */
  readonly name?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link to="/people/requirements" search={{ subject, id }} {...(name !== undefined && { 'aria-label': name })}>
      {children}
    </Link>
  );
}
