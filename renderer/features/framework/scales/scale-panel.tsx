import { useNavigate } from '@tanstack/react-router';
import type { ScaleItem } from '../../../../shared/contract/framework-item';
import { markOfLevel, notApplicableMark, notAssessedMark } from '../../../lib/level-mark';
import { catalogueWords } from '../../../lib/words/catalogue';
import { frameworkWords } from '../../../lib/words/framework';
import { BesidePage } from '../../../ui/beside-page';
import { ErrorState } from '../../../ui/error-state';
import { Loaded } from '../../../ui/loaded';
import { StateMark } from '../../../ui/mark/state-mark';
import { ShortTable } from '../../../ui/short-table';
import { SidePanel } from '../../../ui/side-panel';
import { ItemOrigin, RetiredNote } from '../items/item-origin';
import { useItem } from '../queries';
import { levelName } from '../scale-level';
import classes from '../framework.module.css';

const words = catalogueWords.scales;

/** One scale on the day of the header: its levels with their signs and anchors, and what it took the place of. */
export function ScalePanel({ itemId }: { readonly itemId: string }) {
  const query = useItem(itemId);
  const navigate = useNavigate();
  const item = query.data?.item;
  return (
    <BesidePage>
      <SidePanel
        width={560}
        title={item?.title ?? words.loading}
        subtitle={item?.code}
        onClose={() => void navigate({ to: '/framework/scales' })}
      >
        <Loaded query={query}>
          {({ item: scale }) => (scale.kind === 'scale' ? <Detail scale={scale} /> : <ErrorState message={frameworkWords.otherKind} />)}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Detail({ scale }: { readonly scale: ScaleItem }) {
  const { qualifyingLevel, mapping } = scale.content;
  const levels = scale.content.levels.toSorted((a, b) => b.level - a.level);
  return (
    <>
      <RetiredNote itemId={scale.itemId} />
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.levels}</h3>
        <ol className={classes.levels}>
          {levels.map((level) => (
            <li key={level.level} className={classes.level} data-qualifies={level.level >= qualifyingLevel || undefined}>
              <h4 className={classes.levelName}>
                <StateMark token={markOfLevel(level)} size={24} />
                {level.code} {level.name}
                {level.level === qualifyingLevel && <span className={classes.qualifies}>{frameworkWords.scales.qualifies}</span>}
              </h4>
              {level.anchor !== '' && <p className={classes.dimmed}>{level.anchor}</p>}
            </li>
          ))}
        </ol>
      </section>
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{words.apart}</h3>
        <div>
          <StateMark token={notAssessedMark} withLabel />
          <p className={classes.small}>{words.notAssessedHint}</p>
        </div>
        <div>
          <StateMark token={notApplicableMark} withLabel />
          <p className={classes.small}>{words.notApplicableHint}</p>
        </div>
      </section>
      {mapping !== null && <Replaced scale={scale} mapping={mapping} />}
      <ItemOrigin itemId={scale.itemId} />
    </>
  );
}

function Replaced({ scale, mapping }: { readonly scale: ScaleItem; readonly mapping: NonNullable<ScaleItem['content']['mapping']> }) {
  const query = useItem(mapping.fromScaleId);
  return (
    <Loaded query={query}>
      {({ item }) => {
        if (item.kind !== 'scale') return null;
        return (
          <section className={classes.section}>
            <p className={classes.text}>{words.replaced(item.title)}</p>
            <ShortTable label={words.replaced(item.title)}>
              <thead>
                <tr>
                  <th scope="col">{words.there}</th>
                  <th scope="col">{words.here}</th>
                </tr>
              </thead>
              <tbody>
                {item.content.levels.map(({ level }) => {
                  const to = mapping.levels.find(({ from }) => from === level)?.to;
                  return (
                    <tr key={level}>
                      <th scope="row">{levelName(item.content.levels, level)}</th>
                      <td>{to === undefined ? words.notCarried : levelName(scale.content.levels, to)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </ShortTable>
          </section>
        );
      }}
    </Loaded>
  );
}
