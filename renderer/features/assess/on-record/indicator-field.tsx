import { Select } from '@mantine/core';
import { evidenceWords } from '../../../lib/words/evidence';
import { keyOf } from './observation-text';
import type { Observables } from './queries';

const words = evidenceWords.observe;
const shownAtMost = 80;

/** The indicator that was seen, among those that are asked of the person. */
export function IndicatorField({
  data,
  value,
  isFirst,
  check,
  onChange,
}: {
  readonly data: Observables;
  readonly value: string | null;
  readonly isFirst: boolean;
  readonly check: { readonly error: string | null; readonly onBlur: () => void };
  readonly onChange: (value: string | null) => void;
}) {
  if (data.indicators.length === 0) return <p>{words.noneRequired}</p>;
  return (
    <Select
      label={words.indicator}
      placeholder={words.indicatorHint}
      data={data.indicators.map((one) => ({
        value: keyOf(one),
        label: [`${one.competencyCode} ${one.levelCode} · ${one.text}`, evidenceWords.seenTimes(one.seen)]
          .filter((part) => part !== '')
          .join(' · '),
      }))}
      value={value}
      autoFocus={isFirst && value === null}
      limit={shownAtMost}
      nothingFoundMessage={words.noIndicator}
      searchable
      selectFirstOptionOnChange
      onChange={onChange}
      {...check}
    />
  );
}
