import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import type { ItemOf } from '../../../../../shared/contract/framework-item';
import { validityRuleText } from '../../../../../shared/domain/validity-text';
import { validityWords as words } from '../../../../lib/words/validity';
import type { ItemEditor } from '../use-item-editor';
import { Fold } from './section';
import { RuleFields, usualRule } from './validity-rule';
import classes from '../draft.module.css';

/** Until when a level holds where the clause applies, and the grace that it permits. */
export function ClauseValidity({ item, editor }: { readonly item: ItemOf<'clause'>; readonly editor: ItemEditor }) {
  const { validity, graceDays, forbidsExtension } = item.content;
  const set = (part: Partial<ItemOf<'clause'>['content']>): void => editor.clause((content) => ({ ...content, ...part }), words.title);
  return (
    <Fold
      title={words.title}
      count={[validity !== null, graceDays !== null, forbidsExtension].filter(Boolean).length}
      hint={words.clauseHint}
    >
      <NativeSelect
        label={words.clauseRule}
        className={classes.chooser}
        data={[
          { value: 'own', label: words.asCompetencies },
          { value: 'rule', label: words.clauseOwn },
        ]}
        value={validity === null ? 'own' : 'rule'}
        onChange={(event) => set({ validity: event.currentTarget.value === 'own' ? null : usualRule('endOfMonth') })}
      />
      {validity !== null && (
        <div className={classes.prerequisite} role="group" aria-label={words.clauseRule}>
          <p className={classes.hint} role="status">
            {words.clauseSentence(validityRuleText(validity))}
          </p>
          <RuleFields key={validity.kind} rule={validity} onChange={(rule) => set({ validity: rule })} />
        </div>
      )}
      <NumberInput
        label={words.clauseGrace}
        description={words.clauseGraceHint}
        className={classes.chooser}
        placeholder={words.permitsNone}
        min={0}
        max={366}
        clampBehavior="strict"
        allowDecimal={false}
        value={graceDays ?? ''}
        onChange={(days) => set({ graceDays: typeof days === 'number' ? days : null })}
      />
      <Checkbox
        label={words.forbidsExtension}
        description={words.forbidsExtensionHint}
        checked={forbidsExtension}
        onChange={(event) => set({ forbidsExtension: event.currentTarget.checked })}
      />
    </Fold>
  );
}
