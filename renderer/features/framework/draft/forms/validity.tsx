import { Checkbox, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { CompetencyItem } from '../../../../../shared/contract/framework-item';
import type { ValidityTerms } from '../../../../../shared/contract/validity';
import { currencyText, graceText, renewalText, validityRuleText } from '../../../../../shared/domain/validity-text';
import { validityWords as words } from '../../../../lib/words/validity';
import type { ItemEditor } from '../use-item-editor';
import { Tool } from './indicator-row';
import type { LevelName } from './indicators';
import { Fold } from './section';
import { RuleFields, usualRule, Whole } from './validity-rule';
import classes from '../draft.module.css';

/** Until when a level of this competency holds, what keeps it current, and what grace there is. */
export function Validity({
  item,
  levels,
  editor,
}: {
  readonly item: CompetencyItem;
  readonly levels: readonly LevelName[];
  readonly editor: ItemEditor;
}) {
  const { rules, renewalWindowDays, graceDays, currency } = item.content.validity;
  const set = (next: (terms: ValidityTerms) => Partial<ValidityTerms>): void =>
    editor.competency(({ validity, ...content }) => ({ ...content, validity: { ...validity, ...next(validity) } }), words.title);
  const everyLevel = rules.some(({ level }) => level !== null) ? words.everyOther : words.everyLevel;
  const nameOf = (level: number | null): string => {
    const found = levels.find((one) => one.level === level);
    return level === null ? everyLevel : found === undefined ? String(level) : `${found.code} ${found.name}`;
  };
  const free = [null, ...levels.map(({ level }) => level)].filter((level) => !rules.some((one) => one.level === level));
  const count = rules.length + [renewalWindowDays > 0, graceDays > 0, currency !== null].filter(Boolean).length;
  return (
    <Fold title={words.title} count={count} hint={words.hint}>
      {rules.map(({ level, rule }, at) => (
        <div key={at} className={classes.prerequisite} role="group" aria-label={words.ruleOf(nameOf(level))}>
          <div className={classes.line}>
            <strong>{nameOf(level)}</strong>
            <Tool
              label={words.removeRule(nameOf(level))}
              onClick={() => set((terms) => ({ rules: terms.rules.filter((_, index) => index !== at) }))}
            >
              <IconTrash size={14} />
            </Tool>
          </div>
          <p className={classes.hint} role="status">
            {words.sentence(nameOf(level), validityRuleText(rule))}
          </p>
          <RuleFields
            key={rule.kind}
            rule={rule}
            onChange={(next) => set((terms) => ({ rules: terms.rules.map((one, index) => (index === at ? { ...one, rule: next } : one)) }))}
          />
        </div>
      ))}
      {free.length > 0 && rules.length < 10 && (
        <NativeSelect
          aria-label={words.add}
          className={classes.chooser}
          data={[
            { value: '', label: words.add },
            ...free.map((level) => ({ value: level === null ? 'every' : String(level), label: words.addFor(nameOf(level)) })),
          ]}
          value=""
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            if (chosen === '') return;
            const entry = { level: chosen === 'every' ? null : Number(chosen), rule: usualRule('endOfMonth') };
            set((terms) => ({ rules: [...terms.rules, entry].toSorted((a, b) => (a.level ?? 99) - (b.level ?? 99)) }));
          }}
        />
      )}
      <div className={classes.validityLine}>
        <Whole
          label={words.renewalWindow}
          value={renewalWindowDays}
          min={0}
          max={366}
          onValue={(days) => set(() => ({ renewalWindowDays: days }))}
        />
        <p className={classes.hint}>{renewalText(renewalWindowDays)}</p>
        {renewalWindowDays === 0 && rules.some(({ rule }) => rule.kind === 'anniversary') && (
          <p className={classes.hint} role="status">
            {words.anniversaryHint}
          </p>
        )}
      </div>
      <div className={classes.validityLine}>
        <Whole label={words.grace} value={graceDays} min={0} max={366} onValue={(days) => set(() => ({ graceDays: days }))} />
        <p className={classes.hint}>{graceText(graceDays)}</p>
      </div>
      <div className={classes.validityLine}>
        <div className={classes.line}>
          <Checkbox
            size="xs"
            label={words.currency}
            checked={currency !== null}
            onChange={(event) => {
              const isAsked = event.currentTarget.checked;
              set(() => ({ currency: isAsked ? { count: 3, withinDays: 90 } : null }));
            }}
          />
          {currency !== null && (
            <>
              <Whole
                label={words.currencyCount}
                value={currency.count}
                min={1}
                max={999}
                onValue={(next) => set(() => ({ currency: { ...currency, count: next } }))}
              />
              <Whole
                label={words.within}
                value={currency.withinDays}
                min={1}
                max={3660}
                onValue={(withinDays) => set(() => ({ currency: { ...currency, withinDays } }))}
              />
            </>
          )}
        </div>
        <p className={classes.hint}>{currencyText(currency)}</p>
      </div>
    </Fold>
  );
}
