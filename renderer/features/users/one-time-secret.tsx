import { Button, CopyButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { usersWords } from '../../lib/words/users';
import type { User } from './queries';
import classes from './users.module.css';

const words = usersWords.secret;

/** A one-time secret, shown once, to be handed over in person. */
export function OneTimeSecret(props: { readonly secret: string; readonly kind: User['kind']; readonly onDone: () => void }) {
  return (
    <section className={classes.panelForm} aria-label={words.title}>
      <h3 className={classes.sectionTitle}>{words.title}</h3>
      <p className={classes.text}>{words.hints[props.kind]}</p>
      <output className={classes.secret} aria-label={words.title}>
        {props.secret}
      </output>
      <div className={classes.buttons}>
        <CopyButton value={props.secret}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={props.onDone}>{words.handedOver}</Button>
      </div>
    </section>
  );
}
