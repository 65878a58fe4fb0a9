import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { isHeldByUnit, roles } from '../../../shared/domain/permissions';
import { useMay } from '../../lib/session';
import { appWords } from '../../lib/words/app';
import { usersWords } from '../../lib/words/users';
import { useUnits, type Grant } from './queries';
import classes from './users.module.css';

const words = usersWords.grants;
const wholeSite = '';

/** What is wrong with a set of roles, or null. */
export function faultOfGrants(grants: readonly Grant[]): string | null {
  if (grants.length === 0) return words.missing;
  const keys = new Set(grants.map(({ role, unitId }) => `${role}/${unitId ?? ''}`));
  return keys.size < grants.length ? words.twice : null;
}

/** The roles of one account, each for the whole site or, where the role is held so, for a unit. */
export function GrantFields({
  grants,
  error,
  onChange,
}: {
  readonly grants: readonly Grant[];
  readonly error: string | null;
  readonly onChange: (grants: Grant[]) => void;
}) {
  const units = useUnits(useMay('people.read')).data?.units ?? [];
  const put = (at: number, grant: Grant) => onChange(grants.map((one, index) => (index === at ? grant : one)));
  return (
    <fieldset className={classes.grants}>
      <legend className={classes.grantsLabel}>{words.label}</legend>
      <p className={classes.dimmed}>{words.reachHint}</p>
      {grants.map(({ role, unitId }, index) => (
        <div key={index} className={classes.grant}>
          <Select
            aria-label={words.role(index + 1)}
            allowDeselect={false}
            data={roles.map((one) => ({ value: one, label: appWords.roles[one] }))}
            value={role}
            onChange={(value) => {
              const next = roles.find((one) => one === value) ?? role;
              put(index, { role: next, unitId: isHeldByUnit(next) ? unitId : null });
            }}
          />
          <Select
            aria-label={words.unit(index + 1)}
            allowDeselect={false}
            searchable
            disabled={!isHeldByUnit(role)}
            data={[{ value: wholeSite, label: usersWords.wholeSite }, ...units.map((unit) => ({ value: unit.unitId, label: unit.name }))]}
            value={unitId ?? wholeSite}
            onChange={(value) => put(index, { role, unitId: value === null || value === wholeSite ? null : value })}
          />
          <ActionIcon aria-label={words.remove(index + 1)} onClick={() => onChange(grants.filter((_, at) => at !== index))}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            // the least that is not held yet: what is more is chosen on purpose
            onChange([
              ...grants,
              { role: roles.findLast((role) => grants.every((grant) => grant.role !== role)) ?? 'employee', unitId: null },
            ])
          }
        >
          {words.more}
        </Button>
      </div>
      {error !== null && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
