import { Select } from '@mantine/core';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import type { Format, Preview } from './queries';
import classes from './exchange.module.css';

type FormatKey = Format['key'];

/** The format as it was detected or chosen, and what can be chosen about reading it; each choice reads the file anew. */
export function FormatChoices({
  formats,
  format,
  detected,
  choices,
  scale,
  onChange,
}: {
  readonly formats: readonly Format[];
  readonly format: FormatKey | null;
  readonly detected: Preview['detected'];
  readonly choices: Readonly<Record<string, string>>;
  readonly scale: Preview['scale'] | null;
  readonly onChange: (format: FormatKey, choices: Readonly<Record<string, string>>, scaleKey: string | null) => void;
}) {
  const current = formats.find(({ key }) => key === format);
  const scaleKey = scale?.scaleKey ?? null;
  const isDetected = (key: FormatKey): boolean => detected[0]?.key === key;
  return (
    <div className={classes.choices}>
      <Select
        label={words.format}
        placeholder={words.chooseFormat}
        data={formats.map(({ key, name }) => ({ value: key, label: isDetected(key) ? words.detected(name) : name }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = formats.find(({ key }) => key === value);
          if (chosen !== undefined && chosen.key !== format) onChange(chosen.key, {}, null);
        }}
      />
      {current?.choices.map(({ key, name, options }) => (
        <Select
          key={key}
          label={name}
          data={options.map(({ value, name: label }) => ({ value, label }))}
          value={choices[key] ?? options[0]?.value ?? null}
          allowDeselect={false}
          onChange={(value) => value !== null && value !== choices[key] && onChange(current.key, { ...choices, [key]: value }, scaleKey)}
        />
      ))}
      {current !== undefined && scale !== null && scale.scales.length > 0 && (
        <Select
          label={words.scale}
          data={scale.scales.map(({ key, name, isInFile }) => ({ value: key, label: isInFile ? words.scaleInFile(name) : name }))}
          value={scaleKey}
          allowDeselect={false}
          onChange={(value) => value !== null && value !== scaleKey && onChange(current.key, choices, value)}
        />
      )}
    </div>
  );
}
