import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { distanceInWords } from '../lib/formatting';
import { uiWords } from '../lib/words/ui';
import { DateText } from './date-text';
import classes from './standing-line.module.css';

const words = uiWords.standing;

/** One standing in a list: what is needed and held, until when, its reasons at one click, and the way to assess it. */
export function StandingLine({
  standing,
  title,
  until,
  untilLabel,
  openEnd,
  day,
  whyLabel,
  reasons,
  assess,
  menu,
}: {
  readonly standing: { readonly requiredLevelCode: string; readonly heldLevelCode: string | null; readonly isMandatory: boolean };
  readonly title: ReactNode;
  readonly until: string | null;
  /** What ends on that day. */
  readonly untilLabel: string;
  /** What is said where no end is known; left out, nothing is. */
  readonly openEnd?: string;
  /** The day that is looked at, from which distances count. */
  readonly day: string;
  readonly whyLabel: string;
  /** Drawn when they are asked for. */
  readonly reasons: ReactNode;
  /** Left out for who may not assess here. */
  readonly assess?: { readonly label: string; readonly onClick: () => void };
  /** What else can be done here. */
  readonly menu?: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <div className={classes.words}>
          <span>{title}</span>
          <span className={classes.facts}>
            {words.needs(standing.requiredLevelCode, standing.heldLevelCode)}
            {!standing.isMandatory && `, ${words.desirable}`}
            {until === null && openEnd !== undefined && `, ${openEnd}`}
            {until !== null && (
              <>
                , {untilLabel} <DateText date={until} /> ({distanceInWords(until, day)})
              </>
            )}
          </span>
        </div>
        <span className={classes.actions}>
          <Button size="compact-xs" variant="default" aria-expanded={isOpen} aria-label={whyLabel} onClick={() => setOpen(!isOpen)}>
            {words.why}
          </Button>
          {assess && (
            <Button size="compact-xs" variant="default" aria-label={assess.label} onClick={assess.onClick}>
              {words.assess}
            </Button>
          )}
          {menu}
        </span>
      </div>
      {isOpen && reasons}
    </li>
  );
}
