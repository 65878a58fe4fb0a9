import { Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { unitChoices, unitsAbove, unitsWithin } from '../../../../lib/unit-tree';
import { draftWords } from '../../../../lib/words/framework-draft';
import { formWords } from '../../../../lib/words/framework-forms';
import { EmptyState } from '../../../../ui/empty-state';
import { Loaded } from '../../../../ui/loaded';
import { useUnits, type Unit } from '../../queries';
import { useDraftSession } from '../draft-session';
import { PaneTitle } from './pane-title';
import { RequirementGrid } from './requirement-grid';
import { Section } from './section';
import classes from '../draft.module.css';

const words = formWords.units;
const mostNamed = 6;

/** The units of which this library requires something, and the choice of another one. */
export function UnitsPane() {
  const units = useUnits();
  return (
    <section className={classes.item} aria-label={words.title}>
      <PaneTitle>{words.title}</PaneTitle>
      <p className={classes.hint}>{words.hint}</p>
      <Loaded query={units}>
        {({ units: all }) =>
          all.length === 0 ? (
            <EmptyState title={words.noUnits} hint={words.noUnitsHint} />
          ) : (
            <>
              <UnitChoice units={all} unitId={null} />
              <CountedUnits units={all} none={words.none} title={words.withLines} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

/** What the library requires of one unit, for whom it holds, and what comes from above. */
export function UnitPane({ unitId }: { readonly unitId: string }) {
  const { isReadOnly } = useDraftSession();
  const units = useUnits();
  return (
    <Loaded query={units}>
      {({ units: all }) => {
        const unit = all.find((one) => one.unitId === unitId);
        if (unit === undefined) return <EmptyState title={draftWords.pane.gone} hint={draftWords.pane.goneHint} />;
        const within = unitsWithin(all, unitId);
        const below = all.filter((one) => one.unitId !== unitId && within.has(one.unitId)).map(({ name }) => name);
        return (
          <section className={classes.item} aria-label={draftWords.pane.label(words.unit, unit.name)}>
            <PaneTitle>
              <span className={classes.kind}>{words.unit}</span> {unit.name}
            </PaneTitle>
            <UnitChoice units={all} unitId={unitId} />
            <p className={classes.notice}>
              {below.length === 0 ? words.holdsHere(unit.name) : words.holdsBelow(unit.name, below.slice(0, mostNamed), below.length)}
            </p>
            <fieldset disabled={isReadOnly} className={classes.fields}>
              <RequirementGrid subject={{ kind: 'unit', id: unitId, name: unit.name }} />
            </fieldset>
            <CountedUnits units={unitsAbove(all, unitId)} none={null} title={words.fromAbove} hint={words.fromAboveHint} />
            <Link to="/people/requirements" search={{ subject: 'unit', id: unitId }}>
              {words.inTheEnd}
            </Link>
          </section>
        );
      }}
    </Loaded>
  );
}

function UnitChoice({ units, unitId }: { readonly units: readonly Unit[]; readonly unitId: string | null }) {
  const { draftId } = useDraftSession();
  const navigate = useNavigate();
  const data = useMemo(() => unitChoices(units), [units]);
  return (
    <Select
      label={words.unit}
      placeholder={words.choose}
      data={data}
      value={unitId}
      searchable
      limit={200}
      allowDeselect={false}
      data-first-field
      onChange={(next) => {
        if (next !== null) void navigate({ to: '/framework/drafts/$draftId/$itemId', params: { draftId, itemId: next } });
      }}
    />
  );
}

/** Those of some units of which this draft requires something, each on the way to it. */
function CountedUnits({
  units,
  none,
  title,
  hint,
}: {
  readonly units: readonly Unit[];
  /** What is said where there are none; null: nothing. */
  readonly none: string | null;
  readonly title: string;
  readonly hint?: string;
}) {
  const { tree, draftId } = useDraftSession();
  const counts = useMemo(() => {
    const byUnit = new Map<string, number>();
    for (const { kind, fromId, isRetired } of tree.headById.values())
      if (kind === 'requirement' && fromId !== null && !isRetired) byUnit.set(fromId, (byUnit.get(fromId) ?? 0) + 1);
    return byUnit;
  }, [tree]);
  const counted = units.filter(({ unitId }) => counts.has(unitId));
  if (counted.length === 0) return none === null ? null : <p className={classes.hint}>{none}</p>;
  return (
    <Section title={title} {...(hint !== undefined && { hint })}>
      <ul className={classes.links} aria-label={title}>
        {counted.map(({ unitId, name }) => (
          <li key={unitId} className={classes.linkRow}>
            <Link to="/framework/drafts/$draftId/$itemId" params={{ draftId, itemId: unitId }} className={classes.linkName}>
              {name}
            </Link>
            <span className={classes.hint}>{words.lines(counts.get(unitId) ?? 0)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
