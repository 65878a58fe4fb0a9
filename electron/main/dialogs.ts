import { dialog, type BrowserWindow } from 'electron';
import type { DialogAsk } from '../messages';

/** Shows the dialog the service asked for; empty when the person cancels. Paths never reach the page. */
export async function choosePaths(window: BrowserWindow | null, ask: DialogAsk): Promise<readonly string[]> {
  if (ask.kind === 'saveFile') {
    const options = { title: ask.title, defaultPath: ask.suggestedName };
    const { canceled, filePath } = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
    return canceled || filePath === '' ? [] : [filePath];
  }
  const options: Electron.OpenDialogOptions =
    ask.kind === 'folder'
      ? { title: ask.title, properties: ask.mayCreate ? ['openDirectory', 'createDirectory', 'promptToCreate'] : ['openDirectory'] }
      : {
          title: ask.title,
          properties: ask.isMultiple === true ? ['openFile', 'multiSelections'] : ['openFile'],
          filters: ask.extensions.length === 0 ? [] : [{ name: ask.title, extensions: [...ask.extensions] }],
        };
  const { canceled, filePaths } = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}
