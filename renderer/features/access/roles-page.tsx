import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { permissions, reachByRole, roles, type Role } from '../../../shared/domain/permissions';
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
  return (
    <Matrix
      title={words.title}
      hint={words.hint}
      label={words.label}
      corner={words.right}
      rows={permissions.map((permission) => ({ key: permission, label: permissionWords[permission].long }))}
      cell={(permission, role) => {
        const reach = reachByRole[role][permission];
        return reach === undefined ? { mark: 'none', text: null } : { mark: reach, text: words.reach[reach] };
      }}
      emptyLabel={words.noneLabel}
    >
      <p className={classes.note}>{words.legend}</p>
    </Matrix>
  );
}

function DutiesMatrix() {
  return (
    <Matrix
      title={words.dutiesTitle}
      hint={words.dutiesHint}
      label={words.dutiesLabel}
      corner={words.role}
      rows={roles.map((role) => ({ key: role, label: appWords.roles[role] }))}
      cell={(one, other) =>
        conflictBetween(one, other) === null ? { mark: 'none', text: null } : { mark: 'conflict', text: words.conflict }
      }
      emptyLabel={words.free}
    >
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
    </Matrix>
  );
}

/** A table with a column for every role. */
function Matrix<Row extends string>(props: {
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  /** What the first column holds. */
  readonly corner: string;
  readonly rows: ReadonlyArray<{ readonly key: Row; readonly label: string }>;
  readonly cell: (row: Row, role: Role) => { readonly mark: string; readonly text: string | null };
  /** What an empty cell is called when it is read aloud. */
  readonly emptyLabel: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.section}>
      <h2 id={id} className={classes.title}>
        {props.title}
      </h2>
      <p className={classes.note}>{props.hint}</p>
      <div className={classes.matrix} tabIndex={0} role="region" aria-labelledby={id}>
        <ShortTable label={props.label}>
          <thead>
            <tr>
              <th scope="col">{props.corner}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {appWords.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map(({ key, label }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                {roles.map((role) => {
                  const { mark, text } = props.cell(key, role);
                  return (
                    <td key={role} data-reach={mark}>
                      {text ?? <span aria-label={props.emptyLabel}>{words.none}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
      {props.children}
    </section>
  );
}
