import { Link, useNavigate } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formatting';
import { useMay } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { guestSessionWords } from '../../lib/words/guest-sessions';
import { BesidePage } from '../../ui/beside-page';
import { KeyValueList } from '../../ui/key-value-list';
import { Loaded } from '../../ui/loaded';
import { SidePanel } from '../../ui/side-panel';
import { SignatureList } from '../../ui/signature-list';
import { useReceivedPackage, type ReceivedDetail } from './queries';
import { ReceiptForm } from './receipt-form';
import { ReceivedRecords } from './received-records';
import { RejectTable } from './reject-table';
import classes from './packages.module.css';

const words = exchangeWords.received;

/** One accepted package: what was verified, what it told, and the receipt for its sender. */
export function ReceivedPanel({ packageInId }: { readonly packageInId: string }) {
  const query = useReceivedPackage(packageInId);
  const navigate = useNavigate();
  const received = query.data;
  return (
    <BesidePage>
      <SidePanel
        width={640}
        title={received === undefined ? words.title : words.content(exchangeWords.kinds[received.kind], received.sequence, received.sender)}
        subtitle={received && formatInstant(received.receivedAt)}
        onClose={() => void navigate({ to: '/exchange/received' })}
      >
        <Loaded query={query}>{(data) => <ReceivedBody received={data} />}</Loaded>
      </SidePanel>
    </BesidePage>
  );
}

function ReceivedBody({ received }: { readonly received: ReceivedDetail }) {
  const mayWrite = useMay('exchange.export');
  const { kind, accepted, rejected, rejects, receiptFor, gapReason, batchId, signatures, records } = received;
  const isOfCalibration = kind === 'calibration-case' || kind === 'calibration-ratings';
  const isAboutPeople = kind !== 'receipt' && !isOfCalibration && batchId === null;
  return (
    <div className={classes.facts}>
      {receiptFor !== null && (
        <p className={classes.text}>{words.receiptFor(receiptFor.fileName, receiptFor.sequence, receiptFor.receiver)}</p>
      )}
      <KeyValueList
        items={[
          { key: 'file', label: words.facts.file, value: received.fileName },
          { key: 'asOf', label: words.facts.asOf, value: received.asOf },
          { key: 'rows', label: words.facts.rows, value: words.done(accepted, rejected) },
          {
            key: 'encrypted',
            label: words.facts.encrypted,
            value: received.isEncrypted ? exchangeWords.packages.yes : exchangeWords.packages.no,
          },
          ...(gapReason === null ? [] : [{ key: 'gap', label: words.facts.gap, value: gapReason }]),
          { key: 'sha256', label: words.facts.sha256, value: <span className={classes.mono}>{received.sha256}</span> },
          { key: 'key', label: words.facts.publicKey, value: <span className={classes.mono}>{received.publicKey}</span> },
          ...(batchId === null
            ? []
            : [
                {
                  key: 'batch',
                  label: words.facts.batch,
                  value: (
                    <Link
                      to={kind === 'completions' ? '/exchange/completions/batches/$batchId' : '/exchange/imports/$batchId'}
                      params={{ batchId }}
                    >
                      {words.toImport}
                    </Link>
                  ),
                },
              ]),
        ]}
      />
      {rejects.length > 0 && <RejectTable label={words.rejected} rejects={rejects} all={rejected} />}
      {isOfCalibration && (
        <p className={classes.text}>
          <Link to="/calibrate">{guestSessionWords.received[kind === 'calibration-case' ? 'toCases' : 'toSession']}</Link>
        </p>
      )}
      {isAboutPeople && <ReceivedRecords kind={kind} records={records} />}
      {mayWrite && kind !== 'receipt' && <ReceiptForm received={received} />}
      <SignatureList signatures={signatures} />
    </div>
  );
}
