import { linkTask } from '../tasks';
import type { Outcome } from './after-kill';
import type { Works } from './commands';
import { passphraseOf } from '../passphrase-of';

type Call = () => Promise<unknown>;

const asked = { personId: 'pia', taskId: 'valve' };

/** What puts an answer on record, by name. */
export const gateCommands: Readonly<Record<string, (works: Works) => Promise<Call> | Call>> = {
  'gate.issue': async ({ site }) => {
    await linkTask(site, 'valve', false);
    return () => site.client.gate.issue({ ...asked, day: null });
  },
  'gate.sign': async ({ site }) => {
    await linkTask(site, 'valve', false);
    const signature = { login: 'ada', passphrase: passphraseOf('ada') };
    return () => site.client.gate.sign({ ...asked, day: '2026-01-02', time: '02:10', signature });
  },
};

/** An answer is there with its entry or not at all, and a page never without the signature under it. */
const isWhole =
  (signatures: number) =>
  async ({ plain, isRecorded }: Outcome): Promise<string[]> => {
    const { records } = await plain.client.gate.records({ personId: 'pia' });
    const isThere = records.length === 1 && records[0]?.signatures.filter(({ isValid }) => isValid).length === signatures;
    return (isRecorded ? isThere : records.length === 0) ? [] : ['an answer and the log differ'];
  };

export const gateAfterKill: Readonly<Record<string, (outcome: Outcome) => Promise<string[]>>> = {
  'gate.issue': isWhole(0),
  'gate.sign': isWhole(1),
};
