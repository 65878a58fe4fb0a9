import { NativeSelect, Select } from '@mantine/core';
import { evidenceWords } from '../../../lib/words/evidence';
import { useCompetencies, useCompetency, useCompletions } from './queries';
import classes from './on-record.module.css';

const words = evidenceWords.item;

/** What the item speaks for; it may speak for nothing in particular. */
export function CompetencyFields({
  competencyId,
  level,
  onChange,
}: {
  readonly competencyId: string | null;
  readonly level: string;
  readonly onChange: (part: { readonly competencyId?: string | null; readonly level?: string }) => void;
}) {
  const competencies = useCompetencies();
  const competency = useCompetency(competencyId);
  return (
    <div className={classes.pair}>
      <Select
        label={words.competency}
        placeholder={words.competencyHint}
        data={(competencies.data?.competencies ?? [])
          .filter((one) => !one.isRetired)
          .map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
        value={competencyId}
        searchable
        clearable
        limit={80}
        onChange={(next) => onChange({ competencyId: next, level: '' })}
      />
      <NativeSelect
        label={words.level}
        disabled={competencyId === null}
        data={[
          { value: '', label: words.noLevel },
          ...(competency.data?.scale.levels ?? []).map((one) => ({ value: String(one.level), label: `${one.code} ${one.name}` })),
        ]}
        value={level}
        onChange={(event) => onChange({ level: event.currentTarget.value })}
      />
    </div>
  );
}

/** Which of the person's completions the item is. */
export function CompletionField({
  personId,
  value,
  check,
  onChange,
}: {
  readonly personId: string;
  readonly value: string | null;
  readonly check: { readonly error: string | null; readonly onBlur: () => void };
  readonly onChange: (value: string | null) => void;
}) {
  const completions = useCompletions(personId);
  const data = (completions.data?.evidence ?? []).map((one) => ({
    value: one.supportId,
    label: `${one.achievedOn} ${one.what} · ${one.competencyCode}`,
  }));
  if (completions.data !== undefined && data.length === 0) return <p>{words.noCompletion}</p>;
  return <Select label={words.completion} data={data} value={value} searchable withAsterisk onChange={onChange} {...check} />;
}
