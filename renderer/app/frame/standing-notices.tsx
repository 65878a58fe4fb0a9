import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ClockBanner } from '../../features/clock/clock-banner';
import { errorCause, errorMessage } from '../../lib/error-message';
import { useSession } from '../../lib/session';
import { flushDrafts, useDraftFailure } from '../../lib/unsaved-drafts';
import { clockWords } from '../../lib/words/clock';
import { faultWords } from '../../lib/words/faults';
import classes from './frame.module.css';

/** What somebody must know on every page until it is mended. */
export function StandingNotices() {
  const { notesFault, stationZone, zone } = useSession();
  return (
    <>
      <ClockBanner />
      <UnsavedDrafts />
      {notesFault !== null && (
        <Alert color="danger" variant="outline" icon={<IconAlertTriangle size={18} aria-hidden />} title={faultWords.notes.title}>
          {faultWords.notes.why[notesFault]} {faultWords.notes.hint}
        </Alert>
      )}
      {stationZone !== null && (
        <Text size="xs" c="dimmed">
          {clockWords.otherZone(stationZone, zone)}
        </Text>
      )}
    </>
  );
}

function UnsavedDrafts() {
  const failure = useDraftFailure();
  if (failure === null) return null;
  const { incident } = errorMessage(failure);
  return (
    <Alert
      color="danger"
      variant="outline"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={faultWords.draftNotSaved}
    >
      <div className={classes.standing}>
        <span>
          {errorCause(failure)}
          {incident !== null && ` (${incident})`} {faultWords.draftNotSavedHint}
        </span>
        <Button size="compact-sm" variant="default" onClick={() => void flushDrafts()}>
          {faultWords.draftTryNow}
        </Button>
      </div>
    </Alert>
  );
}
