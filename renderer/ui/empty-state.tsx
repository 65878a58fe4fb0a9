import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './states.module.css';

export type NextStep = { readonly label: string; readonly onClick: () => void };

/** Nothing to show: what belongs here, and the first step. */
export function EmptyState({
  title,
  hint,
  icon,
  nextStep,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly nextStep?: NextStep;
}) {
  return (
    <div className={classes.state}>
      {icon}
      <p className={classes.title}>{title}</p>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {nextStep && (
        <Button variant="default" onClick={nextStep.onClick}>
          {nextStep.label}
        </Button>
      )}
    </div>
  );
}
