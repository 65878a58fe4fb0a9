import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { CompetencyItem } from '../../../../../shared/contract/framework-item';
import type { LevelSufficiency, SufficiencyPart } from '../../../../../shared/contract/sufficiency';
import { assessmentKinds } from '../../../../../shared/domain/assessment';
import { sufficiencyText } from '../../../../../shared/domain/sufficiency-text';
import { sufficiencyWords as words } from '../../../../lib/words/sufficiency';
import type { ItemEditor } from '../use-item-editor';
import { Tool } from './indicator-row';
import type { LevelName } from './indicators';
import { Fold } from './section';
import classes from '../draft.module.css';

const plainPart: SufficiencyPart = { kinds: ['practical'], count: 1, differentAssessors: false, underAbnormal: 0, maxAgeMonths: null };

/** What has to be shown before a level of this competency is held. */
export function Sufficiency({
  item,
  levels,
  editor,
}: {
  readonly item: CompetencyItem;
  readonly levels: readonly LevelName[];
  readonly editor: ItemEditor;
}) {
  const { sufficiency } = item.content;
  const change = (next: (all: LevelSufficiency[]) => LevelSufficiency[]): void =>
    editor.competency((content) => ({ ...content, sufficiency: next(content.sufficiency) }), words.title);
  const set = (at: number, part: Partial<LevelSufficiency>): void =>
    change((all) => all.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const free = levels.filter(({ level }) => !sufficiency.some((one) => one.level === level));
  const nameOf = (level: number): string => {
    const found = levels.find((one) => one.level === level);
    return found === undefined ? String(level) : `${found.code} ${found.name}`;
  };
  return (
    <Fold title={words.title} count={sufficiency.length} hint={words.hint}>
      {sufficiency.map((entry, at) => {
        const name = nameOf(entry.level);
        return (
          <div key={entry.level} className={classes.prerequisite} role="group" aria-label={words.ruleOf(name)}>
            <div className={classes.line}>
              <strong>{words.ruleOf(name)}</strong>
              <Tool label={words.removeRule(name)} onClick={() => change((all) => all.filter((_, index) => index !== at))}>
                <IconTrash size={14} />
              </Tool>
            </div>
            <p className={classes.hint} role="status">
              {words.sentence(sufficiencyText(entry))}
            </p>
            {entry.parts.map((part, index) => (
              <Part
                key={index}
                part={part}
                label={words.partOf(index + 1, name)}
                isOnly={entry.parts.length === 1}
                onChange={(next) => set(at, { parts: entry.parts.map((one, place) => (place === index ? next : one)) })}
                onRemove={() => set(at, { parts: entry.parts.filter((_, place) => place !== index) })}
              />
            ))}
            <div className={classes.evidenceWhole}>
              {entry.parts.length < 9 && (
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={() => set(at, { parts: [...entry.parts, plainPart] })}
                >
                  {words.addPart}
                </Button>
              )}
              <Months
                label={words.within}
                ariaLabel={words.withinOf(name)}
                value={entry.withinMonths}
                onValue={(withinMonths) => set(at, { withinMonths })}
              />
              <Checkbox
                size="xs"
                label={words.second}
                checked={entry.secondAssessor}
                onChange={(event) => set(at, { secondAssessor: event.currentTarget.checked })}
              />
            </div>
          </div>
        );
      })}
      {free.length > 0 && (
        <NativeSelect
          aria-label={words.add}
          className={classes.chooser}
          data={[
            { value: '', label: words.add },
            ...free.map(({ level }) => ({ value: String(level), label: words.ruleOf(nameOf(level)) })),
          ]}
          value=""
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (chosen === '') return;
            const entry = { level: Number(chosen), parts: [plainPart], withinMonths: null, secondAssessor: false };
            change((all) => [...all, entry].toSorted((a, b) => a.level - b.level));
          }}
        />
      )}
    </Fold>
  );
}

function Part({
  part,
  label,
  isOnly,
  onChange,
  onRemove,
}: {
  readonly part: SufficiencyPart;
  readonly label: string;
  readonly isOnly: boolean;
  readonly onChange: (part: SufficiencyPart) => void;
  readonly onRemove: () => void;
}) {
  const { kinds, count, differentAssessors, underAbnormal, maxAgeMonths } = part;
  return (
    <div className={classes.evidencePart} role="group" aria-label={label}>
      <div className={classes.line}>
        <NumberInput
          aria-label={words.count}
          className={classes.narrow}
          size="xs"
          min={1}
          max={9}
          clampBehavior="strict"
          allowDecimal={false}
          value={count}
          onChange={(next) =>
            typeof next === 'number' &&
            next >= 1 &&
            onChange({
              ...part,
              count: next,
              underAbnormal: Math.min(underAbnormal, next),
              differentAssessors: next > 1 && differentAssessors,
            })
          }
        />
        {assessmentKinds.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={words.kinds[kind]}
            checked={kinds.includes(kind)}
            disabled={kinds.length === 1 && kinds.includes(kind)}
            onChange={(event) => {
              const isChosen = event.currentTarget.checked;
              onChange({ ...part, kinds: assessmentKinds.filter((one) => (one === kind ? isChosen : kinds.includes(one))) });
            }}
          />
        ))}
        {!isOnly && (
          <Tool label={words.removePart(label)} onClick={onRemove}>
            <IconTrash size={14} />
          </Tool>
        )}
      </div>
      <div className={classes.line}>
        <Checkbox
          size="xs"
          label={words.different}
          checked={differentAssessors}
          disabled={count === 1}
          onChange={(event) => onChange({ ...part, differentAssessors: event.currentTarget.checked })}
        />
        <label className={classes.line}>
          {words.abnormal}
          <NumberInput
            aria-label={words.abnormal}
            className={classes.narrow}
            size="xs"
            min={0}
            max={count}
            clampBehavior="strict"
            allowDecimal={false}
            value={underAbnormal}
            onChange={(next) => typeof next === 'number' && onChange({ ...part, underAbnormal: Math.min(next, count) })}
          />
        </label>
        <Months
          label={words.age}
          ariaLabel={words.age}
          value={maxAgeMonths}
          onValue={(next) => onChange({ ...part, maxAgeMonths: next })}
        />
      </div>
    </div>
  );
}

/** A number of months, or none. */
function Months({
  label,
  ariaLabel,
  value,
  onValue,
}: {
  readonly label: string;
  readonly ariaLabel: string;
  readonly value: number | null;
  readonly onValue: (months: number | null) => void;
}) {
  return (
    <label className={classes.line}>
      {label}
      <NumberInput
        aria-label={ariaLabel}
        className={classes.narrow}
        size="xs"
        placeholder="–"
        min={1}
        max={120}
        clampBehavior="strict"
        allowDecimal={false}
        value={value ?? ''}
        onChange={(next) => onValue(typeof next === 'number' && next >= 1 ? next : null)}
      />
    </label>
  );
}
