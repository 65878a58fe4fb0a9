import { ipcRenderer } from 'electron';

// Runs in the sandbox and exposes nothing: it only hands the page's end of the connection to the shell, which decides.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'rpc:connect') return;
  event.stopImmediatePropagation();
  const [port, ...more] = event.ports;
  if (port !== undefined && more.length === 0) return ipcRenderer.postMessage('rpc:connect', null, [port]);
  for (const refused of event.ports) refused.close();
});
