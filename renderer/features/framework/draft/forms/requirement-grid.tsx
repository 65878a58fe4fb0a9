import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formWords } from '../../../../lib/words/framework-forms';
import { RequirePicker } from '../dialogs/require-picker';
import { useDraftSession, useItems } from '../draft-session';
import type { RequirementSubject } from '../new-item';
import { RequirementRow } from './requirement-row';
import { Section } from './section';
import classes from '../draft.module.css';

const words = formWords.role;

/** What is required of a role or a unit, as a grid that is typed into: up and down go from line to line. */
export function RequirementGrid({ subject }: { readonly subject: RequirementSubject }) {
  const { tree } = useDraftSession();
  const [isPicking, setPicking] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const heads = useMemo(
    () =>
      [...tree.headById.values()]
        .filter((head) => head.kind === 'requirement' && head.fromId === subject.id && (!head.isRetired || head.change !== null))
        .sort((a, b) => a.ordinal - b.ordinal),
    [tree, subject.id],
  );
  const lines = useItems(heads.map(({ itemId }) => itemId));
  useItems(heads.flatMap(({ toId }) => toId ?? []));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !(event.ctrlKey || event.target.matches('input[type=checkbox]'))) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const column = event.target.closest('[data-column]')?.getAttribute('data-column');
    const fields = [...(table.current?.querySelectorAll<HTMLElement>(`[data-column="${column ?? ''}"] :is(select, input)`) ?? [])];
    const at = fields.indexOf(event.target);
    fields[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    <Section title={words.requirements} hint={heads.length === 0 ? words.noRequirements[subject.kind] : words.gridHint}>
      {heads.length > 0 && (
        <div className={classes.gridScroller}>
          <table ref={table} className={classes.grid} aria-label={words.requirements} onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <th>{words.columns.competency}</th>
                <th>{words.columns.level}</th>
                <th>{words.columns.mandatory}</th>
                <th>{words.columns.validity}</th>
                <th>{words.columns.evidence}</th>
                <th>
                  <span className={classes.hidden}>{words.columns.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {(lines ?? []).map(({ item }) => (item.kind === 'requirement' ? <RequirementRow key={item.itemId} item={item} /> : null))}
            </tbody>
          </table>
        </div>
      )}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setPicking(true)}>
          {words.addRequirements}
        </Button>
      </div>
      {isPicking && <RequirePicker subject={subject} onDone={() => setPicking(false)} />}
    </Section>
  );
}
