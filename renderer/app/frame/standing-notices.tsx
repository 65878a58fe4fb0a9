import { Button, Text } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ClockBanner } from '../../features/clock/clock-banner';
import { ActUnderWay } from '../../features/people/imports/act-under-way';
import { errorCause, errorMessage } from '../../lib/error-message';
import { useMay, useSession } from '../../lib/session';
import { flushDrafts, useDraftFailure } from '../../lib/unsaved-drafts';
import { appWords } from '../../lib/words/app';
import { restoredText, restoredTitle } from '../../lib/words/backup';
import { clockWords } from '../../lib/words/clock';
import { faultWords } from '../../lib/words/faults';
import { Banner } from '../../ui/banner';

/** What somebody must know on every page until it is mended. */
export function StandingNotices() {
  const { alarm, notesFault, restored, stationZone, zone } = useSession();
  return (
    <>
      {restored !== null && (
        <Banner title={restoredTitle} icon={IconDatabaseImport} isGrave={alarm !== null}>
          {restoredText(restored.madeAt, restored.entriesLost)}
        </Banner>
      )}
      <Alarm />
      <ClockBanner />
      <UnsavedDrafts />
      <ActUnderWay />
      {notesFault !== null && (
        <Banner title={faultWords.notes.title}>
          {faultWords.notes.why[notesFault]} {faultWords.notes.hint}
        </Banner>
      )}
      {stationZone !== null && (
        <Text size="xs" c="dimmed">
          {clockWords.otherZone(stationZone, zone)}
        </Text>
      )}
    </>
  );
}

/** The record is not what it was; a site put back from a backup is older than what was seen for a reason that is told already. */
function Alarm() {
  const { alarm, alteredEntry, restored } = useSession();
  const mayReadLog = useMay('audit.read');
  const navigate = useNavigate();
  if (alarm === null || (alarm === 'rolledBack' && restored !== null)) return null;
  return (
    <Banner
      title={appWords.alarmTitle[alarm]}
      way={
        mayReadLog && (
          <Button size="compact-sm" variant="default" onClick={() => void navigate({ to: '/records' })}>
            {appWords.alarmWay}
          </Button>
        )
      }
    >
      {appWords.alarm[alarm]}
      {alteredEntry !== null && ` ${appWords.alteredEntry(alteredEntry)}`}
    </Banner>
  );
}

function UnsavedDrafts() {
  const failure = useDraftFailure();
  if (failure === null) return null;
  const { incident } = errorMessage(failure);
  return (
    <Banner
      title={faultWords.draftNotSaved}
      way={
        <Button size="compact-sm" variant="default" onClick={() => void flushDrafts()}>
          {faultWords.draftTryNow}
        </Button>
      }
    >
      {errorCause(failure)}
      {incident !== null && ` (${incident})`} {faultWords.draftNotSavedHint}
    </Banner>
  );
}
