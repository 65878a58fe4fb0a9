import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isRealDate } from '../../../shared/domain/calendar';
import { cellName } from '../../../shared/domain/intake/wide-matrix';
import { useFieldCheck } from '../../lib/field-check';
import { completionWords } from '../../lib/words/completions';
import { ShortTable } from '../../ui/short-table';
import type { MatrixPreview, MatrixReading } from './queries';
import classes from './completions.module.css';

const words = completionWords.matrix;

type Meaning = MatrixReading['meanings'][number]['meaning'];

/** Where headings, people and competencies stand, and what the symbols mean; each change is read anew. */
export function MatrixForm({ preview, onRead }: { readonly preview: MatrixPreview; readonly onRead: (reading: MatrixReading) => void }) {
  const { reading } = preview;
  const [sheet, setSheet] = useState(reading.sheet);
  const [headerRows, setHeaderRows] = useState(reading.headerRows.join(', '));
  const [numberColumn, setNumberColumn] = useState(reading.numberColumn);
  const [nameColumn, setNameColumn] = useState(reading.nameColumn);
  const [columns, setColumns] = useState(reading.columns);
  const [meanings, setMeanings] = useState(reading.meanings);
  const [statedOn, setStatedOn] = useState(reading.statedOn);
  const rows = rowsOf(headerRows);
  const check = useFieldCheck({
    headerRows: rows === null ? words.headerRowsWrong : null,
    statedOn: isRealDate(statedOn) ? null : words.statedOnWrong,
  });
  const next = { sheet, headerRows: rows ?? [], numberColumn, nameColumn, columns, meanings, statedOn };
  const isChanged = JSON.stringify(next) !== JSON.stringify(reading);
  const columnChoices = columnsOf(preview);
  return (
    <form
      className={classes.steps}
      aria-label={words.layout}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isComplete()) onRead(next);
      }}
    >
      <h2 className={classes.sectionTitle}>{words.layout}</h2>
      {preview.profile !== null && <p className={classes.small}>{words.profile(preview.profile.name, preview.profile.revision)}</p>}
      <FirstRows preview={preview} headerRows={rows ?? []} />
      <div className={classes.fields}>
        {preview.sheets.length > 1 && (
          <Select label={words.sheet} data={[...preview.sheets]} value={sheet} allowDeselect={false} onChange={setSheet} />
        )}
        <TextInput
          label={words.headerRows}
          description={words.headerRowsHint}
          value={headerRows}
          maxLength={60}
          onChange={(event) => setHeaderRows(event.currentTarget.value)}
          {...check.of('headerRows')}
        />
        <Select
          label={words.numberColumn}
          data={columnChoices}
          value={numberColumn === null ? '' : String(numberColumn)}
          allowDeselect={false}
          onChange={(value) => setNumberColumn(value === null || value === '' ? null : Number(value))}
        />
        <Select
          label={words.nameColumn}
          data={columnChoices}
          value={nameColumn === null ? '' : String(nameColumn)}
          allowDeselect={false}
          onChange={(value) => setNameColumn(value === null || value === '' ? null : Number(value))}
        />
        <TextInput
          label={words.statedOn}
          description={words.statedOnHint}
          value={statedOn}
          maxLength={10}
          onChange={(event) => setStatedOn(event.currentTarget.value.trim())}
          {...check.of('statedOn')}
        />
      </div>
      <h3 className={classes.sectionTitle}>{words.columns}</h3>
      <div className={classes.columns}>
        {columns.map((column, at) => (
          <Select
            key={column.index}
            size="xs"
            label={column.heading}
            placeholder={words.notTaken}
            data={preview.competencies.map(({ competencyId, code, title }) => ({ value: competencyId, label: `${code} ${title}` }))}
            value={column.competencyId}
            limit={60}
            clearable
            searchable
            onChange={(competencyId) => setColumns(columns.map((one, index) => (index === at ? { ...one, competencyId } : one)))}
          />
        ))}
      </div>
      <h3 className={classes.sectionTitle}>{words.symbols}</h3>
      <ShortTable label={words.symbols}>
        <thead>
          <tr>
            <th scope="col">{words.symbol}</th>
            <th scope="col">{words.cells}</th>
            <th scope="col">{words.example}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {preview.symbols.map(({ symbol, cells, example }) => (
            <tr key={symbol}>
              <th scope="row">{symbol === '' ? words.empty : symbol}</th>
              <td>{cells}</td>
              <td>{example}</td>
              <td>
                <Select
                  aria-label={words.meaningOf(symbol)}
                  size="xs"
                  maw={320}
                  placeholder={words.chooseMeaning}
                  data={meaningChoices}
                  value={keyOfMeaning(meanings.find((one) => one.symbol === symbol)?.meaning ?? null)}
                  onChange={(value) =>
                    setMeanings(meanings.map((one) => (one.symbol === symbol ? { symbol, meaning: meaningOfKey(value) } : one)))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
      <div>
        <Button
          type="submit"
          variant={preview.symbols.some(({ meaning }) => meaning === null) ? 'filled' : 'default'}
          disabled={!isChanged}
        >
          {words.again}
        </Button>
      </div>
    </form>
  );
}

/** The beginning of the sheet as it stands, with its rows numbered. */
function FirstRows({ preview, headerRows }: { readonly preview: MatrixPreview; readonly headerRows: readonly number[] }) {
  const width = Math.min(12, Math.max(0, ...preview.firstRows.map(({ cells }) => cells.length)));
  return (
    <div className={classes.scroll}>
      <ShortTable label={words.layout}>
        <tbody>
          {preview.firstRows.slice(0, 6).map(({ rowNumber, cells }) => (
            <tr key={rowNumber}>
              <th scope="row">{rowNumber}</th>
              {Array.from({ length: width }, (_, at) => (
                <td key={at}>{headerRows.includes(rowNumber) ? <strong>{cells[at]}</strong> : cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </div>
  );
}

function columnsOf({ firstRows, reading }: MatrixPreview): { readonly value: string; readonly label: string }[] {
  const width = Math.max(0, ...firstRows.map(({ cells }) => cells.length));
  const heading = (index: number): string =>
    firstRows
      .filter(({ rowNumber }) => reading.headerRows.includes(rowNumber))
      .map(({ cells }) => cells[index] ?? '')
      .find((text) => text.trim() !== '') ?? '';
  return [
    { value: '', label: words.noColumn },
    ...Array.from({ length: width }, (_, index) => {
      const letters = cellName(index, 1).slice(0, -1);
      return { value: String(index), label: heading(index) === '' ? letters : `${letters}: ${heading(index)}` };
    }),
  ];
}

function rowsOf(text: string): number[] | null {
  if (text.trim() === '') return [];
  const numbers = text.split(',').map((part) => Number(part.trim()));
  return numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= 1000) ? numbers : null;
}

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const meaningChoices = [
  ...levels.map((level) => ({ value: String(level), label: words.level(level) })),
  { value: 'notApplicable', label: words.notApplicable },
  { value: 'notAssessed', label: words.notAssessed },
];

function keyOfMeaning(meaning: Meaning): string | null {
  if (meaning === null || typeof meaning === 'string') return meaning;
  return String(meaning.level);
}

function meaningOfKey(key: string | null): Meaning {
  if (key === null || key === 'notApplicable' || key === 'notAssessed') return key;
  return { level: Number(key) };
}
