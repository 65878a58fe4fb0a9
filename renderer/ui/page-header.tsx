import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page-header.module.css';

/** Title of a page, a line on what it shows, and its actions. A page that opens takes the focus to its title. */
export function PageHeader({
  title,
  subtitle,
  parent,
  actions,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** The page above this one. */
  readonly parent?: { readonly label: string; readonly href: string };
  readonly actions?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const content = heading.current?.closest('main');
    // a field that asks for the focus, and a panel that has opened with the page, keep it; so does what is typed above the page
    if (document.activeElement?.closest('main, aside, [role="dialog"]') != null) return;
    if (content) content.scrollTop = 0;
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {parent && (
          <a className={classes.parent} href={parent.href}>
            {parent.label}
          </a>
        )}
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
