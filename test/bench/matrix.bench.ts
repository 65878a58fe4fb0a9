import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Page } from 'playwright';
import { test } from 'vitest';
import { z } from 'zod';
import { recordOf } from '../support/framework';
import { launch } from '../support/launch';
import { makeWorkingSite } from '../support/make-site-at';
import { passphraseOf } from '../support/passphrase-of';
import { makeCompetency, makeRole, makeUnit } from '../support/people';
import type { TestSite } from '../support/site';
import { unlock } from '../support/walk/site';
import { isQuick, quantile, tell } from './figures';

const people = isQuick ? 500 : 5_000;
const competencies = isQuick ? 60 : 300;
const frames = 90;
/** Pixels in a frame; at sixty frames a second the last is a whole matrix in two seconds. */
const speeds = [20, 200, 400, 1_000, 4_000];
const frameLimitMs = 20;

/** A matrix without a gap in it, which is more than any site has: written straight into the tables, since nothing else of it matters here. */
async function populate(site: TestSite): Promise<void> {
  const db = recordOf(site);
  await makeRole(site, 'worker');
  for (let index = 0; index < 20; index++) await makeUnit(site, `unit-${index}`, { name: `Unit ${index}` });
  for (let index = 0; index < competencies; index++)
    await makeCompetency(site, `c${index}`, { code: `C-${index}`, title: `Competency ${index}` });
  await db.transaction().execute(async (tx) => {
    const numbers = (count: number) => sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(count - 1)})`;
    await sql`INSERT INTO person (personId, employeeNumber, givenName, familyName, recordedFrom)
      ${numbers(people)} SELECT 'p' || i, 'N' || i, 'Given' || (i % 97), 'Family' || (i % 1999), 1 FROM n`.execute(tx);
    await sql`INSERT INTO position (positionId, personId, roleId, unitId, title, validFrom, recordedFrom)
      ${numbers(people)} SELECT 'at' || i, 'p' || i, 'worker', 'unit-' || (i % 20), 'Operator', '2020-01-01', 1 FROM n`.execute(tx);
    const states = JSON.stringify([
      'qualified',
      'expiring',
      'expired',
      'belowLevel',
      'neverAssessed',
      'inGrace',
      'currencyLapsed',
      'exempt',
    ]);
    await sql`INSERT INTO standing (personId, competencyId, fromDate, requiredLevel, heldLevel, isMandatory, state, readyUntil, recordedFrom)
      ${numbers(people)}, k(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM k WHERE j < ${sql.lit(competencies - 1)})
      SELECT 'p' || i, 'c' || j, '2020-01-01', 1 + (i + j) % 3, (i * 7 + j) % 4, (i + j) % 2, json_extract(${states}, '$[' || ((i * 3 + j * 5) % 8) || ']'),
        date('2030-01-01', '+' || ((i * 7 + j) % 700) || ' days'), 1 FROM n, k`.execute(tx);
  });
}

/** Milliseconds from asking for the matrix to its drawing, and a little longer for what comes after. */
const arrive = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const begun = performance.now();
    location.hash = '#/readiness/matrix';
    while (document.querySelector('[data-plane][data-drawn]') === null) await new Promise((resolve) => setTimeout(resolve, 5));
    const taken = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return taken;
  });

const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** The longest that one task kept a page's main thread busy, in processor time: what else the machine does is no part of it. */
function longestTask(file: string): number {
  const { traceEvents } = trace.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  const main = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) => (name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [])),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid} ${tid}`));
  return Math.max(0, ...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
}

interface Run {
  /** Milliseconds between two frames. */
  readonly between: number[];
  /** Processor time of the page's main thread, milliseconds a frame. */
  readonly busy: number;
}

