import { Select, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { dateOrders } from '../../../../shared/domain/hris/dates';
import { profileDateFields, profileFields } from '../../../../shared/domain/hris/fields';
import { isProtectedColumn } from '../../../../shared/domain/hris/protected-columns';
import { importWords } from '../../../lib/words/imports';
import { ShortTable } from '../../../ui/short-table';
import type { Preview, ProfileContent } from './queries';
import classes from './imports.module.css';

const words = importWords.mapping;
type ProfileColumn = ProfileContent['columns'][number];

const orders = [...dateOrders, 'eachCell'] as const;
const fieldChoices = profileFields.map((field) => ({ value: field, label: importWords.fields[field] }));
const orderChoices = orders.map((order) => ({ value: order, label: importWords.dateOrders[order] }));

/** Column by column: what it holds in the file that is at hand, and which field it fills. Without a file, only the latter. */
export function MappingTable({
  columns,
  content,
  isBusy,
  onChange,
}: {
  readonly columns: Preview['columns'] | null;
  readonly content: ProfileContent;
  readonly isBusy: boolean;
  readonly onChange: (content: ProfileContent) => void;
}) {
  const inFile = columns === null ? null : new Map(columns.map((column) => [column.column, column]));
  // In the order of the file; what only the profile has comes last.
  const place = new Map((columns ?? []).map(({ column }, at) => [column, at]));
  const shown = content.columns.toSorted((one, other) => (place.get(one.column) ?? 1e6) - (place.get(other.column) ?? 1e6));
  const change = (name: string, next: Partial<ProfileColumn>) =>
    onChange({ ...content, columns: content.columns.map((column) => (column.column === name ? { ...column, ...next } : column)) });
  return (
    <section className={classes.section} aria-labelledby="mapping">
      <div>
        <h2 id="mapping" className={classes.sectionTitle}>
          {words.title}
        </h2>
        <p className={classes.small}>{words.hint}</p>
      </div>
      <ShortTable labelledBy="mapping">
        <thead>
          <tr>
            <th scope="col">{words.columns.column}</th>
            {inFile !== null && <th scope="col">{words.columns.samples}</th>}
            <th scope="col">{words.columns.field}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((column) => {
            const protectedWhy = isProtectedColumn(column.column)?.reason ?? null;
            const samples = inFile?.get(column.column)?.samples;
            return (
              <tr key={column.column} className={column.field === null ? undefined : classes.mapped}>
                <th scope="row">{column.column}</th>
                {inFile !== null && (
                  <td className={classes.samples} title={samples?.join(' · ')}>
                    {samples === undefined ? words.notInFile : protectedWhy === null ? samples.join(' · ') : words.hidden}
                  </td>
                )}
                <td>
                  {protectedWhy === null ? (
                    <Filling column={column} isBusy={isBusy} onChange={(next) => change(column.column, next)} />
                  ) : (
                    <span className={classes.never} title={protectedWhy}>
                      <IconLock size={14} aria-hidden /> {words.neverKept}. {protectedWhy}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </ShortTable>
    </section>
  );
}

function Filling({
  column,
  isBusy,
  onChange,
}: {
  readonly column: ProfileColumn;
  readonly isBusy: boolean;
  readonly onChange: (next: Partial<ProfileColumn>) => void;
}) {
  const isDate = profileDateFields.some((field) => field === column.field);
  return (
    <span className={classes.choices}>
      <Select
        aria-label={words.fieldOf(column.column)}
        placeholder={words.notKept}
        data={fieldChoices}
        value={column.field}
        clearable
        searchable
        openOnFocus={false}
        size="xs"
        disabled={isBusy}
        onChange={(value) =>
          onChange({ field: profileFields.find((field) => field === value) ?? null, dateOrder: null, system: null, chosenDates: {} })
        }
      />
      {isDate && (
        <Select
          aria-label={words.orderOf(column.column)}
          placeholder={words.order}
          data={orderChoices}
          value={column.dateOrder}
          allowDeselect={false}
          size="xs"
          disabled={isBusy}
          error={column.dateOrder === null ? words.orderMissing : undefined}
          onChange={(value) => onChange({ dateOrder: orders.find((order) => order === value) ?? null })}
        />
      )}
      {column.field === 'otherId' && (
        <TextInput
          aria-label={words.systemOf(column.column)}
          placeholder={words.system}
          size="xs"
          maxLength={60}
          disabled={isBusy}
          defaultValue={column.system ?? ''}
          onBlur={(event) => {
            const system = event.currentTarget.value.trim();
            if (system !== (column.system ?? '')) onChange({ system: system === '' ? null : system });
          }}
        />
      )}
    </span>
  );
}
