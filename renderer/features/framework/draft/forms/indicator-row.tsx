import { ActionIcon, MultiSelect, NativeSelect, Textarea, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconTrash } from '@tabler/icons-react';
import { memo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Indicator } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import type { LevelName, Outcome } from './indicators';
import classes from '../draft.module.css';

const words = formWords.indicators;

export type RowDoing =
  | { readonly kind: 'change'; readonly part: Partial<Indicator> }
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'remove' | 'next' };

interface Props {
  readonly indicator: Indicator;
  readonly name: string;
  readonly isBlank: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly levels: readonly LevelName[];
  readonly outcomes: readonly Outcome[];
  readonly onDo: (indicator: Indicator, doing: RowDoing) => void;
}

function IndicatorRowView({ indicator, name, isBlank, isFirst, isLast, levels, outcomes, onDo }: Props) {
  const { indicatorId, text, positiveExample, negativeExample, outcomeIds } = indicator;
  const [isOpen, setOpen] = useState(false);
  const change = (part: Partial<Indicator>): void => onDo(indicator, { kind: 'change', part });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) onDo(indicator, { kind: 'next' });
    else if (isBlank) return;
    else if (event.altKey && event.key === 'ArrowUp') onDo(indicator, { kind: 'move', by: -1 });
    else if (event.altKey && event.key === 'ArrowDown') onDo(indicator, { kind: 'move', by: 1 });
    else if (event.altKey && event.key === 'Delete') onDo(indicator, { kind: 'remove' });
    else if (event.ctrlKey && event.key === 'Enter') setOpen(!isOpen);
    else return;
    event.preventDefault();
  };
  const more = [positiveExample, negativeExample, ...outcomeIds].filter((one) => one !== null && one !== '').length;
  return (
    <li className={classes.indicator}>
      <div className={classes.indicatorLine}>
        <textarea
          className={classes.indicatorText}
          data-indicator={indicatorId}
          aria-label={name}
          placeholder={isBlank ? words.placeholder : undefined}
          rows={1}
          maxLength={4000}
          value={text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        {!isBlank && (
          <div className={classes.rowTools}>
            <Tool label={words.more(name)} isPressed={isOpen} onClick={() => setOpen(!isOpen)}>
              {more > 0 ? <span className={classes.count}>{more}</span> : <IconDots size={14} />}
            </Tool>
            <Tool label={words.up(name)} isOff={isFirst} onClick={() => onDo(indicator, { kind: 'move', by: -1 })}>
              <IconArrowUp size={14} />
            </Tool>
            <Tool label={words.down(name)} isOff={isLast} onClick={() => onDo(indicator, { kind: 'move', by: 1 })}>
              <IconArrowDown size={14} />
            </Tool>
            <Tool label={words.remove(name)} onClick={() => onDo(indicator, { kind: 'remove' })}>
              <IconTrash size={14} />
            </Tool>
          </div>
        )}
      </div>
      {isOpen && (
        <div className={classes.pair}>
          <Textarea
            label={words.positive}
            maxLength={4000}
            classNames={{ input: classes.growing }}
            value={positiveExample ?? ''}
            onChange={(event) => change({ positiveExample: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
          <Textarea
            label={words.negative}
            maxLength={4000}
            classNames={{ input: classes.growing }}
            value={negativeExample ?? ''}
            onChange={(event) => change({ negativeExample: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
          <MultiSelect
            label={words.outcomes}
            description={words.outcomesHint}
            searchable
            maxValues={40}
            data={[...outcomes]}
            nothingFoundMessage={words.noOutcomes}
            value={outcomeIds}
            onChange={(next) => change({ outcomeIds: next })}
          />
          <NativeSelect
            label={words.level}
            data={levels.map(({ level, code, name: levelName }) => ({ value: String(level), label: `${code} ${levelName}` }))}
            value={String(indicator.level)}
            onChange={(event) => change({ level: Number(event.currentTarget.value) })}
          />
        </div>
      )}
    </li>
  );
}

/** One indicator, or the empty line that becomes one. */
export const IndicatorRow = memo(
  IndicatorRowView,
  (a, b) =>
    (a.indicator === b.indicator || (a.isBlank && b.isBlank && a.indicator.indicatorId === b.indicator.indicatorId)) &&
    a.isBlank === b.isBlank &&
    a.name === b.name &&
    a.isFirst === b.isFirst &&
    a.isLast === b.isLast &&
    a.levels === b.levels &&
    a.outcomes === b.outcomes,
);

export function Tool({
  label,
  isOff = false,
  isPressed,
  onClick,
  children,
}: {
  readonly label: string;
  readonly isOff?: boolean;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} aria-pressed={isPressed} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
