import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { caseMatrix, ratingBins, type Axis } from '../../../../shared/domain/calibration/rating-views';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { ShortTable } from '../../../ui/short-table';
import { Head } from './head';
import { codeOf, ratedOf, type ShownCase, type ShownResult } from './queries';
import classes from './results.module.css';

const kinds = ['list', 'bins', 'matrix'] as const;
type Kind = (typeof kinds)[number];

/** The opened ratings as a list, as a histogram and as a matrix; each counts up to all there are. */
export function RatingViews({ shown }: { readonly shown: ShownResult }) {
  const [kind, setKind] = useState<Kind>('list');
  const scales = useMemo(() => scalesOf(shown), [shown]);
  return (
    <>
      <div className={classes.actions}>
        <SegmentedControl
          aria-label={words.views.choose}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'list')}
          data={kinds.map((value) => ({ value, label: words.views[value] }))}
        />
      </div>
      {kind === 'list' && <List shown={shown} />}
      {kind === 'bins' && scales.map((levels) => <Bins key={levels.join(' ')} shown={shown} levels={levels} />)}
      {kind === 'matrix' && scales.map((levels) => <Matrix key={levels.join(' ')} shown={shown} levels={levels} />)}
    </>
  );
}

function scalesOf({ cases }: ShownResult): Array<readonly number[]> {
  const byKey = new Map(cases.map((one) => [one.levels.map(({ level }) => level).join(' '), one.levels.map(({ level }) => level)]));
  return [...byKey.values()];
}

