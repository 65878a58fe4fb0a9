import { Checkbox, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RequirementItem } from '../../../../../shared/contract/framework-item';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { levelChoices } from '../../scale-level';
import { useDraftSession, useItem } from '../draft-session';
import { useActions } from '../use-actions';
import { Tool } from './indicator-row';
import classes from '../draft.module.css';

const words = formWords.role;
const kinds = ['knowledge', 'practical', 'observation'] as const;

/** One line of what a role requires. */
export function RequirementRow({ item }: { readonly item: RequirementItem }) {
  const { store, scales, draftId } = useDraftSession();
  const actions = useActions();
  const competency = useItem(item.toId ?? '')?.item;
  const { content } = item;
  const scale = competency?.kind === 'competency' ? scales.find(({ scaleId }) => scaleId === competency.content.scaleId) : undefined;
  const code = competency?.code ?? '';
  const levels = levelChoices(scale?.levels ?? []);
  const set = (part: Partial<RequirementItem['content']>, what: string): void =>
    store.edit({ ...item, content: { ...content, ...part } }, draftWords.steps.edit(what, code));
  const countOf = (kind: (typeof kinds)[number]): number => content.evidenceMix.find((one) => one.kind === kind)?.count ?? 0;
  return (
    <tr data-retired={item.isRetired || undefined}>
      <th scope="row">
        <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: item.toId ?? '' }}>
          {code !== '' && <strong>{code}</strong>} {competency?.title ?? item.toId}
        </Link>
      </th>
      <td data-column="level">
        <NativeSelect
          size="xs"
          aria-label={words.levelOf(code)}
          data={[
            ...levels.map(({ value, label }) => ({ value: String(value), label })),
            ...(levels.some(({ value }) => value === content.level)
              ? []
              : [{ value: String(content.level), label: String(content.level) }]),
          ]}
          value={String(content.level)}
          onChange={(event) => set({ level: Number(event.currentTarget.value) }, words.columns.level)}
        />
      </td>
      <td data-column="mandatory">
        <Checkbox
          aria-label={words.mandatoryOf(code)}
          checked={content.isMandatory}
          onChange={(event) => set({ isMandatory: event.currentTarget.checked }, words.columns.mandatory)}
        />
      </td>
      <td data-column="validity">
        <NumberCell
          label={words.validityOf(code)}
          value={content.validityMonths}
          most={120}
          onValue={(validityMonths) => set({ validityMonths }, words.columns.validity)}
        />
      </td>
      <td>
        <div className={classes.mix}>
          {kinds.map((kind) => (
            <span key={kind} data-column={kind} className={classes.mixPart}>
              <span aria-hidden title={words.evidence[kind]}>
                {words.evidenceLetters[kind]}
              </span>
              <NumberCell
                label={words.evidenceOf(words.evidence[kind], code)}
                value={countOf(kind) === 0 ? null : countOf(kind)}
                most={9}
                onValue={(count) =>
                  set(
                    {
                      evidenceMix: kinds
                        .map((one) => ({ kind: one, count: one === kind ? (count ?? 0) : countOf(one) }))
                        .filter((one) => one.count > 0),
                    },
                    words.columns.evidence,
                  )
                }
              />
            </span>
          ))}
        </div>
      </td>
      <td>
        {!item.isRetired && (
          <Tool label={words.endOf(code)} onClick={() => void actions.takeOut([item.itemId])}>
            <IconTrash size={14} />
          </Tool>
        )}
      </td>
    </tr>
  );
}

/** A small number, or nothing; anything else is not taken. */
function NumberCell({
  label,
  value,
  most,
  onValue,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly most: number;
  readonly onValue: (value: number | null) => void;
}) {
  return (
    <input
      className={classes.numberCell}
      inputMode="numeric"
      aria-label={label}
      placeholder="–"
      value={value ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value.trim();
        const number = Number(text);
        if (text === '') onValue(null);
        else if (Number.isInteger(number) && number >= 1 && number <= most) onValue(number);
      }}
    />
  );
}
