import { Alert, Autocomplete, Button, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { mappableFields } from '../../../shared/contract/completions';
import { useFieldCheck } from '../../lib/field-check';
import { completionWords } from '../../lib/words/completions';
import type { Preview, Reading } from './queries';
import { StatusMeanings } from './status-meanings';
import classes from './completions.module.css';

const words = completionWords.reading;
const dateOrders = ['iso', 'dmy', 'mdy', 'epoch'] as const;

/** How the file was read, and the way to read it otherwise. */
export function ReadingForm({ preview, onRead }: { readonly preview: Preview; readonly onRead: (reading: Reading) => void }) {
  const { formats, systems, reading, headers, problems } = preview;
  const [format, setFormat] = useState(reading?.format ?? null);
  const [system, setSystem] = useState(reading?.system ?? '');
  const [dateOrder, setDateOrder] = useState<Reading['dateOrder']>(reading?.dateOrder ?? null);
  const [columns, setColumns] = useState<Reading['columns']>(reading?.columns ?? {});
  const [statuses, setStatuses] = useState<Reading['statuses']>(reading?.statuses ?? {});
  const check = useFieldCheck({
    format: format === null ? words.choose : null,
    system: system.trim() === '' ? words.systemMissing : null,
  });
  const isChanged =
    reading === null ||
    format !== reading.format ||
    system.trim() !== reading.system ||
    dateOrder !== reading.dateOrder ||
    JSON.stringify(columns) !== JSON.stringify(reading.columns) ||
    JSON.stringify(statuses) !== JSON.stringify(reading.statuses);
  return (
    <section className={classes.section} aria-labelledby="reading">
      <h2 id="reading" className={classes.sectionTitle}>
        {words.title}
      </h2>
      {preview.isAsBefore && <p className={classes.small}>{words.asBefore}</p>}
      <form
        className={classes.section}
        onSubmit={(event) => {
          event.preventDefault();
          if (check.isComplete() && format !== null)
            onRead({
              format,
              system: system.trim(),
              dateOrder,
              columns: format === 'mapped' ? columns : {},
              bestScore: reading?.bestScore ?? null,
              statuses,
            });
        }}
      >
        <div className={classes.fields}>
          <Select
            label={words.format}
            description={words.formatHint}
            placeholder={words.choose}
            data={formats.map(({ key, name, isDetected }) => ({ value: key, label: isDetected ? words.detected(name) : name }))}
            value={format}
            allowDeselect={false}
            onChange={setFormat}
            {...check.of('format')}
          />
          <Autocomplete
            label={words.system}
            description={words.systemHint}
            data={systems}
            maxLength={200}
            value={system}
            onChange={setSystem}
            {...check.of('system')}
          />
          {format !== 'xapi' && (
            <Select
              label={words.dateOrder}
              data={[{ value: '', label: words.asFile }, ...dateOrders.map((value) => ({ value, label: words.dateOrders[value] }))]}
              value={dateOrder ?? ''}
              allowDeselect={false}
              onChange={(value) => setDateOrder(dateOrders.find((order) => order === value) ?? null)}
            />
          )}
        </div>
        {format === 'mapped' && (
          <>
            <p className={classes.small}>{words.columnsHint}</p>
            <div className={classes.fields}>
              {mappableFields.map((field) => (
                <Select
                  key={field}
                  label={words.fields[field]}
                  placeholder={words.none}
                  data={[...new Set(headers)]}
                  value={columns[field] ?? null}
                  clearable
                  searchable
                  onChange={(value) => {
                    const { [field]: _before, ...others } = columns;
                    setColumns(value === null ? others : { ...others, [field]: value });
                  }}
                />
              ))}
            </div>
          </>
        )}
        <StatusMeanings unknown={preview.unknownStatuses} meanings={statuses} onChange={setStatuses} />
        {problems.length > 0 && (
          <Alert color="danger" variant="outline" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />} title={words.problems}>
            <ul className={classes.notices}>
              {problems.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
        <div>
          <Button type="submit" variant={problems.length > 0 ? 'filled' : 'default'} disabled={!isChanged}>
            {words.again}
          </Button>
        </div>
      </form>
    </section>
  );
}
