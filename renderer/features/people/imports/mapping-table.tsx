import { Select } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { dateFields, targetFields } from '../../../../shared/domain/hris/fields';
import { dateOrders } from '../../../../shared/domain/hris/dates';
import { importWords } from '../../../lib/words/imports';
import type { Mapping, Preview } from '../queries';
import { ShortTable } from '../../../ui/short-table';
import classes from './imports.module.css';

const words = importWords.mapping;
type PreviewColumn = Preview['columns'][number];

const fieldChoices = targetFields.map((field) => ({ value: field, label: importWords.fields[field] }));
const orderChoices = dateOrders.map((order) => ({ value: order, label: importWords.dateOrders[order] }));

/** Column by column: what it holds, which field it fills, and why it does not. */
export function MappingTable({
  columns,
  isBusy,
  onChange,
}: {
  readonly columns: readonly PreviewColumn[];
  readonly isBusy: boolean;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const change = (index: number, next: Partial<Pick<PreviewColumn, 'field' | 'dateOrder'>>) =>
    onChange(columns.map(({ column, field, dateOrder }, at) => ({ column, field, dateOrder, ...(at === index ? next : {}) })));
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
            <th scope="col">{words.columns.samples}</th>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <tr key={column.column} className={column.field === null ? undefined : classes.mapped}>
              <th scope="row">{column.column}</th>
              <td className={classes.samples} title={column.samples.join(' · ')}>
                {column.protectedWhy === null ? column.samples.join(' · ') : words.hidden}
              </td>
              <td>
                {column.protectedWhy === null ? (
                  <span className={classes.choices}>
                    <Select
                      aria-label={words.fieldOf(column.column)}
                      placeholder={words.notKept}
                      data={fieldChoices}
                      value={column.field}
                      clearable
                      searchable
                      size="xs"
                      disabled={isBusy}
                      onChange={(value) => change(index, { field: targetFields.find((field) => field === value) ?? null, dateOrder: null })}
                    />
                    {dateFields.some((field) => field === column.field) && (
                      <Select
                        aria-label={words.orderOf(column.column)}
                        placeholder={words.order}
                        data={orderChoices}
                        value={column.dateOrder}
                        allowDeselect={false}
                        size="xs"
                        disabled={isBusy}
                        error={column.isDateOrderAmbiguous && column.dateOrder === null ? words.orderMissing : undefined}
                        onChange={(value) => change(index, { dateOrder: dateOrders.find((order) => order === value) ?? null })}
                      />
                    )}
                  </span>
                ) : (
                  <span className={classes.never}>
                    <IconLock size={14} aria-hidden /> {words.neverKept}
                  </span>
                )}
              </td>
              <td className={classes.small}>{column.why}</td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
