import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { frameworkWords } from '../../../lib/words/framework';
import type { ListedScale } from '../queries';
import type { CompetencyText } from './competency-text';
import type { FieldCheck } from '../../../lib/field-check';
import classes from '../framework.module.css';

const words = frameworkWords.editor;
const types = (['knowledge', 'skill', 'behaviour'] as const).map((value) => ({ value, label: frameworkWords.types[value] }));
const criticalities = (['low', 'medium', 'high', 'critical'] as const).map((value) => ({
  value,
  label: frameworkWords.criticalities[value],
}));

/** The fields of a competency above its indicators and steps. */
export function CompetencyFields({
  text,
  scales,
  check,
  onChange,
}: {
  readonly text: CompetencyText;
  readonly scales: readonly ListedScale[];
  readonly check: FieldCheck<string>;
  readonly onChange: (part: Partial<CompetencyText>) => void;
}) {
  return (
    <>
      <TextInput
        label={words.code}
        description={words.codeHint}
        value={text.code}
        maxLength={24}
        onChange={(event) => onChange({ code: event.currentTarget.value })}
        {...check.of('code')}
      />
      <TextInput
        label={words.title}
        value={text.title}
        maxLength={200}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        {...check.of('title')}
      />
      <Textarea
        label={words.description}
        description={words.descriptionHint}
        value={text.description}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Select
        label={words.type}
        data={types}
        value={text.type}
        allowDeselect={false}
        onChange={(type) => type !== null && onChange({ type })}
      />
      <Select
        label={words.criticality}
        data={criticalities}
        value={text.criticality}
        allowDeselect={false}
        onChange={(criticality) => criticality !== null && onChange({ criticality })}
      />
      {scales.length === 0 ? (
        <p className={classes.text}>
          {words.noScale} <Link to="/framework/scales/new">{words.addScale}</Link>
        </p>
      ) : (
        <Select
          label={words.scale}
          description={words.scaleHint}
          data={scales.map((scale) => ({ value: scale.scaleId, label: scale.name }))}
          value={text.scaleId}
          allowDeselect={false}
          onChange={(scaleId) => onChange({ scaleId })}
          {...check.of('scaleId')}
        />
      )}
      <NumberInput
        label={words.validity}
        description={words.validityHint}
        value={text.validityMonths ?? ''}
        min={1}
        max={120}
        allowDecimal={false}
        onChange={(months) => onChange({ validityMonths: typeof months === 'number' ? months : null })}
      />
    </>
  );
}
