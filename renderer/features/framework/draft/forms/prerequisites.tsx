import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompetencyItem } from '../../../../../shared/contract/framework-item';
import { formWords } from '../../../../lib/words/framework-forms';
import { levelChoices } from '../../scale-level';
import { ItemPicker } from '../dialogs/item-picker';
import { useDraftSession, useItems } from '../draft-session';
import { useChoices, useNames } from '../use-choices';
import type { ItemEditor } from '../use-item-editor';
import { Tool } from './indicator-row';
import type { LevelName } from './indicators';
import { Fold } from './section';
import classes from '../draft.module.css';

const words = formWords.prerequisites;
type Prerequisite = CompetencyItem['content']['prerequisites'][number];
const rules = ['all', 'any', 'count'] as const;

/** What must be held before a level of this competency can be signed off. */
export function Prerequisites({
  item,
  levels,
  editor,
}: {
  readonly item: CompetencyItem;
  readonly levels: readonly LevelName[];
  readonly editor: ItemEditor;
}) {
  const { scales } = useDraftSession();
  const choices = useChoices('competency');
  const nameOf = useNames('competency');
  const [picksFor, setPicksFor] = useState<number | null>(null);
  const { prerequisites } = item.content;
  const others = useItems([...new Set(prerequisites.flatMap(({ of }) => of.map(({ competencyId }) => competencyId)))]) ?? [];
  const change = (next: (all: Prerequisite[]) => Prerequisite[]): void =>
    editor.competency((content) => ({ ...content, prerequisites: next(content.prerequisites) }), words.title);
  const set = (level: number, part: Partial<Prerequisite>): void =>
    change((all) => all.map((one) => (one.level === level ? { ...one, ...part } : one)));
  const scaleOf = (competencyId: string) => {
    const other = others.find((one) => one.item.itemId === competencyId)?.item;
    return other?.kind === 'competency' ? scales.find(({ scaleId }) => scaleId === other.content.scaleId) : undefined;
  };
  const free = levels.filter(({ level }) => !prerequisites.some((one) => one.level === level));
  return (
    <Fold title={words.title} count={prerequisites.length} hint={words.hint}>
      {prerequisites.map((one) => {
        const level = levels.find((other) => other.level === one.level);
        const name = level === undefined ? String(one.level) : `${level.code} ${level.name}`;
        return (
          <div key={one.level} className={classes.prerequisite} role="group" aria-label={words.before(name)}>
            <div className={classes.line}>
              <span>{words.before(name)}</span>
              <NativeSelect
                aria-label={words.ruleOf(name)}
                data={rules.map((value) => ({ value, label: words.rules[value] }))}
                value={one.rule}
                onChange={(event) => {
                  const rule = rules.find((other) => other === event.currentTarget.value);
                  if (rule !== undefined) set(one.level, { rule });
                }}
              />
              {one.rule === 'count' && (
                <NumberInput
                  aria-label={words.countOf(name)}
                  className={classes.narrow}
                  min={1}
                  max={Math.max(1, one.of.length)}
                  allowDecimal={false}
                  value={one.count}
                  onChange={(count) => typeof count === 'number' && set(one.level, { count })}
                />
              )}
              <Tool label={words.removeRule(name)} onClick={() => change((all) => all.filter((other) => other.level !== one.level))}>
                <IconTrash size={14} />
              </Tool>
            </div>
            {one.of.map(({ competencyId, level: needed }) => {
              const other = nameOf(competencyId);
              const label = `${other.code} ${other.title}`.trim();
              return (
                <div key={competencyId} className={classes.linkRow}>
                  <span className={classes.linkName}>{label}</span>
                  <NativeSelect
                    aria-label={words.levelOf(label)}
                    data={levelChoices(scaleOf(competencyId)?.levels ?? []).map(({ value, label: text }) => ({
                      value: String(value),
                      label: text,
                    }))}
                    value={String(needed)}
                    onChange={(event) =>
                      set(one.level, {
                        of: one.of.map((each) =>
                          each.competencyId === competencyId ? { competencyId, level: Number(event.currentTarget.value) } : each,
                        ),
                      })
                    }
                  />
                  <Tool
                    label={words.remove(label)}
                    onClick={() => set(one.level, { of: one.of.filter((each) => each.competencyId !== competencyId) })}
                  >
                    <IconTrash size={14} />
                  </Tool>
                </div>
              );
            })}
            <div>
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setPicksFor(one.level)}>
                {words.addCompetency}
              </Button>
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
            ...free.map(({ level, code, name }) => ({ value: String(level), label: words.before(`${code} ${name}`) })),
          ]}
          value=""
          onChange={(event) => {
            const level = Number(event.currentTarget.value);
            if (event.currentTarget.value === '') return;
            change((all) => [...all, { level, rule: 'all', count: 1, of: [] }]);
            setPicksFor(level);
          }}
        />
      )}
      {picksFor !== null && (
        <ItemPicker
          title={words.addCompetency}
          choices={choices}
          confirm={formWords.links.linkThese}
          onCancel={() => setPicksFor(null)}
          onPick={(itemIds) => {
            // the level that qualifies is asked for, on its own scale a lower one than that for which it is asked
            const there = prerequisites.find((one) => one.level === picksFor)?.of ?? [];
            const added = itemIds.filter((itemId) => !there.some(({ competencyId }) => competencyId === itemId));
            set(picksFor, { of: [...there, ...added.map((competencyId) => ({ competencyId, level: defaultLevel(competencyId) }))] });
            setPicksFor(null);
          }}
        />
      )}
    </Fold>
  );

  function defaultLevel(competencyId: string): number {
    const below = levels.filter(({ level }) => level < (picksFor ?? 0)).at(-1)?.level;
    const own = competencyId === item.itemId ? below : undefined;
    return (
      own ?? scaleOf(competencyId)?.qualifyingLevel ?? scales.find(({ scaleId }) => scaleId === item.content.scaleId)?.qualifyingLevel ?? 0
    );
  }
}
