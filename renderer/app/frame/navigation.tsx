import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { usePreference } from '../../lib/preference';
import { frameWords } from '../../lib/words/frame';
import type { NavigationItem } from './navigation-item';
import classes from './frame.module.css';

/** The main navigation; it folds to icons, whose labels then show as tooltips. */
export function Navigation({ items }: { readonly items: readonly NavigationItem[] }) {
  const [width, setWidth] = usePreference('navigation', ['wide', 'narrow'], 'wide');
  const isNarrow = width === 'narrow';
  const toggleLabel = isNarrow ? frameWords.expand : frameWords.collapse;
  return (
    <nav className={classes.navigation} data-width={width} aria-label={frameWords.navigation}>
      <ul className={classes.items}>
        {items.map((item) => (
          <li key={item.key}>
            <Tooltip label={item.label} position="right" disabled={!isNarrow}>
              <a className={classes.item} href={item.href} aria-current={item.current ? 'page' : undefined} aria-label={item.label}>
                <item.icon size={20} stroke={1.5} aria-hidden />
                {!isNarrow && <span className={classes.itemLabel}>{item.label}</span>}
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Tooltip label={toggleLabel} position="right">
        <ActionIcon
          className={classes.fold}
          aria-label={toggleLabel}
          aria-expanded={!isNarrow}
          onClick={() => setWidth(isNarrow ? 'wide' : 'narrow')}
        >
          {isNarrow ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
        </ActionIcon>
      </Tooltip>
    </nav>
  );
}
