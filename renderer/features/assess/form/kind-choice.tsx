import { SegmentedControl, Select } from '@mantine/core';
import { assessWords } from '../../../lib/words/assess';
import type { AssessmentForm } from '../queries';
import { formKinds, levelsOf, possibleKinds, startLevel, type FormKind, type PerformanceText } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;

/** What kind of assessment it is and at which level: a kind that this competency has nothing to judge by is not offered. */
export function KindChoice({
  form,
  kind,
  level,
  kinds = possibleKinds(form),
  isLevelFixed = false,
  onChange,
}: {
  readonly form: AssessmentForm;
  readonly kind: FormKind;
  readonly level: number;
  readonly kinds?: readonly FormKind[];
  readonly isLevelFixed?: boolean;
  readonly onChange: (part: Pick<PerformanceText, 'kind' | 'level' | 'method'>) => void;
}) {
  const { levels } = form.competency.scale;
  return (
    <div className={own.kindRow}>
      <div className={classes.section}>
        <span className={own.fieldLabel} id="kind-label">
          {words.kind}
        </span>
        <SegmentedControl
          aria-labelledby="kind-label"
          data={formKinds.filter((one) => kinds.includes(one)).map((one) => ({ value: one, label: assessWords.kinds[one] }))}
          value={kind}
          onChange={(value) => {
            const next = formKinds.find((one) => one === value) ?? kind;
            const isThere = isLevelFixed || levelsOf(form, next).includes(level);
            onChange({ kind: next, method: null, level: isThere ? level : startLevel(form, next) });
          }}
        />
      </div>
      <Select
        className={own.levelField}
        label={words.level}
        disabled={isLevelFixed}
        data={(isLevelFixed ? [level] : levelsOf(form, kind)).map((one) => {
          const known = levels.find((candidate) => candidate.level === one);
          return { value: String(one), label: known === undefined ? String(one) : assessWords.level(known.code, known.name) };
        })}
        value={String(level)}
        allowDeselect={false}
        onChange={(value) => {
          if (value !== null) onChange({ kind, method: null, level: Number(value) });
        }}
      />
    </div>
  );
}
