import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCalendarX, IconEdit } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { frameworkWords } from '../../../lib/words/framework';
import { DateText } from '../../../ui/date-text';
import type { JobRole, Requirement } from '../queries';
import { levelName } from '../scale-level';
import { ShortTable } from '../../../ui/short-table';
import classes from '../framework.module.css';

const words = frameworkWords.roles;

/** What a role requires, now or later; with the ways to change and end a line for who may. */
export function RequirementTable({
  role,
  onChange,
  onEnd,
}: {
  readonly role: JobRole;
  readonly onChange?: (requirement: Requirement) => void;
  readonly onEnd?: (requirement: Requirement) => void;
}) {
  const hasEnd = role.requirements.some((line) => line.validTo !== null);
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.requirements}</h3>
      {role.requirements.length === 0 ? (
        <p className={classes.dimmed}>{words.none}</p>
      ) : (
        <ShortTable label={words.requirements}>
          <thead>
            <tr>
              <th scope="col">{words.code}</th>
              <th scope="col">{words.competency}</th>
              <th scope="col">{words.level}</th>
              <th scope="col">{words.validity}</th>
              <th scope="col">{words.need}</th>
              <th scope="col">{words.from}</th>
              {hasEnd && <th scope="col">{words.until}</th>}
              {onChange && (
                <th scope="col">
                  <span className={classes.hidden}>{words.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {role.requirements.map((line) => (
              <tr key={line.requirementId}>
                <th scope="row" className={classes.code}>
                  {line.competencyCode}
                </th>
                <td>
                  <Link to="/framework/competencies/$competencyId" params={{ competencyId: line.competencyId }}>
                    {line.competencyTitle}
                  </Link>
                </td>
                <td>{levelName(line.scale.levels, line.level)}</td>
                <td>{frameworkWords.validityOfRequirement(line.validityMonths)}</td>
                <td>{line.isMandatory ? words.needs.mandatory : words.needs.desirable}</td>
                <td>
                  <DateText date={line.validFrom} />
                </td>
                {hasEnd && <td>{line.validTo !== null && <DateText date={line.validTo} />}</td>}
                {onChange && onEnd && (
                  <td aria-label={words.actions}>
                    <span className={classes.cellButtons}>
                      <Tooltip label={words.change}>
                        <ActionIcon size={24} aria-label={words.changeOf(line.competencyCode)} onClick={() => onChange(line)}>
                          <IconEdit size={16} />
                        </ActionIcon>
                      </Tooltip>
                      <Tooltip label={words.end}>
                        <ActionIcon size={24} aria-label={words.endOf(line.competencyCode)} onClick={() => onEnd(line)}>
                          <IconCalendarX size={16} />
                        </ActionIcon>
                      </Tooltip>
                    </span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      )}
    </section>
  );
}