/** Scrolls the element so many pixels down and a third of them across in every frame. */
async function scroll(page: Page, selector: string, speed: number): Promise<Run> {
  const session = await page.context().newCDPSession(page);
  // processor time of the thread: what else runs on the machine is no part of it
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskTime = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  const begun = await taskTime();
  const between = await page.evaluate(
    async ([where, step, count]) => {
      const element = document.querySelector(where);
      if (element === null) throw new Error('there is nothing to scroll');
      element.scrollTo(0, 0);
      const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const taken: number[] = [];
      let last = await next();
      let [direction, across] = [1, 1];
      for (let frame = 0; frame < count; frame++) {
        if (element.scrollTop + step > element.scrollHeight - element.clientHeight) direction = -1;
        if (element.scrollTop < step) direction = 1;
        if (element.scrollLeft + step / 3 > element.scrollWidth - element.clientWidth) across = -1;
        if (element.scrollLeft < step / 3) across = 1;
        element.scrollBy(across * (step / 3), direction * step);
        const now = await next();
        taken.push(now - last);
        last = now;
      }
      return taken;
    },
    [selector, speed, frames] as const,
  );
  const busy = (await taskTime()) - begun;
  await session.detach();
  return { between, busy: (busy * 1000) / frames };
}

test('the matrix scrolls as smoothly as a page with nothing on it', { timeout: 600_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-matrix-'));
  try {
    const site = await makeWorkingSite(folder);
    await populate(site);
    await site.station.lock('byHand');
    const size = `${people} people × ${competencies} competencies, every cell filled`;
    const open = async () => {
      const opened = await launch({ userData: path.join(folder, 'station') });
      await opened.page.getByText('Test works').click();
      await unlock(opened.page, { login: 'ada', passphrase: passphraseOf('ada') });
      return opened;
    };
    // Rows that were written past the program are read one by one, once: every later start finds them as columns.
    const first = await open();
    tell('matrix: the same at the first start after its rows were written, milliseconds', await arrive(first.page), 10_000, size);
    // They are kept once nobody has asked for two seconds.
    await first.page.waitForTimeout(4_000);
    await first.close();
    const { app, page, close } = await open();
    const recorded = path.join(folder, 'trace.json');
    await app.evaluate(({ contentTracing }) => contentTracing.startRecording({ included_categories: ['toplevel', '__metadata'] }));
    tell('matrix: from asking to its drawing, milliseconds', await arrive(page), 1_000, size);
    await app.evaluate(({ contentTracing }, file) => contentTracing.stopRecording(file), recorded);
    tell(
      'matrix: longest stretch of the page’s main thread, milliseconds of processor time',
      longestTask(recorded),
      50,
      'until it is drawn',
    );
    await page.evaluate(() => {
      const scroller = document.querySelector('[data-matrix]');
      const { left, top, width, height } = scroller?.getBoundingClientRect() ?? new DOMRect();
      const blank = document.createElement('div');
      blank.id = 'blank';
      blank.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;overflow:auto;background:white;display:none`;
      const inner = document.createElement('div');
      inner.style.cssText = `width:${scroller?.scrollWidth ?? 0}px;height:${scroller?.scrollHeight ?? 0}px`;
      blank.append(inner);
      document.body.append(blank);
    });
    const show = (what: 'blank' | 'matrix') =>
      page.evaluate((is) => {
        const [root, blank] = [document.getElementById('root'), document.getElementById('blank')];
        if (root !== null) root.style.visibility = is === 'matrix' ? 'visible' : 'hidden';
        if (blank !== null) blank.style.display = is === 'blank' ? 'block' : 'none';
      }, what);
    for (const speed of speeds) {
      await show('blank');
      const blank = await scroll(page, '#blank', speed);
      await show('matrix');
      const matrix = await scroll(page, '[data-matrix]', speed);
      const late = (run: Run): string => `${run.between.filter((one) => one > frameLimitMs).length} of ${frames} late`;
      const shown = (run: Run): string => `p50 ${quantile(run.between, 0.5).toFixed(1)}, p99 ${quantile(run.between, 0.99).toFixed(1)} ms`;
      const detail = `matrix ${shown(matrix)}, ${late(matrix)}; blank ${shown(blank)}, ${late(blank)}`;
      tell(`matrix: slowest frame at ${speed} px a frame, milliseconds`, Math.max(...matrix.between), frameLimitMs, detail);
      tell(
        `matrix: main thread against a blank page at ${speed} px`,
        matrix.busy / blank.busy,
        3,
        `${matrix.busy.toFixed(2)} against ${blank.busy.toFixed(2)} ms of processor time a frame`,
      );
    }
    await close();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
