import { Button } from '@mantine/core';
import { saveBlob } from '../../../lib/save-blob';
import { useMay } from '../../../lib/session';
import { calibrationResultWords as words } from '../../../lib/words/calibration-results';
import { FailureNote } from '../../../ui/failure-note';
import { useChangeLogFile, useComparisonFile, useMinutesFile, useReportFile, type ShownResult } from './queries';
import classes from './results.module.css';

/** What can be taken along of a session as files. */
export function FileButtons({ shown: { sessionId, result, state } }: { readonly shown: ShownResult }) {
  const maySeeLog = useMay('calibration.read');
  const hasResult = result !== null;
  const hasMinutes = state === 'signing' || state === 'final';
  const [report, minutes, comparison, log] = [useReportFile(), useMinutesFile(), useComparisonFile(), useChangeLogFile()];
  const save = { onSuccess: ({ data, fileName }: { readonly data: Blob; readonly fileName: string }) => saveBlob(data, fileName) };
  const error = report.error ?? minutes.error ?? comparison.error ?? log.error;
  return (
    <div>
      <div className={classes.actions}>
        {hasResult && (
          <Button size="compact-sm" variant="default" loading={report.isPending} onClick={() => report.mutate({ sessionId }, save)}>
            {words.files.report}
          </Button>
        )}
        {hasMinutes && (
          <Button size="compact-sm" variant="default" loading={minutes.isPending} onClick={() => minutes.mutate({ sessionId }, save)}>
            {words.files.minutes}
          </Button>
        )}
        <Button size="compact-sm" variant="default" loading={comparison.isPending} onClick={() => comparison.mutate({ sessionId }, save)}>
          {words.files.comparison}
        </Button>
        {maySeeLog && (
          <Button size="compact-sm" variant="default" loading={log.isPending} onClick={() => log.mutate({ sessionId }, save)}>
            {words.files.log}
          </Button>
        )}
      </div>
      <FailureNote title={words.files.failed} error={error} />
    </div>
  );
}
