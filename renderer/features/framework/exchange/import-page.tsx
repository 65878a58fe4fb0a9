import { Alert } from '@mantine/core';
import { useState } from 'react';
import { frameworkExchangeWords as words } from '../../../lib/words/framework-exchange';
import { EmptyState } from '../../../ui/empty-state';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { ProgressBar } from '../../../ui/progress-bar';
import { useLibraries } from '../queries';
import { ExchangeFrame } from './exchange-frame';
import { FileForm } from './file-form';
import { FormatChoices } from './format-choices';
import { PreviewView } from './preview-view';
import { useFormats, usePreview } from './queries';
import classes from './exchange.module.css';

/** A file of a framework is chosen, looked at, and what is wanted of it put into the library's draft. */
export function FrameworkImportPage() {
  const libraries = useLibraries();
  const formats = useFormats();
  const preview = usePreview();
  const [frameworkId, setFrameworkId] = useState<string | null>(null);
  return (
    <ExchangeFrame>
      <Loaded query={libraries}>
        {({ libraries: all }) => {
          const own = all.filter(({ isSteward, isRetired }) => isSteward && !isRetired);
          if (own.length === 0) return <EmptyState title={words.noLibrary} hint={words.noLibraryHint} />;
          const result = preview.state === 'done' ? preview.result : null;
          const chosen = frameworkId ?? result?.preview?.frameworkId ?? own[0]?.frameworkId ?? '';
          const again = (
            format: Parameters<typeof preview.start>[0]['format'],
            choices: Readonly<Record<string, string>>,
            scaleKey: string | null,
          ) =>
            result !== null && preview.start({ source: { previewId: result.previewId }, frameworkId: chosen, format, choices, scaleKey });
          return (
            <div className={classes.page}>
              {preview.state === 'running' ? (
                <ProgressBar
                  label={words.steps[preview.progress?.label ?? ''] ?? words.reading}
                  done={preview.progress?.done ?? 0}
                  total={preview.progress?.total ?? null}
                  onCancel={preview.cancel}
                />
              ) : (
                <FileForm
                  libraries={own}
                  frameworkId={chosen}
                  isAgain={result !== null}
                  onLibrary={(next) => {
                    setFrameworkId(next);
                    // what was compared with one library says nothing of another
                    if (result !== null)
                      preview.start({
                        source: { previewId: result.previewId },
                        frameworkId: next,
                        format: result.preview?.format ?? null,
                        choices: result.preview?.choices ?? {},
                        scaleKey: null,
                      });
                  }}
                  onFile={preview.dismiss}
                  onChosen={(handles) =>
                    preview.start({ source: { handles }, frameworkId: chosen, format: null, choices: {}, scaleKey: null })
                  }
                />
              )}
              {preview.state === 'failed' && <FailureNote title={words.failed} error={preview.error} />}
              {result?.unreadable && (
                <Alert color="danger" variant="outline" role="alert" title={words.unreadable(result.unreadable.fileName)}>
                  {result.unreadable.why}
                </Alert>
              )}
              {result !== null && (
                <FormatChoices
                  formats={formats.data?.formats ?? []}
                  format={result.preview?.format ?? null}
                  detected={result.preview?.detected ?? []}
                  choices={result.preview?.choices ?? {}}
                  scale={result.preview?.scale ?? null}
                  onChange={again}
                />
              )}
              {result?.preview && <PreviewView key={result.previewId} preview={result.preview} onDone={preview.dismiss} />}
            </div>
          );
        }}
      </Loaded>
    </ExchangeFrame>
  );
}
