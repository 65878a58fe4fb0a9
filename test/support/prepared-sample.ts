import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readKnownSites, rememberSite } from '../../electron/service/station/known-sites';
import { launch, type Launched } from './launch';
import { openSample } from './walk/site';

/** The window with the sample site open, on a station of its own. */
export async function launchSample(): Promise<Launched> {
  const userData = await sampleUserData();
  const launched = await launch({ userData });
  const close = async (): Promise<void> => {
    await launched.close();
    fs.rmSync(userData, { recursive: true, force: true });
  };
  try {
    await openSample(launched.page);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...launched, close };
}

/**
 * The folder of a station that has the sample site. The site is made once in a run, by the window, and copied for each who asks:
 * making it costs as much as most of what is tried with it.
 */
export async function sampleUserData(): Promise<string> {
  const prepared = path.join(os.tmpdir(), 'prepared-sample');
  if (!fs.existsSync(prepared)) await prepare(prepared);
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'touchstone-sample-'));
  fs.cpSync(prepared, userData, { recursive: true });
  for (const site of readKnownSites(userData)) rememberSite(userData, { ...site, folder: path.join(userData, path.basename(site.folder)) });
  return userData;
}

/** Whole or not at all: what is half made has another name. */
async function prepare(folder: string): Promise<void> {
  const half = `${folder}-${process.pid}`;
  fs.mkdirSync(half);
  const { page, close } = await launch({ userData: half });
  try {
    await openSample(page);
  } finally {
    await close();
  }
  // what a browser keeps is no part of the station
  for (const name of fs.readdirSync(half)) if (!isOfStation(name)) fs.rmSync(path.join(half, name), { recursive: true, force: true });
  try {
    fs.renameSync(half, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(half, { recursive: true, force: true }); // another file of the run has made it meanwhile
  }
}

function isOfStation(name: string): boolean {
  return name === 'sample-site' || name.endsWith('.json') || name.endsWith('.txt');
}
