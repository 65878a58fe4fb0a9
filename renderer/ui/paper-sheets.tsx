import { createPortal } from 'react-dom';
import classes from './paper-sheets.module.css';

export interface PaperSheet {
  readonly title: string;
  readonly facts: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  /** Groups of characters, divided by dashes. */
  readonly code: string;
  readonly hint: string;
  /** What the line at the foot is for. */
  readonly holder: string;
}

/** Codes that are kept on paper alone: shown in groups, and printed one to a sheet with nothing else of the window. */
export function PaperSheets({ sheets, testId }: { readonly sheets: readonly PaperSheet[]; readonly testId: string }) {
  return (
    <>
      <div className={classes.sheets}>
        {sheets.map(({ title, code }, index) => (
          <section key={title} className={classes.sheet} aria-label={title}>
            <h2 className={classes.title}>{title}</h2>
            <div className={classes.code} data-testid={`${testId}-${index + 1}`}>
              <Groups code={code} />
            </div>
          </section>
        ))}
      </div>
      {createPortal(
        <div className={classes.paper} aria-hidden>
          {sheets.map((sheet) => (
            <Paper key={sheet.title} sheet={sheet} />
          ))}
        </div>,
        document.body,
      )}
    </>
  );
}

function Paper({ sheet }: { readonly sheet: PaperSheet }) {
  return (
    <section>
      <h1>{sheet.title}</h1>
      <dl>
        {sheet.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.code}>
        <Groups code={sheet.code} />
      </div>
      <p>{sheet.hint}</p>
      <p className={classes.holder}>{sheet.holder}</p>
    </section>
  );
}

function Groups({ code }: { readonly code: string }) {
  return code.split('-').map((group, index) => <span key={`${index}-${group}`}>{`${group} `}</span>);
}