function List({ shown }: { readonly shown: ShownResult }) {
  const rated = shown.cases.reduce((sum, { ratings }) => sum + ratings.length, 0);
  const population = shown.cases.length * shown.members.length;
  return (
    <section className={classes.section}>
      <p className={classes.small}>{words.views.sum(rated, population)}</p>
      <div>
        <ShortTable label={words.views.list}>
          <thead>
            <tr>
              <Head of="case" />
              <Head of="required" />
              <Head of="gold" />
              {shown.members.map(({ memberId, name }) => (
                <th key={memberId} scope="col">
                  {name}
                </th>
              ))}
              <Head of="agreed" />
            </tr>
          </thead>
          <tbody>
            {shown.cases.map((one, index) => (
              <tr key={one.caseId}>
                <th scope="row">
                  {index + 1}. {one.title}
                  <span className={classes.quiet}>{one.competencyCode}</span>
                </th>
                <td>{codeIn(one, one.requiredLevel)}</td>
                <td>{codeIn(one, one.goldLevel)}</td>
                {shown.members.map(({ memberId }) => (
                  <td key={memberId}>{codeIn(one, one.ratings.find((each) => each.memberId === memberId)?.level ?? null)}</td>
                ))}
                <td>
                  {one.consensusLevel === null
                    ? one.isDiscussed
                      ? words.views.noAgreement
                      : words.views.notDiscussed
                    : codeIn(one, one.consensusLevel)}
                  {one.dissents > 0 && <span className={classes.quiet}>{words.views.dissent(one.dissents)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </ShortTable>
      </div>
    </section>
  );
}

const codeIn = ({ levels }: ShownCase, level: number | null): string =>
  level === null ? words.none : (levels.find((one) => one.level === level)?.code ?? String(level));

interface OnScale {
  readonly shown: ShownResult;
  readonly levels: readonly number[];
}

function Bins({ shown, levels }: OnScale) {
  const [memberId, setMemberId] = useState('');
  const { counts, unrated, population } = ratingBins(ratedOf(shown), memberId === '' ? null : memberId, levels);
  const sum = counts.reduce((all, count) => all + count, 0) + unrated;
  const most = Math.max(1, unrated, ...counts);
  const bins = [
    ...levels.map((level, place) => ({ name: codeOf(shown, levels, level), count: counts[place] ?? 0, isUnrated: false })),
    { name: words.views.unrated, count: unrated, isUnrated: true },
  ];
  return (
    <section className={classes.section}>
      <div className={classes.actions}>
        <NativeSelect
          label={words.views.of}
          value={memberId}
          onChange={(event) => setMemberId(event.currentTarget.value)}
          data={[{ value: '', label: words.views.all }, ...shown.members.map((one) => ({ value: one.memberId, label: one.name }))]}
        />
      </div>
      <p className={classes.small}>
        {words.views.sum(sum, population)} {words.views.noShape}
      </p>
      <dl className={classes.bars}>
        {bins.map(({ name, count, isUnrated }) => (
          <Bar key={name} name={name} count={count} share={count / most} isUnrated={isUnrated} />
        ))}
      </dl>
    </section>
  );
}

function Bar({
  name,
  count,
  share,
  isUnrated,
}: {
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly isUnrated: boolean;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd style={{ display: 'contents' }}>
        {count === 0 ? (
          <span className={classes.empty} aria-hidden />
        ) : (
          <span className={classes.bar} data-unrated={isUnrated} style={{ width: `${share * 100}%` }} aria-hidden />
        )}
        <span className={classes.number}>{count}</span>
      </dd>
    </>
  );
}

const fixedAxes = ['consensus', 'gold', 'required', 'median'] as const;

function Matrix({ shown, levels }: OnScale) {
  const [first, second] = shown.members;
  const [x, setX] = useState(second?.memberId ?? 'median');
  const [y, setY] = useState(first?.memberId ?? 'median');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const id = useId();
  const consensus = new Map(shown.cases.flatMap((one) => (one.consensusLevel === null ? [] : [[one.caseId, one.consensusLevel]])));
  const { bins, cells, population } = caseMatrix(ratedOf(shown), consensus, levels, { x: axisOf(x), y: axisOf(y) });
  const sum = cells.flat(2).length;
  const nameOfBin = (bin: number | null): string => (bin === null ? words.views.noLevel : codeOf(shown, levels, bin));
  const axes = [
    ...shown.members.map((one) => ({ value: one.memberId, label: one.name })),
    ...fixedAxes.map((value) => ({ value, label: words.views.axes[value] })),
  ];
  const choose = (set: (value: string) => void) => (event: { readonly currentTarget: { readonly value: string } }) => {
    set(event.currentTarget.value);
    setChosen(null);
  };
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.actions}>
        <NativeSelect label={words.views.y} value={y} onChange={choose(setY)} data={axes} />
        <NativeSelect label={words.views.x} value={x} onChange={choose(setX)} data={axes} />
      </div>
      <p id={id} className={classes.small}>
        {words.views.cases(sum, population)}
      </p>
      <div>
        <table className={classes.cross} aria-labelledby={id}>
          <thead>
            <tr>
              <Head of="level" />
              {bins.map((bin) => (
                <th key={String(bin)} scope="col">
                  {nameOfBin(bin)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row, down) => (
              <tr key={String(bins[down])}>
                <th scope="row">{nameOfBin(bins[down] ?? null)}</th>
                {row.map((caseIds, across) => (
                  <td
                    key={String(bins[across])}
                    data-same={down === across}
                    style={{
                      background: `color-mix(in srgb, var(--mantine-primary-color-filled) ${Math.round((caseIds.length / Math.max(1, population)) * 40)}%, transparent)`,
                    }}
                  >
                    {caseIds.length === 0 ? (
                      0
                    ) : (
                      <button
                        type="button"
                        aria-label={words.views.cell(nameOfBin(bins[down] ?? null), nameOfBin(bins[across] ?? null), caseIds.length)}
                        onClick={() => setChosen(caseIds)}
                      >
                        {caseIds.length}
                      </button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen !== null && (
        <div role="status">
          <h3 className={classes.sectionTitle}>{words.views.chosen}</h3>
          <ul>
            {shown.cases
              .filter(({ caseId }) => chosen.includes(caseId))
              .map(({ caseId, title }) => (
                <li key={caseId}>{title}</li>
              ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const axisOf = (value: string): Axis => {
  const kind = fixedAxes.find((one) => one === value);
  return kind === undefined ? { kind: 'member', memberId: value } : { kind };
};
