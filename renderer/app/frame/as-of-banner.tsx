import { Button } from '@mantine/core';
import { IconHistory, IconTelescope } from '@tabler/icons-react';
import { frameWords } from '../../lib/words/frame';
import type { Tense } from './as-of';
import classes from './frame.module.css';

export function AsOfBanner({ asOf, tense, onBack }: { readonly asOf: string; readonly tense: Tense; readonly onBack: () => void }) {
  const words = frameWords.asOf;
  return (
    <div className={classes.banner} role="status">
      {tense === 'past' ? <IconHistory size={18} aria-hidden /> : <IconTelescope size={18} aria-hidden />}
      <span className={classes.bannerText}>{tense === 'past' ? words.pastBanner(asOf) : words.futureBanner(asOf)}</span>
      <Button size="compact-sm" variant="default" onClick={onBack}>
        {words.back}
      </Button>
    </div>
  );
}
