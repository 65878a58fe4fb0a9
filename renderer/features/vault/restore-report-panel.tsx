import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { saveBlob } from '../../lib/save-blob';
import { useSession } from '../../lib/session';
import { backupWords } from '../../lib/words/backup';
import { noteWords } from '../../lib/words/note';
import { BesidePage } from '../../ui/beside-page';
import { EmptyState } from '../../ui/empty-state';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { NoteBox } from '../../ui/note-box';
import { ShortTable } from '../../ui/short-table';
import { SidePanel } from '../../ui/side-panel';
import { useBackups, type Rehearsal } from './queries';
import { countText, foundText, reportFacts, reportText, verdictHint } from './restore-report-text';
import classes from './vault.module.css';

const words = backupWords.report;

/** The report of one rehearsal, as the log keeps it. */
export function RestoreReportPanel({ entryNumber }: { readonly entryNumber: number }) {
  const navigate = useNavigate();
  const query = useBackups();
  return (
    <BesidePage>
      <SidePanel width={600} title={words.title} onClose={() => void navigate({ to: '/settings/vault', search: true })}>
        <Loaded query={query}>
          {({ rehearsals }) => {
            const rehearsal = rehearsals.find((one) => one.entryNumber === entryNumber);
            return rehearsal === undefined ? <EmptyState title={words.none} /> : <Report rehearsal={rehearsal} />;
          }}
        </Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function Report({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { zone, siteName, user } = useSession();
  const { report } = rehearsal;
  const text = reportText(rehearsal, zone);
  const isGood = report.verdict === 'restorable';
  return (
    <div className={classes.report}>
      <div className={classes.verdict} data-verdict={report.verdict} role={isGood ? 'status' : 'alert'}>
        {isGood ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
        <div>
          <strong>{words.verdicts[report.verdict]}</strong>
          <p className={classes.text}>{verdictHint(rehearsal)}</p>
        </div>
      </div>
      <Checks rehearsal={rehearsal} />
      <KeyValueList
        items={reportFacts(rehearsal, zone).map((fact) =>
          fact.key === 'root' || fact.key === 'digest' ? { ...fact, value: <span className={classes.mono}>{fact.value}</span> } : fact,
        )}
      />
      <NoteBox
        label={words.text}
        text={text}
        sheet={{
          title: words.title,
          hint: words.sheetHint,
          printedBy: user.printedName,
          facts: [{ label: noteWords.site, value: siteName }],
        }}
      />
      <div>
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={() => saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), words.fileName(report.at))}
        >
          {words.save}
        </Button>
      </div>
    </div>
  );
}

function Checks({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  return (
    <ShortTable label={words.checked}>
      <thead>
        <tr>
          <th scope="col">{words.checked}</th>
          <th scope="col" className={classes.figure}>
            {words.columns.count}
          </th>
          <th scope="col">{words.columns.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {rehearsal.report.checks.map((check) => (
          <tr key={check.check}>
            <td>{words.checks[check.check]}</td>
            <td className={classes.figure} data-figures>
              {countText(check)}
            </td>
            <td className={check.verdict === 'passed' ? classes.oneLine : classes.failed}>{foundText(check)}</td>
          </tr>
        ))}
      </tbody>
    </ShortTable>
  );
}
