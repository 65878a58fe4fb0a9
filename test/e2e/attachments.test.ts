import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { samplePassphrase } from '../../shared/domain/sample/credentials.ts';
import { silence, twoPages } from '../support/attachments.ts';
import { launch } from '../support/launch.ts';
import { sampleUserData } from '../support/prepared-sample.ts';
import { choose as pick } from '../support/walk/choose.ts';
import { inspect } from '../support/walk/inspect.ts';
import { answerDialogs, goTo, openSample, unlock } from '../support/walk/site.ts';

const pictureOf = (page: Page, type: 'image/png' | 'video/webm'): Promise<string> =>
  page.evaluate(async (wanted) => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 200;
    const drawing = canvas.getContext('2d');
    const paint = (n: number): void => {
      if (drawing === null) return;
      drawing.fillStyle = n % 2 === 0 ? 'teal' : 'orange';
      drawing.fillRect(0, 0, 320, 200);
    };
    paint(0);
    const encoded = async (data: Blob): Promise<string> => btoa(String.fromCodePoint(...new Uint8Array(await data.arrayBuffer())));
    if (wanted === 'image/png') return encoded(await new Promise<Blob>((done) => canvas.toBlob((data) => data && done(data), wanted)));
    const stream = canvas.captureStream(10);
    const sound = new AudioContext();
    const heard = sound.createMediaStreamDestination();
    const tone = sound.createOscillator();
    tone.connect(heard);
    tone.start();
    for (const track of heard.stream.getAudioTracks()) stream.addTrack(track);
    const recorder = new MediaRecorder(stream, { mimeType: wanted });
    const recorded = new Promise<Blob>((done) => {
      recorder.ondataavailable = ({ data }) => done(data);
    });
    recorder.start();
    for (let n = 0; n < 10; n += 1) {
      paint(n);
      await new Promise((wait) => setTimeout(wait, 100));
    }
    recorder.stop();
    const film = await encoded(await recorded);
    await sound.close();
    return film;
  }, type);

/** The same film with its picture recorded in a way that no browser knows. */
function ofUnknownPicture(film: Buffer): Buffer {
  const at = film.indexOf('V_VP');
  if (at < 0) throw new Error('the film names no way in which its picture is recorded');
  const other = Buffer.from(film);
  other.write('V_QQ', at, 'latin1');
  return other;
}

const sampleUser = z.object({ login: z.string() });

function alterMiddle(file: string): void {
  const handle = fs.openSync(file, 'r+');
  const at = Math.floor(fs.statSync(file).size / 2);
  fs.writeSync(handle, randomBytes(4096), 0, 4096, at);
  fs.closeSync(handle);
}

