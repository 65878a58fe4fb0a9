import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withDisplay } from '../launch/display.mjs';
import { inProject } from '../project.mjs';
import { ALLOWS_DEBUGGING, started, startedPlainly } from './drive-program.mjs';
import { installBelow, processesOf } from './installed-program.mjs';
import { ordinaryUser } from './ordinary-user.mjs';

const SAMPLE_LIMIT_MS = 180_000;

/**
 * Installs the .deb below a temporary root, starts it as an ordinary user with the sandbox on, makes the sample site in it, starts it
 * again and unlocks that site, first with a wrong passphrase. Tells what was seen; throws at the first thing that is not as it should be.
 * What was installed allows no debugger; to be driven it gets the file that does, and is otherwise as packaged.
 */
export async function tryPackage(plan, deb, tell) {
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-try-'));
  fs.chmodSync(stage, 0o755);
  try {
    const program = path.join(installBelow(path.join(stage, 'root'), deb, plan), plan.name);
    await withDisplay(async () => {
      const user = ordinaryUser(path.join(stage, 'home'));
      await startedPlainly(program, user);
      tell('it opens no port for a debugger, whatever its command line says');
      fs.writeFileSync(path.join(path.dirname(program), ALLOWS_DEBUGGING), '');
      await started(program, user, async (page) => {
        tell(`the first window says "${await page.title()}"`);
        for (const line of checkedProcesses(program)) tell(line);
        await page.getByRole('button', { name: 'Open the sample site' }).click();
        await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: SAMPLE_LIMIT_MS });
        tell('the sample site was made and opened: the database and the key derivation work');
      });
      await started(program, user, async (page) => {
        await page.getByRole('list', { name: 'Sites opened at this station' }).getByRole('button').first().click();
        await unlock(page, 'not the passphrase');
        await page.getByRole('alert').waitFor();
        tell('a wrong passphrase was refused');
        await page.getByRole('button', { name: 'Unlock', exact: true, disabled: false }).waitFor();
        await unlock(page, samplePassphrase());
        await page.getByRole('navigation', { name: 'Main' }).waitFor();
        tell(`unlocked after a second start, at "${await page.title()}"`);
      });
    });
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

async function unlock(page, passphrase) {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}

/** The passphrase of everybody at the sample site, from the only place that has it. */
function samplePassphrase() {
  const source = fs.readFileSync(inProject('shared/domain/sample/credentials.ts'), 'utf8');
  return /samplePassphrase = '([^']+)'/.exec(source)[1];
}

function checkedProcesses(program) {
  const processes = processesOf(fs.realpathSync(program));
  const wrong = processes.filter(({ uid, commandLine }) => uid === 0 || / --no-sandbox(\s|$)/.test(commandLine));
  const pages = processes.filter(({ kind }) => kind === 'renderer');
  if (processes.length === 0 || wrong.length > 0) throw new Error('the program does not run as an ordinary user with its sandbox on');
  if (pages.length === 0 || pages.some(({ isFiltered }) => !isFiltered)) throw new Error('the page is not in the sandbox');
  return [
    `it runs as user ${[...new Set(processes.map(({ uid }) => uid))].join(', ')} in ${processes.length} processes, none with --no-sandbox`,
    `the kernel filters the page's system calls (seccomp)`,
  ];
}
