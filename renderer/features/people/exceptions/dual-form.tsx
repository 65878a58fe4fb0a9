import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { onEscape, useFocusBack } from '../../../lib/form-focus';
import { TwoSignatures } from './two-signatures';
import classes from './exceptions.module.css';

/** A form whose fields two people sign. Esc leaves it. */
export function DualForm({
  title,
  children,
  ...signatures
}: ComponentProps<typeof TwoSignatures> & { readonly title: string; readonly children: ReactNode }) {
  useFocusBack();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.form} aria-label={title} onKeyDown={onEscape(signatures.onCancel)}>
      <h2 ref={heading} tabIndex={-1} className={classes.formTitle}>
        {title}
      </h2>
      {children}
      <TwoSignatures {...signatures} />
    </section>
  );
}