test('files come into an assessment by the dialog, by dropping, by pasting and from the camera; they are looked at in place', async () => {
  const userData = await sampleUserData();
  const { app, page, problems, close } = await launch({ userData, args: ['--use-fake-device-for-media-stream'] });
  const folder = path.join(userData, 'carried');
  fs.mkdirSync(folder);
  onTestFinished(async () => {
    await close();
    fs.rmSync(userData, { recursive: true, force: true });
  });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => void faults.push(...(await inspect(page, `attachments-${name}`)));
  await openSample(page);

  await goTo(page, 'Assess');
  await page.getByRole('button', { name: 'New assessment' }).click();
  await pick(page, 'Person', 'Operator');
  await pick(page, 'Another competency', 'LOTO-01');
  const field = page.getByRole('region', { name: 'Evidence' });
  await field.waitFor();
  const attached = field.getByRole('list', { name: 'Attached files' });
  const choose = field.getByRole('button', { name: 'Choose files' });
  const fileOf = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  };

  // As large as a file may be: how far it is, and an end by hand.
  const large = fileOf('film of the shift.bin', randomBytes(200 * 1024 * 1024));
  await answerDialogs(app, [large, large]);
  await choose.click();
  const underWay = field.getByRole('list', { name: 'Files being attached' });
  await underWay.getByText(/film of the shift\.bin: \d+ MB of 200 MB/).waitFor();
  await field.getByRole('button', { name: 'Cancel film of the shift.bin' }).click();
  await underWay.waitFor({ state: 'detached' });
  expect(await attached.count()).toBe(0);
  await choose.click();
  await look('under-way');
  await attached.getByText('film of the shift.bin').waitFor();

  const empty = fileOf('empty.txt', Buffer.alloc(0));
  fs.truncateSync(fileOf('huge.bin', Buffer.alloc(0)), 5 * 1024 ** 3);
  await answerDialogs(app, [empty, path.join(folder, 'huge.bin')]);
  for (const refusal of ['empty.txt: This file is empty.', 'huge.bin: A file may have up to 200 MB.']) {
    await choose.click();
    await field.getByText(refusal).waitFor();
  }

  // Whatever its name says, a file is shown as what its first bytes are.
  const names = ['flange.dat', 'permit.pdf', 'pump.wav', 'valve.webm', 'page.html', 'notes.txt', 'hoist.webm'];
  const film = Buffer.from(await pictureOf(page, 'video/webm'), 'base64');
  const contents = [
    Buffer.from(await pictureOf(page, 'image/png'), 'base64'),
    twoPages(),
    silence(),
    film,
    Buffer.from('<html><body><script>document.title = "run"</script><h1>never drawn</h1></body></html>'),
    Buffer.from('Druck: 7 bar\n'),
    ofUnknownPicture(film),
  ];
  await answerDialogs(
    app,
    names.map((name, index) => fileOf(name, contents[index] ?? Buffer.alloc(1))),
  );
  for (const name of names) {
    await choose.click();
    await attached.getByText(name, { exact: true }).waitFor();
  }
  const preview = async (name: string): Promise<void> => {
    await attached.getByRole('button', { name: `Preview ${name}` }).press('Enter');
  };
  const hide = async (name: string): Promise<void> => {
    await attached.getByRole('button', { name: `Close the preview of ${name}` }).press('Enter');
  };
  await attached.locator('li', { hasText: 'flange.dat' }).locator('span[aria-hidden] img').waitFor();
  await preview('flange.dat');
  const image = attached.getByRole('img', { name: 'flange.dat' });
  await image.waitFor();
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => [one.complete, one.naturalWidth])).toEqual([true, 320]);
  await hide('flange.dat');

  await preview('permit.pdf');
  await attached.getByRole('img', { name: 'Page 1 of 2 of permit.pdf' }).waitFor();
  const canvas = attached.locator('canvas[aria-busy=false]');
  await canvas.waitFor();
  const inkAt = (part: readonly [number, number, number, number]): Promise<number> =>
    canvas.evaluate((one: HTMLCanvasElement, [x, y, w, h]) => {
      const { data } = one.getContext('2d')?.getImageData(one.width * x, one.height * y, one.width * w, one.height * h) ?? { data: [] };
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) dark += (data[i] ?? 255) < 128 ? 1 : 0;
      return data.length === 0 ? 0 : dark / (data.length / 4);
    }, part);
  expect(await inkAt([0.2, 0.52, 0.6, 0.08])).toBeGreaterThan(0.9); // the bar
  expect(await inkAt([0.1, 0.07, 0.5, 0.06])).toBeGreaterThan(0.03); // the line above it, in a font from our own files
  await look('pdf');
  await attached.getByRole('button', { name: 'Next page' }).click();
  await attached.getByRole('img', { name: 'Page 2 of 2 of permit.pdf' }).waitFor();
  await hide('permit.pdf');

  // There need be no loudspeaker here, without which a sound does not go on by itself: its length is read, and a place in it looked up.
  await preview('pump.wav');
  const sound = attached.locator('audio');
  await expect.poll(() => sound.evaluate((one: HTMLAudioElement) => [one.readyState, one.duration])).toEqual([4, 1]);
  await sound.evaluate((one: HTMLAudioElement) => {
    one.currentTime = 0.5;
  });
  await expect.poll(() => sound.evaluate((one: HTMLAudioElement) => [one.seeking, one.currentTime])).toEqual([false, 0.5]);
  await hide('pump.wav');
  await preview('valve.webm');
  const shown = attached.locator('video');
  await shown.evaluate((one: HTMLVideoElement) => one.play());
  await expect.poll(() => shown.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBe(320);
  await expect.poll(() => shown.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0.2);
  expect(await attached.getByText('Only the sound of this film').count()).toBe(0);
  await hide('valve.webm');
  await preview('hoist.webm');
  await attached.getByText('Only the sound of this film').waitFor();
  const copy = path.join(folder, 'hoist copy.webm');
  await answerDialogs(app, [copy]);
  await attached.getByRole('button', { name: 'Save a copy of hoist.webm' }).press('Enter');
  await attached.getByText('A copy was saved as hoist copy.webm.').waitFor();
  expect(fs.readFileSync(copy).equals(ofUnknownPicture(film))).toBe(true);
  await look('sound-only');
  await hide('hoist.webm');
  await preview('page.html');
  await attached.locator('pre').getByText('never drawn').waitFor();
  expect(await page.title()).not.toBe('run');
  await hide('page.html');
  await preview('film of the shift.bin');
  await attached.getByText('There is no preview of this kind of file.').waitFor();
  await hide('film of the shift.bin');

  // Dropped and pasted files come from the page, in pieces.
  await field
    .getByRole('group', { name: 'Attach files' })
    .locator('input')
    .setInputFiles({
      name: 'dropped.bin',
      mimeType: 'application/octet-stream',
      buffer: randomBytes(5 * 1024 * 1024),
    });
  await attached.getByText('dropped.bin').waitFor();
  await field.evaluate(
    (region, encoded) => {
      const bytes = Uint8Array.from(atob(encoded), (one) => one.codePointAt(0) ?? 0);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      region.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    (contents[0] ?? Buffer.alloc(0)).toString('base64'),
  );
  await attached.getByText(/^pasted \d{4}-\d\d-\d\d .*\.png$/).waitFor();

  // The camera is there while its panel is open, and nobody may ask for it otherwise.
  const ask = (what: MediaStreamConstraints): Promise<string> =>
    page.evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => 'given',
          (error: unknown) => (error instanceof DOMException ? error.name : 'failed'),
        ),
      what,
    );
  expect(await ask({ video: true })).toBe('NotAllowedError');
  await field.getByRole('button', { name: 'Take a photo' }).press('Enter');
  await field.getByRole('button', { name: 'Take the photo' }).waitFor();
  expect(await ask({ video: true })).toBe('NotAllowedError');
  expect(await ask({ audio: true })).toBe('NotAllowedError');
  await look('camera');
  await field.getByRole('button', { name: 'Take the photo' }).press('Enter');
  await field.getByRole('button', { name: 'Attach this photo' }).press('Enter');
  await attached.getByText(/^photo \d{4}-\d\d-\d\d .*\.jpg$/).waitFor();
  await look('list');

  // While the site is locked somebody alters what is stored of the film: the middle of evidence.db is nothing but film.
  await page
    .getByText(/^saved \d\d:\d\d/)
    .first()
    .waitFor();
  const { login } = sampleUser.parse(JSON.parse(fs.readFileSync(path.join(userData, 'sample-users.json'), 'utf8'))[0]);
  await page.getByRole('button', { name: 'Lock this site' }).click();
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  alterMiddle(path.join(userData, 'sample-site', 'evidence-1.db'));
  await unlock(page, { login, passphrase: samplePassphrase });
  await preview('film of the shift.bin');
  await attached.getByRole('alert').getByText('This file is not the one that was attached').waitFor();
  await look('alarm');
  await preview('flange.dat');
  await image.waitFor();

  expect(await problems()).toEqual([]);
  expect(faults).toEqual([]);
});
