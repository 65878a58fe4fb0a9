import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { organisationWords } from '../../lib/words/organisation';
import { RevisionLink } from '../../ui/revision-link';
import { ShortTable } from '../../ui/short-table';
import type { EffectiveLine } from './queries';
import classes from './organisation.module.css';

const words = organisationWords.requirements;

type Contribution = EffectiveLine['contributions'][number];

/** One competency: what is required of it in the end, and every line that made it so or was taken away. */
export function LineCard({ line, onExcept }: { readonly line: EffectiveLine; readonly onExcept?: () => void }) {
  const { required, code, title, ownValidityMonths } = line;
  return (
    <section className={classes.line} aria-label={`${code} ${title}`}>
      <div className={classes.lineHead}>
        <h3 className={classes.sectionTitle}>
          {code} {title}
        </h3>
        <span className={classes.outcome}>
          {required === null
            ? words.notRequired
            : words.outcome(required.levelCode, words.duty(required.isMandatory), required.validityMonths)}
        </span>
        {onExcept && (
          <Button size="compact-sm" variant="default" aria-label={words.exceptFrom(code)} onClick={onExcept}>
            {words.except}
          </Button>
        )}
      </div>
      <ShortTable label={words.linesOf(code)}>
        <thead>
          <tr>
            <th scope="col">{words.columns.origin}</th>
            <th scope="col">{words.columns.level}</th>
            <th scope="col">{words.columns.duty}</th>
            <th scope="col">{words.columns.holds}</th>
            <th scope="col">{words.columns.days}</th>
            <th scope="col">{words.columns.counts}</th>
          </tr>
        </thead>
        <tbody>
          {line.contributions.map((one, index) => (
            <tr key={index} className={one.removedBy === null ? undefined : classes.gone}>
              <td>
                {words.origin[one.origin.kind]} <OriginName origin={one.origin} />
              </td>
              <td>{one.levelCode}</td>
              <td>{words.duty(one.isMandatory)}</td>
              <td>{words.months(one.validityMonths)}</td>
              <td>
                {words.days(one.from, one.to)}
                {one.overrideId === null && (
                  <>
                    <br />
                    <RevisionLink revision={one.revision} isShort />
                  </>
                )}
              </td>
              <td>{countsText(line, one)}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      {ownValidityMonths !== null && <p className={classes.small}>{words.own(ownValidityMonths)}</p>}
    </section>
  );
}

function OriginName({ origin: { kind, id, name } }: { readonly origin: Contribution['origin'] }) {
  if (kind === 'role') {
    return (
      <Link to="/framework/roles/$roleId" params={{ roleId: id }}>
        {name}
      </Link>
    );
  }
  if (kind === 'person') return name;
  return (
    <Link to="/people/organisation/$unitId" params={{ unitId: id }}>
      {name}
    </Link>
  );
}

function countsText({ exceptions }: EffectiveLine, { removedBy, overrideId, decides }: Contribution): string {
  const exceptionOf = (id: string | null) => exceptions.find((one) => one.overrideId === id);
  const remover = exceptionOf(removedBy);
  if (remover !== undefined) return words.removed(remover.subjectName, remover.reason, remover.signedBy, formatInstant(remover.signedAt));
  const own = exceptionOf(overrideId);
  return [
    decides.length === 0 ? words.outdone : decides.map((what) => words.decides[what]).join(', '),
    ...(own === undefined ? [] : [`${words.exceptionMark}: ${words.because(own.reason, own.signedBy, formatInstant(own.signedAt))}`]),
  ].join('; ');
}
