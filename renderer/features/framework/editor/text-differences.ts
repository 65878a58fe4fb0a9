import { frameworkWords } from '../../../lib/words/framework';
import type { Difference } from '../../../ui/difference-list';
import type { CompetencyText } from './competency-text';

const words = frameworkWords.editor;

/** The fields in which what is recorded now and one's own text differ. */
export function textDifferences(recorded: CompetencyText, mine: CompetencyText): readonly Difference[] {
  return [
    line('code', words.code, recorded.code, mine.code),
    line('title', words.title, recorded.title, mine.title),
    line('description', words.description, recorded.description, mine.description),
    line('type', words.type, frameworkWords.types[recorded.type], frameworkWords.types[mine.type]),
    line(
      'criticality',
      words.criticality,
      frameworkWords.criticalities[recorded.criticality],
      frameworkWords.criticalities[mine.criticality],
    ),
    line('validity', words.validity, frameworkWords.validity(recorded.validityMonths), frameworkWords.validity(mine.validityMonths)),
    ...rows(words.indicator, recorded.indicators, mine.indicators, (row) =>
      [`${String(row.level)}: ${row.text}`, row.positiveExample, row.negativeExample].filter((part) => part !== '').join(' / '),
    ),
    ...rows(
      words.step,
      recorded.steps,
      mine.steps,
      (row) => `${String(row.level)}: ${row.text}${row.isCritical ? ` (${words.isCritical})` : ''}`,
    ),
  ].filter((one) => one.before !== one.after);
}

function line(key: string, label: string, before: string, after: string): Difference {
  return { key, label, before: before === '' ? null : before, after: after === '' ? null : after };
}

function rows<Row extends { readonly rowKey: string }>(
  label: string,
  before: readonly Row[],
  after: readonly Row[],
  show: (row: Row) => string,
): Difference[] {
  const keys = [...new Set([...before, ...after].map((row) => row.rowKey))];
  return keys.map((key) => {
    const [old, mine] = [before, after].map((list) => list.find((row) => row.rowKey === key));
    return { key, label, before: old === undefined ? null : show(old), after: mine === undefined ? null : show(mine) };
  });
}
