import { Button, Group } from '@mantine/core';
import { isDefinedError } from '@orpc/client';
import { IconFileDownload, IconTableExport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReadinessView } from '../../shared/contract/readiness-views';
import { orpc } from '../lib/orpc';
import { saveBlob } from '../lib/save-blob';
import { viewFileWords as words } from '../lib/words/view-files';
import { FailureNote } from './failure-note';
import { SuccessNote } from './success-note';
import { WriteFileForm } from './write-file-form';
import classes from './view-files.module.css';

/** The ways to take a view along as it is narrowed on the screen: as PDF, or as a file with a reason in the log. */
export function ViewFiles({ view }: { readonly view: ReadinessView }) {
  const print = useMutation(orpc.readinessViews.print.mutationOptions({ meta: { isDraft: true } }));
  const [isWriting, setWriting] = useState(false);
  const [written, setWritten] = useState<string | null>(null);
  const { error } = print;
  return (
    <>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          title={words.pdfHint}
          leftSection={<IconFileDownload size={14} aria-hidden />}
          loading={print.isPending}
          onClick={() => print.mutate({ view }, { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) })}
        >
          {words.pdf}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTableExport size={14} aria-hidden />}
          onClick={() => {
            setWritten(null);
            setWriting(true);
          }}
        >
          {words.write}
        </Button>
      </Group>
      {(error !== null || isWriting || written !== null) && (
        <div className={classes.below}>
          <FailureNote title={words.pdfFailed} error={error}>
            {isDefinedError(error) && error.code === 'TooMany' ? words.tooMany(error.data.lines, error.data.most) : undefined}
          </FailureNote>
          {isWriting && (
            <WriteForm
              view={view}
              onCancel={() => setWriting(false)}
              onDone={(text) => {
                setWriting(false);
                setWritten(text);
              }}
            />
          )}
          {written !== null && <SuccessNote>{written}</SuccessNote>}
        </div>
      )}
    </>
  );
}

function WriteForm({
  view,
  onDone,
  onCancel,
}: {
  readonly view: ReadinessView;
  readonly onDone: (written: string) => void;
  readonly onCancel: () => void;
}) {
  const choose = useMutation(orpc.readinessViews.chooseTarget.mutationOptions({ meta: { isDraft: true } }));
  const write = useMutation(orpc.readinessViews.write.mutationOptions());
  const { error } = choose;
  return (
    <WriteFileForm
      title={words.title}
      failed={words.failed}
      formats={[
        { value: 'xlsx', label: words.formats.xlsx },
        { value: 'csv', label: words.formats.csv },
      ]}
      choosing={choose}
      choosingRefusal={isDefinedError(error) && error.code === 'TooMany' ? words.tooMany(error.data.lines, error.data.most) : undefined}
      writing={write}
      onChoose={(format, done) => choose.mutate({ format, view }, done)}
      onWrite={({ target, reason }, again) =>
        write.mutate(
          { target, reason },
          {
            onSuccess: ({ lines, fileName, sha256, digest }) => onDone(words.written(lines, fileName, sha256, digest)),
            onError: again,
          },
        )
      }
      onCancel={onCancel}
    />
  );
}
