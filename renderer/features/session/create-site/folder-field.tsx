import { Button, Input } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useId } from 'react';
import { sessionWords } from '../../../lib/words/session';
import { useChooseFolder } from '../queries';
import type { SiteFields } from './site-form';
import classes from '../session.module.css';

const words = sessionWords.create;

/** The folder of the new site, chosen in the system's own dialog. */
export function FolderField(props: {
  readonly folder: SiteFields['folder'];
  readonly error: string | null;
  readonly onChange: (folder: NonNullable<SiteFields['folder']>) => void;
}) {
  const id = useId();
  const choose = useChooseFolder();
  const ask = () =>
    choose.mutate(
      { purpose: 'create' },
      {
        onSuccess: (chosen) => {
          if (chosen !== null) props.onChange(chosen);
        },
      },
    );
  return (
    <Input.Wrapper label={words.folder} description={words.folderHint} error={props.error} labelElement="div" id={id}>
      <div className={classes.folder}>
        <span className={classes.siteFolder}>{props.folder?.folder ?? words.folderNone}</span>
        <Button variant="default" leftSection={<IconFolder size={16} aria-hidden />} loading={choose.isPending} onClick={ask}>
          {words.chooseFolder}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
