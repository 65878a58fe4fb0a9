import { CheckIcon, type SelectProps } from '@mantine/core';
import classes from './select-option.module.css';

/** A choice of any select. One that stands below others in a tree says how deep: it is set in here, and its name stays as it is in the closed field. */
export const selectOption: NonNullable<SelectProps['renderOption']> = ({ option, checked }) => {
  const depth = 'depth' in option && typeof option.depth === 'number' ? option.depth : null;
  const check = checked === true && <CheckIcon className={classes.check} aria-hidden />;
  if (depth !== null) {
    return (
      <>
        <span style={{ paddingInlineStart: `${depth}em` }}>{option.label}</span>
        {check}
      </>
    );
  }
  return (
    <>
      {check}
      <span>{option.label}</span>
    </>
  );
};
