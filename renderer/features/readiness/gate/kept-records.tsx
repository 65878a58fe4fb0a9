import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { formatInstantIn } from '../../../lib/formatting';
import { saveBlob } from '../../../lib/save-blob';
import { gateWords as words } from '../../../lib/words/gate';
import { FailureNote } from '../../../ui/failure-note';
import { Loaded } from '../../../ui/loaded';
import { ShortTable } from '../../../ui/short-table';
import { useGateRecords, usePrintAnswer, type Kept } from './queries';
import classes from './gate.module.css';

/** What was answered about a person and put on record, each to be had as PDF again. */
export function KeptRecords({ personId }: { readonly personId: string }) {
  const query = useGateRecords(personId);
  const print = usePrintAnswer();
  const { columns } = words;
  return (
    <section>
      <h2 className={classes.heading} id="kept">
        {words.records}
      </h2>
      <FailureNote title={words.pdfFailed} error={print.error} />
      <Loaded query={query}>
        {({ records }) =>
          records.length === 0 ? (
            <p className={classes.note}>{words.recordsNone}</p>
          ) : (
            <ShortTable labelledBy="kept">
              <thead>
                <tr>
                  <th data-align="right">{columns.entry}</th>
                  <th>{columns.kind}</th>
                  <th>{columns.task}</th>
                  <th>{columns.day}</th>
                  <th>{columns.answer}</th>
                  <th>{columns.recorded}</th>
                  <th>{columns.signed}</th>
                  <th>{columns.file}</th>
                </tr>
              </thead>
              <tbody>
                {records.map((one) => (
                  <tr key={one.answerId}>
                    <td data-align="right">
                      <a href={`#/records/${one.entryNumber}`}>{one.entryNumber}</a>
                    </td>
                    <td>{words.kinds[one.kind]}</td>
                    <td>{`${one.task.code} ${one.task.title}`}</td>
                    <td>{one.day}</td>
                    <td>{words.verdicts[one.verdict]}</td>
                    <td>{`${formatInstantIn(one.recordedAt, one.zone)}, ${one.recordedBy}`}</td>
                    <td>{signaturesText(one)}</td>
                    <td>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={words.pdf(one.entryNumber)}
                        leftSection={<IconFileTypePdf size={14} aria-hidden />}
                        loading={print.isPending && print.variables.answerId === one.answerId}
                        onClick={() =>
                          print.mutate(
                            { personId, answerId: one.answerId },
                            { onSuccess: ({ data, fileName }) => saveBlob(data, fileName) },
                          )
                        }
                      >
                        {words.pdfShort}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </ShortTable>
          )
        }
      </Loaded>
    </section>
  );
}

function signaturesText({ signatures }: Kept): string {
  if (signatures.length === 0) return words.notSigned;
  return signatures.map(({ printedName, isValid }) => (isValid ? words.valid(printedName) : words.invalid(printedName))).join('; ');
}
