import { Button } from '@mantine/core';
import { IconHistory, IconTelescope } from '@tabler/icons-react';
import { frameWords } from '../../lib/words/frame';
import type { Tense } from './as-of';
import classes from './frame.module.css';

const words = frameWords.asOf;

/** Says that another day is shown and by whose knowledge: a past day is not what the site knew on it, and the way to that stands here. */
export function AsOfBanner({
  asOf,
  tense,
  isAsKnownThen,
  knownHref,
  onBack,
}: {
  readonly asOf: string;
  readonly tense: Tense;
  /** Whether the page shows what was known at a past moment, and not all that is on record. */
  readonly isAsKnownThen: boolean;
  /** Where it is told what was known on that day; left out for who may not read it. */
  readonly knownHref: string | undefined;
  readonly onBack: () => void;
}) {
  const past = isAsKnownThen ? words.pastBannerAsKnown : words.pastBanner;
  const text = tense === 'past' ? past : words.futureBanner;
  return (
    <div className={classes.banner} role="status">
      {tense === 'past' ? <IconHistory size={18} aria-hidden /> : <IconTelescope size={18} aria-hidden />}
      <span className={classes.bannerText}>{text(asOf)}</span>
      {tense === 'past' && knownHref !== undefined && (
        <Button size="compact-sm" variant="default" component="a" href={knownHref}>
          {words.knownThen}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={onBack}>
        {words.back}
      </Button>
    </div>
  );
}
