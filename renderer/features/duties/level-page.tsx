import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { addDays, daysBetween, isRealDate } from '../../../shared/domain/calendar';
import { useFieldCheck } from '../../lib/field-check';
import { useMay, useSession } from '../../lib/session';
import { unitChoices } from '../../lib/unit-tree';
import { dutyWords } from '../../lib/words/duties';
import { levellingWords as words } from '../../lib/words/levelling';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { PrintedAlone } from '../../ui/printed-alone';
import { PlanLines, Unplaced } from './plan-lines';
import { SavePlan } from './save-plan';
import { SavedPlans } from './saved-plans';
import { useCompetencies, useLevelling, useUnits, type AskedPlan } from './queries';
import { WeekBars } from './week-bars';
import classes from './duties.module.css';

/** Proposes when and by whom each reassessment of a period is done. */
export function LevelPage() {
  return (
    <IfMay permission="readiness.read">
      <Levelling />
    </IfMay>
  );
}

const longestDays = 371;

function Levelling() {
  const { today } = useSession();
  const [asked, setAsked] = useState<AskedPlan | null>(null);
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        parent={{ label: dutyWords.title, href: '#/work' }}
        actions={
          asked !== null && (
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
          )
        }
      />
      <PlanForm today={today} onAsk={setAsked} />
      {asked === null ? <SavedPlans /> : <Plan asked={asked} />}
    </>
  );
}

function PlanForm({ today, onAsk }: { readonly today: string; readonly onAsk: (asked: AskedPlan) => void }) {
  const units = useUnits().data?.units ?? [];
  const competencies = useCompetencies().data?.competencies ?? [];
  const [unitId, setUnit] = useState<string | null>(null);
  const [competencyId, setCompetency] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(addDays(today, 90));
  const [perWeek, setPerWeek] = useState<number | string>(5);
  const [earlyDays, setEarlyDays] = useState<number | string>(30);
  const { fields } = words;
  const isWhole = (value: number | string, least: number, most: number): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  const check = useFieldCheck({
    from: !isRealDate(from) ? fields.dateWrong : from < today ? fields.inThePast(today) : null,
    to: !isRealDate(to)
      ? fields.dateWrong
      : to < from
        ? fields.endBeforeBegin
        : isRealDate(from) && daysBetween(from, to) > longestDays
          ? fields.tooLong
          : null,
    perWeek: isWhole(perWeek, 1, 50) ? null : fields.whole(1, 50),
    earlyDays: isWhole(earlyDays, 0, 180) ? null : fields.whole(0, 180),
  });
  return (
    <form
      className={classes.filters}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check.isComplete() || typeof perWeek !== 'number' || typeof earlyDays !== 'number') return;
        onAsk({ unitId, competencyId, from, to, perWeek, earlyDays });
      }}
    >
      <Select
        label={fields.unit}
        placeholder={fields.allUnits}
        className={classes.unit}
        data={unitChoices(units)}
        value={unitId}
        limit={200}
        searchable
        clearable
        onChange={setUnit}
      />
      <Select
        label={fields.competency}
        placeholder={fields.allCompetencies}
        className={classes.unit}
        data={competencies.map((one) => ({ value: one.competencyId, label: `${one.code} ${one.title}` }))}
        value={competencyId}
        limit={60}
        searchable
        clearable
        onChange={setCompetency}
      />
      <TextInput
        label={fields.from}
        className={classes.date}
        value={from}
        maxLength={10}
        onChange={(event) => setFrom(event.currentTarget.value)}
        {...check.of('from')}
      />
      <TextInput
        label={fields.to}
        className={classes.date}
        value={to}
        maxLength={10}
        onChange={(event) => setTo(event.currentTarget.value)}
        {...check.of('to')}
      />
      <NumberInput
        label={fields.perWeek}
        value={perWeek}
        allowDecimal={false}
        className={classes.number}
        onChange={setPerWeek}
        {...check.of('perWeek')}
      />
      <NumberInput
        label={fields.earlyDays}
        title={fields.earlyHint}
        value={earlyDays}
        allowDecimal={false}
        className={classes.number}
        onChange={setEarlyDays}
        {...check.of('earlyDays')}
      />
      <Button type="submit">{words.propose}</Button>
    </form>
  );
}

function Plan({ asked }: { readonly asked: AskedPlan }) {
  const mayPlan = useMay('duties.plan');
  return (
    <Loaded query={useLevelling(asked)}>
      {(plan) => {
        if (plan.lines.length + plan.unplaced.length === 0) return <EmptyState title={words.none} hint={words.noneHint} />;
        const before = Math.max(0, ...plan.weeks.map(({ due }) => due));
        const after = Math.max(0, ...plan.weeks.map(({ planned }) => planned));
        return (
          <>
            {mayPlan && <SavePlan key={plan.digest} asked={asked} plan={plan} />}
            <PrintedAlone what={words.sheet(asked.from, asked.to)}>
              <p role="status">{words.peak(before, after, plan.cap, plan.assessors)}</p>
              <WeekBars weeks={plan.weeks} cap={plan.cap} />
              {plan.unplaced.length > 0 && <Unplaced lines={plan.unplaced} />}
              <PlanLines lines={plan.lines} />
            </PrintedAlone>
          </>
        );
      }}
    </Loaded>
  );
}
