/** Tells the person at the terminal what is going on; on stderr, so that answers on stdout stay clean. */
export function tell(text) {
  process.stderr.write(`touchstone: ${text}\n`);
}
