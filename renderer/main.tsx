import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SessionGate } from './app/session-gate';
import { resolveVariables, theme } from './app/theme';
import { keepFieldFocus } from './lib/form-focus';
import { queryClient } from './lib/query-client';
import { SessionProvider } from './lib/session';
import { rememberFieldLeft } from './ui/stay-closed';

// The page's style policy admits only this load's nonce; a dialog's scroll lock adds a <style> of its own.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
setNonce(nonce);

document.addEventListener('mousedown', keepFieldFocus);
rememberFieldLeft();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queryClient}>
        <Notifications transitionDuration={0} position="bottom-right" limit={2} autoClose={4000} />
        <SessionProvider>
          <SessionGate />
        </SessionProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
