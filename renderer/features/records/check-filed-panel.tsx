import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { recordsWords } from '../../lib/words/records';
import { BesidePage } from '../../ui/beside-page';
import { FailureNote } from '../../ui/failure-note';
import { SidePanel } from '../../ui/side-panel';
import { useCheckFiled, type FiledCheck } from './queries';
import { noteToCheck, readNote } from './read-note';
import { Verdict } from './verdict';
import classes from './records.module.css';

const words = recordsWords.checkFiled;

/** Holds a checkpoint that was filed outside the site against today's log. */
export function CheckFiledPanel() {
  const navigate = useNavigate();
  const check = useCheckFiled();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const take = (text: string): void => {
    setNote(text);
    setMissing(false);
    check.reset();
  };
  return (
    <BesidePage>
      <SidePanel width={560} title={words.title} onClose={() => void navigate({ to: '/records', search: true })}>
        <p className={classes.text}>{words.hint}</p>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            setMissing(note.trim() === '');
            if (note.trim() !== '') check.mutate({ note: noteToCheck(note) });
          }}
        >
          <Textarea
            label={words.note}
            value={note}
            error={isMissing ? words.noteMissing : null}
            minRows={6}
            autosize
            spellCheck={false}
            classNames={{ input: classes.mono }}
            onDrop={(event) => {
              const [file = null] = event.dataTransfer.files;
              if (file === null) return; // dropped text goes in by itself
              event.preventDefault();
              void readNote(file).then(take);
            }}
            onChange={(event) => {
              setNote(event.currentTarget.value);
              check.reset();
            }}
          />
          <FailureNote title={words.failed} error={check.error} />
          <Group gap="xs">
            <Button type="submit" loading={check.isPending}>
              {words.check}
            </Button>
            <FileButton accept=".txt,.note,text/plain" onChange={(file) => void (file === null ? null : readNote(file).then(take))}>
              {(props) => (
                <Button variant="default" {...props}>
                  {words.readFile}
                </Button>
              )}
            </FileButton>
          </Group>
        </form>
        {check.data && (
          <Verdict isGood={check.data.verdict === 'consistent'} title={words.verdicts[check.data.verdict]}>
            <p className={classes.text}>{explanation(check.data)}</p>
          </Verdict>
        )}
      </SidePanel>
    </BesidePage>
  );
}

function explanation({ verdict, treeSize, logSize }: FiledCheck): string {
  const said = words.explain[verdict];
  return typeof said === 'string' ? said : said(treeSize ?? 0, logSize);
}
