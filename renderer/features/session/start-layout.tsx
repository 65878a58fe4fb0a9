import { useEffect, useRef, type ReactNode } from 'react';
import { sessionWords as words } from '../../lib/words/session';
import { TouchstoneMark } from '../../ui/touchstone-mark';
import classes from './session.module.css';

/** The page around everything that happens before a site is unlocked. Where no field asks for the focus, its title takes it. */
export function StartLayout({
  title,
  width = 'narrow',
  step = 0,
  children,
}: {
  readonly title: string;
  readonly width?: 'narrow' | 'wide';
  /** Which of several steps is shown: another one is as good as another page. */
  readonly step?: number;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <header className={classes.brand}>
        <TouchstoneMark size={32} />
        <span>
          <span className={classes.product}>{words.product}</span>
          <span className={classes.tagline}>{words.tagline}</span>
        </span>
      </header>
      <main className={classes.card} data-width={width}>
        <Title key={`${title} ${step}`}>{title}</Title>
        {children}
      </main>
    </div>
  );
}

function Title({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={classes.title}>
      {children}
    </h1>
  );
}
