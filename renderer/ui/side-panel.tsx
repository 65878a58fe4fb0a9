import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { uiWords } from '../lib/words/ui';
import classes from './side-panel.module.css';

/** Detail beside the list. The focus moves in when it opens and back to where it was when it closes; Esc closes. */
export function SidePanel({
  title,
  subtitle,
  actions,
  width = 440,
  onClose,
  children,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** Pixels. */
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const panel = useRef<HTMLElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    // a field of the panel may have taken it already
    if (panel.current?.contains(document.activeElement) !== true) heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [before]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isTakenByLayer(event.target)) close.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <aside ref={panel} className={classes.panel} aria-labelledby={id} style={{ width }}>
      <header className={classes.header}>
        <div className={classes.words}>
          <h2 id={id} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h2>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        <Tooltip label={uiWords.close}>
          <ActionIcon aria-label={uiWords.close} onClick={onClose}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={classes.body} tabIndex={0} role="group" aria-labelledby={id}>
        {children}
      </div>
      {actions !== undefined && <footer className={classes.actions}>{actions}</footer>}
    </aside>
  );
}

/** An open menu, popover or dialog above the page closes first. */
function isTakenByLayer(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"]')) return true;
  return (
    target instanceof Element &&
    target.closest(
      '[data-mantine-stop-propagation="true"], [role="menu"], [role="dialog"], [role="listbox"], [aria-expanded="true"][aria-haspopup]',
    ) !== null
  );
}
