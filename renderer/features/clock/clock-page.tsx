import { Link } from '@tanstack/react-router';
import { formatInstantIn } from '../../lib/formatting';
import { useMay, useSession } from '../../lib/session';
import { clockWords } from '../../lib/words/clock';
import { EmptyState } from '../../ui/empty-state';
import { IfMay } from '../../ui/if-may';
import { Loaded } from '../../ui/loaded';
import { PageHeader } from '../../ui/page-header';
import { ShortTable } from '../../ui/short-table';
import { AcknowledgeForm } from './acknowledge-form';
import { clockDistance } from './clock-distance';
import { useClockNotices, type ClockNotice } from './queries';
import classes from './clock.module.css';

const words = clockWords.list;

/** Every notice about a clock, and the place to acknowledge the newest. */
export function ClockPage() {
  const { clock } = useSession();
  const mayAcknowledge = useMay('vault.manage');
  return (
    <>
      <PageHeader title={clockWords.title} subtitle={clockWords.subtitle} parent={{ label: clockWords.parent, href: '#/records' }} />
      {clock !== null && mayAcknowledge && <AcknowledgeForm key={clock.noticeId} noticeId={clock.noticeId} />}
      <IfMay permission="audit.read">
        <Notices />
      </IfMay>
    </>
  );
}

function Notices() {
  const notices = useClockNotices();
  return (
    <Loaded query={notices}>
      {({ notices: listed }) =>
        listed.length === 0 ? (
          <EmptyState title={words.none} hint={words.noneHint} />
        ) : (
          <ShortTable label={words.label}>
            <thead>
              <tr>
                <th>{words.when}</th>
                <th>{words.station}</th>
                <th>{words.what}</th>
                <th>{words.acknowledged}</th>
                <th>{words.entry}</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((notice) => (
                <NoticeRow key={notice.noticeId} notice={notice} />
              ))}
            </tbody>
          </ShortTable>
        )
      }
    </Loaded>
  );
}

function NoticeRow({ notice }: { readonly notice: ClockNotice }) {
  const { zone } = useSession();
  const { acknowledged, entryNumber, recordedAt, station } = notice;
  return (
    <tr>
      <td className={classes.when} data-figures>
        {formatInstantIn(recordedAt, zone)}
      </td>
      <td>{station}</td>
      <td>{whatOf(notice, zone)}</td>
      <td>
        {acknowledged === null
          ? notice.kind === 'setBack'
            ? words.waiting
            : words.notNeeded
          : words.by(acknowledged.by, formatInstantIn(acknowledged.at, zone), acknowledged.reason)}
      </td>
      <td data-figures>
        <Link to="/records/$entryNumber" params={{ entryNumber: String(entryNumber) }} search>
          {entryNumber}
        </Link>
      </td>
    </tr>
  );
}

function whatOf({ kind, previousAt, recordedAt, previousZone, stationZone }: ClockNotice, zone: string): string {
  if (kind === 'zoneChanged') return words.zoneChanged(previousZone ?? '', stationZone ?? '');
  const from = previousAt ?? recordedAt;
  return words.setBack(formatInstantIn(from, zone), clockDistance(from, recordedAt));
}
