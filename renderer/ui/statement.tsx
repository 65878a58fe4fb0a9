import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import classes from './statement.module.css';

/** A statement shown in full, and the tick that accepts it. */
export function Statement({
  title,
  paragraphs,
  accept,
  isAccepted,
  error,
  onChange,
}: {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly accept: string;
  readonly isAccepted: boolean;
  readonly error?: string | null;
  readonly onChange: (isAccepted: boolean) => void;
}) {
  const id = useId();
  return (
    <section className={classes.statement} aria-labelledby={id}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className={classes.text}>
          {paragraph}
        </p>
      ))}
      <Checkbox label={accept} checked={isAccepted} error={error} onChange={(event) => onChange(event.currentTarget.checked)} />
    </section>
  );
}
