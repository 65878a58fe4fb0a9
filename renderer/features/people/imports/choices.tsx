import { Select } from '@mantine/core';
import { employmentKinds } from '../../../../shared/domain/hris/fields';
import { formatNumber } from '../../../lib/formatting';
import { importWords } from '../../../lib/words/imports';
import { ShortTable } from '../../../ui/short-table';
import type { Preview, ProfileContent } from './queries';
import classes from './imports.module.css';

const words = importWords.choices;
type Choice = Preview['choices'][number];

const nothing = 'nothing';
const kindChoices = [
  ...employmentKinds.map((kind) => ({ value: kind, label: importWords.employmentKinds[kind] })),
  { value: nothing, label: words.nothing },
];
const dateChoices = [
  { value: 'mdy', label: words.monthFirst },
  { value: 'dmy', label: words.dayFirst },
];

/** Texts that mean one thing or another: chosen once, for every row that has them. */
export function Choices({
  choices,
  content,
  isBusy,
  onChange,
}: {
  readonly choices: readonly Choice[];
  readonly content: ProfileContent;
  readonly isBusy: boolean;
  readonly onChange: (content: ProfileContent) => void;
}) {
  if (choices.length === 0) return null;
  const choose = ({ code, field, value }: Choice, meaning: string) => {
    if (code === 'DateAmbiguous') {
      const order = meaning === 'mdy' ? 'mdy' : 'dmy';
      const columns = content.columns.map((column) =>
        column.field === field ? { ...column, chosenDates: { ...column.chosenDates, [value]: order } as const } : column,
      );
      return onChange({ ...content, columns });
    }
    const kind = employmentKinds.find((one) => one === meaning);
    const said = content.words;
    return onChange({
      ...content,
      words:
        kind === undefined
          ? { ...said, placeholders: [...said.placeholders, value] }
          : { ...said, employmentKinds: { ...said.employmentKinds, [value]: kind } },
    });
  };
  return (
    <section className={classes.section} aria-labelledby="choices">
      <div>
        <h2 id="choices" className={classes.sectionTitle}>
          {words.title}
        </h2>
        <p className={classes.small}>{words.hint}</p>
      </div>
      <ShortTable labelledBy="choices">
        <thead>
          <tr>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.rows}</th>
            <th scope="col">{words.columns.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {choices.slice(0, 100).map((choice) => (
            <tr key={`${choice.field} ${choice.value}`}>
              <td>{importWords.fields[choice.field]}</td>
              <th scope="row">{choice.value}</th>
              <td>{formatNumber(choice.rows)}</td>
              <td>
                <Select
                  aria-label={words.meaningOf(choice.value)}
                  placeholder={words.placeholder}
                  data={
                    choice.code === 'DateAmbiguous' ? dateChoices : choice.field === 'employmentKind' ? kindChoices : kindChoices.slice(-1)
                  }
                  size="xs"
                  disabled={isBusy}
                  value={null}
                  onChange={(value) => {
                    if (value !== null) choose(choice, value);
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </ShortTable>
    </section>
  );
}
