import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { catalogueKey, catalogues, type Catalogue } from '../../../../../shared/domain/framework/tree';
import { draftWords } from '../../../../lib/words/framework-draft';
import { readPastedLines } from '../pasted-lines';
import { useDraftSession } from '../draft-session';
import { useActions, type NewPlace } from '../use-actions';
import classes from './dialogs.module.css';

const words = draftWords.paste;
const previewed = 50;
const most = 5_000;

/** Makes one item of each pasted line. What is wrong is shown before anything is done. */
export function PasteLines({ place, onDone }: { readonly place: NewPlace | null; readonly onDone: (key?: string) => void }) {
  const { tree } = useDraftSession();
  const actions = useActions();
  const [kind, setKind] = useState<Catalogue>(place === null || place.kind === 'group' ? 'competency' : place.kind);
  const [text, setText] = useState('');
  const [prefix, setPrefix] = useState('');
  const [isBusy, setBusy] = useState(false);
  const read = useDeferredValue(text);
  const lines = useMemo(() => {
    const codes = new Set([...tree.headById.values()].filter(({ isRetired }) => !isRetired).map(({ code }) => code.toLowerCase()));
    return readPastedLines(read, prefix, (code) => codes.has(code.toLowerCase()));
  }, [read, prefix, tree]);
  const faulty = lines.filter(({ fault }) => fault !== null).length;
  const where = place !== null && place.kind === kind ? place : { kind, parentKey: catalogueKey(kind), afterId: null };
  const parent = tree.headById.get(where.parentKey);
  const canAdd = lines.length > 0 && lines.length <= most && faulty === 0 && text === read;
  const add = async (): Promise<void> => {
    if (!canAdd) return;
    setBusy(true);
    const made = await actions.add({ ...where, kind }, lines);
    setBusy(false);
    if (made.length > 0) onDone(made[0]);
  };
  return (
    <Modal opened onClose={() => onDone()} title={words.title} size="xl">
      <div
        className={classes.form}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
        }}
      >
        <div className={classes.pair}>
          <Select
            label={words.kind}
            data={catalogues.filter((one) => one !== 'scale').map((value) => ({ value, label: draftWords.catalogues[value] }))}
            value={kind}
            allowDeselect={false}
            onChange={(next) => next !== null && setKind(next)}
          />
          <TextInput
            label={words.prefix}
            description={words.prefixHint}
            maxLength={40}
            value={prefix}
            onChange={(event) => setPrefix(event.currentTarget.value)}
          />
        </div>
        <Textarea
          data-autofocus
          label={words.lines}
          description={kind === 'competency' ? words.linesHintIndicators : words.linesHint}
          rows={8}
          wrap="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // a tab belongs to the text here: code and title stand apart by it
            if (event.key !== 'Tab' || event.shiftKey || text === '') return;
            const field = event.currentTarget;
            event.preventDefault();
            field.setRangeText('\t', field.selectionStart, field.selectionEnd, 'end');
            setText(field.value);
          }}
        />
        {lines.length > 0 && (
          <div className={classes.preview} tabIndex={0} role="group" aria-label={words.preview}>
            <table className={classes.previewTable}>
              <thead>
                <tr>
                  <th>{words.code}</th>
                  <th>{words.itemTitle}</th>
                  <th>{kind === 'competency' ? words.indicators : words.more}</th>
                </tr>
              </thead>
              <tbody>
                {lines.slice(0, previewed).map((line, index) => (
                  <tr key={index}>
                    <td>{line.code}</td>
                    <td>
                      {line.title} {line.fault !== null && <strong className={classes.fault}>{words.faults[line.fault]}</strong>}
                    </td>
                    <td>{line.more.filter((one) => one !== '').length || ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {lines.length > previewed && <p className={classes.hint}>{words.further(lines.length - previewed)}</p>}
          </div>
        )}
        <p className={classes.hint} role="status">
          {lines.length > most
            ? words.tooMany(most)
            : faulty > 0
              ? words.faulty(faulty)
              : parent !== undefined
                ? words.goesInto(parent.title)
                : ''}
        </p>
        <div className={classes.buttons}>
          <Button disabled={!canAdd} loading={isBusy} onClick={() => void add()}>
            {words.add(lines.length)}
          </Button>
          <Button variant="default" onClick={() => onDone()}>
            {draftWords.picker.cancel}
          </Button>
          <span className={classes.hint}>{words.keys}</span>
        </div>
      </div>
    </Modal>
  );
}
