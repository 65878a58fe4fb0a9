import { IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { frameworkWords } from '../../../lib/words/framework';
import type { Competency } from '../queries';
import classes from '../framework.module.css';

const words = frameworkWords.competency;

/** The levels of the scale with their anchors, and what can be seen at each. */
export function LevelList({ competency }: { readonly competency: Competency }) {
  const { scale, indicators } = competency;
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{words.levels}</h3>
      <ol className={classes.levels}>
        {scale.levels.map((level) => {
          const seen = indicators.filter((indicator) => indicator.level === level.level);
          return (
            <li key={level.level} className={classes.level} data-qualifies={level.level >= scale.qualifyingLevel || undefined}>
              <h4 className={classes.levelName}>
                {level.code} {level.name}
                {level.level === scale.qualifyingLevel && <span className={classes.qualifies}>{words.qualifies}</span>}
              </h4>
              {level.anchor !== '' && <p className={classes.dimmed}>{level.anchor}</p>}
              {seen.length === 0 ? (
                <p className={classes.small}>{words.noIndicators}</p>
              ) : (
                <ul className={classes.indicators}>
                  {seen.map((indicator) => (
                    <li key={indicator.indicatorId} className={classes.indicator}>
                      {indicator.text}
                      <Example kind="positive" text={indicator.positiveExample} />
                      <Example kind="negative" text={indicator.negativeExample} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Example({ kind, text }: { readonly kind: 'positive' | 'negative'; readonly text: string | null }) {
  if (text === null || text === '') return null;
  const Icon = kind === 'positive' ? IconThumbUp : IconThumbDown;
  return (
    <p className={classes.example}>
      <Icon size={14} aria-hidden />
      <span>
        <strong>{words[kind]}:</strong> {text}
      </span>
    </p>
  );
}
