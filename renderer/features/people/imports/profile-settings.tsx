import { Checkbox, NumberInput, Select, TagsInput } from '@mantine/core';
import { rowKeys } from '../../../../shared/domain/hris/mapping';
import { importWords } from '../../../lib/words/imports';
import type { ProfileContent } from './queries';
import classes from './imports.module.css';

const words = importWords.settings;
const partialFailures = ['quarantine', 'wholeFile'] as const;
const missing = ['end', 'keep'] as const;

/** What a profile says beside its columns: when a file is held up, and what its words mean. */
export function ProfileSettings({
  content,
  isBusy,
  onChange,
}: {
  readonly content: ProfileContent;
  readonly isBusy: boolean;
  readonly onChange: (content: ProfileContent) => void;
}) {
  const { guards, words: said } = content;
  const change = (next: Partial<ProfileContent>) => onChange({ ...content, ...next });
  const share = (label: string, value: number, set: (share: number) => Partial<ProfileContent>) => (
    <NumberInput
      label={label}
      suffix=" %"
      min={0}
      max={100}
      decimalScale={1}
      disabled={isBusy}
      defaultValue={Math.round(value * 1000) / 10}
      key={`${label} ${value}`}
      onBlur={(event) => {
        const next = Number.parseFloat(event.currentTarget.value);
        if (Number.isFinite(next) && next / 100 !== value) change(set(Math.min(100, Math.max(0, next)) / 100));
      }}
    />
  );
  const list = (
    label: string,
    value: readonly string[],
    set: (list: string[]) => Partial<ProfileContent>,
    hint: string = words.listHint,
  ) => <TagsInput label={label} description={hint} disabled={isBusy} value={[...value]} onChange={(next) => change(set(next))} />;
  return (
    <div className={classes.settings}>
      <Select
        label={words.keyedBy}
        data={rowKeys.map((key) => ({ value: key, label: words.keyedByNames[key] }))}
        value={content.keyedBy}
        allowDeselect={false}
        disabled={isBusy}
        onChange={(value) => change({ keyedBy: rowKeys.find((key) => key === value) ?? content.keyedBy })}
      />
      <Select
        label={words.partialFailure}
        data={partialFailures.map((one) => ({ value: one, label: words.partialFailureNames[one] }))}
        value={content.partialFailure}
        allowDeselect={false}
        disabled={isBusy}
        onChange={(value) => change({ partialFailure: partialFailures.find((one) => one === value) ?? content.partialFailure })}
      />
      <Select
        label={words.missingPositions}
        data={missing.map((one) => ({ value: one, label: words.missingPositionsNames[one] }))}
        value={content.missingPositions}
        allowDeselect={false}
        disabled={isBusy}
        onChange={(value) => change({ missingPositions: missing.find((one) => one === value) ?? content.missingPositions })}
      />
      <Checkbox
        label={words.allowsUnsigned}
        description={words.allowsUnsignedHint}
        checked={content.allowsUnsigned}
        disabled={isBusy}
        onChange={(event) => change({ allowsUnsigned: event.currentTarget.checked })}
      />
      {share(words.terminations, guards.terminations, (terminations) => ({ guards: { ...guards, terminations } }))}
      {share(words.absent, guards.absent, (absent) => ({ guards: { ...guards, absent } }))}
      {list(words.ownEmployers, content.ownEmployers, (ownEmployers) => ({ ownEmployers }), words.ownEmployersHint)}
      {list(words.placeholders, said.placeholders, (placeholders) => ({ words: { ...said, placeholders } }))}
      {list(words.employed, said.employed, (employed) => ({ words: { ...said, employed: lowerCase(employed) } }))}
      {list(words.ended, said.ended, (ended) => ({ words: { ...said, ended: lowerCase(ended) } }))}
    </div>
  );
}

/** Words of a source are compared whatever their case. */
const lowerCase = (list: readonly string[]): string[] => list.map((word) => word.toLowerCase());
