import { Textarea } from '@mantine/core';
import classes from './code-fields.module.css';

/** Fields for long codes that are typed from paper, in a fixed width; the one that cannot be read says why. */
export function CodeFields({
  values,
  labelOf,
  fault,
  onChange,
}: {
  readonly values: readonly string[];
  /** The label of a field, by its place from 1. */
  readonly labelOf: (place: number) => string;
  readonly fault: { readonly place: number; readonly text: string } | null;
  readonly onChange: (values: readonly string[]) => void;
}) {
  return values.map((value, index) => (
    <Textarea
      key={index}
      className={classes.code}
      rows={4}
      label={labelOf(index + 1)}
      value={value}
      spellCheck={false}
      autoComplete="off"
      error={fault?.place === index + 1 ? fault.text : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(values.map((one, at) => (at === index ? text : one)));
      }}
    />
  ));
}
