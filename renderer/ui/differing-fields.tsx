import { fieldLabel } from '../lib/field-label';
import { uiWords } from '../lib/words/ui';
import classes from './differing-fields.module.css';

type Part = { readonly is: 'same' | 'removed' | 'added'; readonly text: string };
export type DifferingField = {
  readonly path: readonly string[];
  readonly of: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly parts: readonly Part[] | null;
};

const words = uiWords.difference;

/** Fields of an item before and after, side by side; what differs is marked by more than colour, on paper too. */
export function DifferingFields({
  fields,
  label,
  labelledBy,
}: {
  readonly fields: readonly DifferingField[];
  readonly label?: string;
  readonly labelledBy?: string;
}) {
  return (
    <table className={classes.fields} aria-label={label} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.path.join('/')}>
            <th scope="row">{fieldLabel(field.path, field.of)}</th>
            <td>
              <Side text={field.old} parts={field.parts} isAfter={false} />
            </td>
            <td>
              <Side text={field.new} parts={field.parts} isAfter />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One side of a field: whole, or with the words marked that the other side does not have. */
function Side({
  text,
  parts,
  isAfter,
}: {
  readonly text: string | null;
  readonly parts: readonly Part[] | null;
  readonly isAfter: boolean;
}) {
  if (text === null) return <span className={classes.nothing}>{words.nothing}</span>;
  if (parts === null) return isAfter ? <ins>{text}</ins> : <del>{text}</del>;
  return parts
    .filter(({ is }) => is !== (isAfter ? 'removed' : 'added'))
    .map((part, index) => {
      if (part.is === 'same') return <span key={index}>{part.text}</span>;
      return isAfter ? <ins key={index}>{part.text}</ins> : <del key={index}>{part.text}</del>;
    });
}
