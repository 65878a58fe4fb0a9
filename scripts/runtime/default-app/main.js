// Stands in for Electron's own default app inside the fallback runtime: "electron [-r module] <folder | file> [arguments]".
// It must be an ES module with a top-level await: the 'ready' event then waits for the app's main module, as
// protocol.registerSchemesAsPrivileged needs, and a main that is an ES module works (Node 20 cannot require() one).
import { app } from 'electron';
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const asked = readArguments(process.argv.slice(1));
process.defaultApp = true;
if (asked.isVersionAsked) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (asked.preloaded.length > 0) Module._preloadModules(asked.preloaded);
try {
  if (asked.target === null) throw new Error('usage: electron <app folder | main file>');
  await import(pathToFileURL(locateMain(path.resolve(asked.target))).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}

function readArguments(args) {
  const preloaded = [];
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '--version' || args[at] === '-v') return { target: null, preloaded, isVersionAsked: true };
    if (args[at] === '-r' || args[at] === '--require') preloaded.push(args[++at]);
    else if (args[at] === '--') return { target: args[at + 1] ?? null, preloaded, isVersionAsked: false };
    else if (!args[at].startsWith('-')) return { target: args[at], preloaded, isVersionAsked: false };
  }
  return { target: null, preloaded, isVersionAsked: false };
}

function locateMain(target) {
  if (!fs.statSync(target).isDirectory()) {
    app.setAppPath(path.dirname(target));
    return target;
  }
  const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  app.setAppPath(target);
  return path.join(target, manifest.main ?? 'index.js');
}
