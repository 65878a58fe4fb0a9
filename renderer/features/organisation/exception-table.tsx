import { Button } from '@mantine/core';
import { formatInstant } from '../../lib/formatting';
import { useSession } from '../../lib/session';
import { organisationWords } from '../../lib/words/organisation';
import { ShortTable } from '../../ui/short-table';
import type { Exception } from './queries';
import classes from './organisation.module.css';

const words = organisationWords.requirements;

/** The exceptions signed for one person, unit or role, with a way to end those that have not ended. */
export function ExceptionTable({
  exceptions,
  onEnd,
}: {
  readonly exceptions: readonly Exception[];
  readonly onEnd?: (exception: Exception) => void;
}) {
  const { today } = useSession();
  if (exceptions.length === 0) return null;
  return (
    <section className={classes.section} aria-label={words.exceptions}>
      <h3 className={classes.sectionTitle}>{words.exceptions}</h3>
      <ShortTable label={words.exceptions}>
        <thead>
          <tr>
            <th scope="col">{words.exceptionColumns.competency}</th>
            <th scope="col">{words.exceptionColumns.effect}</th>
            <th scope="col">{words.exceptionColumns.days}</th>
            <th scope="col">{words.exceptionColumns.reason}</th>
            <th scope="col">{words.exceptionColumns.signed}</th>
            {onEnd && <th scope="col" aria-label={words.end} />}
          </tr>
        </thead>
        <tbody>
          {exceptions.map((one) => (
            <tr key={one.overrideId}>
              <td>
                {one.competencyCode} {one.competencyTitle}
              </td>
              <td>{effectText(one)}</td>
              <td>{words.days(one.validFrom, one.validTo)}</td>
              <td>{one.endReason === null ? one.reason : `${one.reason}; ${one.endReason}`}</td>
              <td>
                {one.signedBy}, {formatInstant(one.signedAt)}
              </td>
              {onEnd && (
                <td>
                  {(one.validTo === null || one.validTo >= today) && (
                    <Button size="compact-sm" variant="default" aria-label={words.endOf(one.competencyCode)} onClick={() => onEnd(one)}>
                      {words.end}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}

export function effectText({ effect, levelCode, isMandatory, validityMonths }: Exception): string {
  if (levelCode === null) return words.effects[effect];
  return `${words.effects[effect]}: ${words.outcome(levelCode, words.duty(isMandatory === true), validityMonths)}`;
}
