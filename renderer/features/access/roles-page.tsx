import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useId } from 'react';
import { permissions, reachByRole, roles } from '../../../shared/domain/permissions';
import { conflictBetween, dutyConflicts } from '../../../shared/domain/separation-of-duties';
import { accessWords, permissionWords } from '../../lib/words/access';
import { appWords } from '../../lib/words/app';
import { PrintedAlone } from '../../ui/printed-alone';
import { ShortTable } from '../../ui/short-table';
import { AccessPage } from './access-page';
import classes from './access.module.css';

const words = accessWords.matrix;

/** The whole table of roles and rights, and of the roles that should not lie in one hand. */
export function RolesPage() {
  return (
    <AccessPage
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {accessWords.print}
        </Button>
      }
    >
      <PrintedAlone what={words.printed}>
        <RightsMatrix />
        <DutiesMatrix />
      </PrintedAlone>
    </AccessPage>
  );
}

function RightsMatrix() {
  const id = useId();
  return (
    <section className={classes.section}>
      <h2 id={id} className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.note}>{words.hint}</p>
      <div className={classes.matrix} tabIndex={0} role="region" aria-labelledby={id}>
        <ShortTable label={words.label}>
          <thead>
            <tr>
              <th scope="col">{words.right}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {appWords.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{permissionWords[permission].long}</th>
                {roles.map((role) => {
                  const reach = reachByRole[role][permission];
                  return (
                    <td key={role} data-reach={reach ?? 'none'}>
                      {reach === undefined ? <span aria-label={words.noneLabel}>{words.none}</span> : words.reach[reach]}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
      <p className={classes.note}>{words.legend}</p>
    </section>
  );
}

function DutiesMatrix() {
  const id = useId();
  return (
    <section className={classes.section}>
      <h2 id={id} className={classes.title}>
        {words.dutiesTitle}
      </h2>
      <p className={classes.note}>{words.dutiesHint}</p>
      <div className={classes.matrix} tabIndex={0} role="region" aria-labelledby={id}>
        <ShortTable label={words.dutiesLabel}>
          <thead>
            <tr>
              <th scope="col">{words.role}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {appWords.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <th scope="row">{appWords.roles[role]}</th>
                {roles.map((other) => {
                  const conflict = conflictBetween(role, other);
                  return (
                    <td key={other} data-reach={conflict === null ? 'none' : 'conflict'}>
                      {conflict === null ? <span aria-label={words.free}>{accessWords.matrix.none}</span> : words.conflict}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
      <ShortTable label={words.whyTitle}>
        <thead>
          <tr>
            <th scope="col">{words.columns.roles}</th>
            <th scope="col">{words.columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {dutyConflicts.map(({ key, roles: pair, why }) => (
            <tr key={key}>
              <th scope="row">{pair.map((role) => appWords.roles[role]).join(' + ')}</th>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
