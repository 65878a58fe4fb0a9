import { ActionIcon, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../lib/formatting';
import { todayWords as words } from '../../lib/words/today';
import type { Figure } from './queries';
import classes from './today.module.css';

/** The numbers of the day; each opens the list it counts and says how it counts. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <ul className={classes.figures} aria-label={words.figuresLabel}>
      {figures.map((figure) => (
        <FigureItem key={figure.key} figure={figure} />
      ))}
    </ul>
  );
}

function FigureItem({ figure: { key, count, of, definition, filter } }: { readonly figure: Figure }) {
  const label = words.figures[key];
  const share = words.of(count, of, key.startsWith('expiring') ? 'ready' : 'required');
  return (
    <li className={classes.figure}>
      <Link to="/readiness/list" search={listSearch(filter)} className={classes.figureLink}>
        <span className={classes.figureLabel}>{label}</span>
        <span className={classes.figureCount} data-figures>
          {formatNumber(count)}
        </span>
        <span className={classes.figureShare} data-figures>
          {share}
        </span>
      </Link>
      <div className={classes.figureInfo}>
        <Popover width={320} position="bottom-end">
          <Popover.Target>
            <ActionIcon size={24} aria-label={words.definitionOf(label)}>
              <IconInfoCircle size={16} stroke={1.5} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={words.definitionOf(label)}>
            <p className={classes.definition}>{definition}</p>
          </Popover.Dropdown>
        </Popover>
      </div>
    </li>
  );
}

/** The address of the list that a figure counts. */
export function listSearch({ states, lapsesBy }: Figure['filter']): { states: string; until?: string } {
  return { states: states.join(','), ...(lapsesBy !== null && { until: lapsesBy }) };
}
