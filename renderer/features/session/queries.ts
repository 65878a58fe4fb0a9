import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Contract } from '../../../shared/contract';
import { orpc } from '../../lib/orpc';
import { rpc } from '../../lib/rpc';

export type KnownSite = InferContractRouterOutputs<Contract>['sites']['list']['sites'][number];
export type NewSite = InferContractRouterInputs<Contract>['sites']['create'];

export const useKnownSites = () => useQuery(orpc.sites.list.queryOptions());
export const useChooseFolder = () => useMutation(orpc.sites.chooseFolder.mutationOptions());
export const useSelectSite = () => useMutation(orpc.sites.select.mutationOptions());
export const useCheckShares = () => useMutation(orpc.sites.checkShares.mutationOptions());
export const useRecoverSite = () => useMutation(orpc.sites.recover.mutationOptions());
export const useCreateSite = () => useMutation(orpc.sites.create.mutationOptions());
export const useSampleUsers = (isSample: boolean) => useQuery({ ...orpc.sites.sampleUsers.queryOptions(), enabled: isSample });

export const useUnlock = () => useMutation(orpc.session.unlock.mutationOptions());
export const useLock = () => useMutation(orpc.session.lock.mutationOptions());
export const useRenewPassphrase = () => useMutation(orpc.session.renewPassphrase.mutationOptions());
export const useChoosePassphrase = () => useMutation(orpc.session.choosePassphrase.mutationOptions());

export interface SampleProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

/** Makes or opens the sample site, with progress until the session is there, and a way to end it. */
export function useOpenSample() {
  const [progress, setProgress] = useState<SampleProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  const open = useMutation({
    mutationFn: async () => {
      const controller = new AbortController();
      running.current = controller;
      try {
        const events = await rpc.sites.openSample({}, { signal: controller.signal });
        for await (const event of events) if (event.kind === 'progress') setProgress(event);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        setProgress(null);
      }
    },
  });
  return { start: () => open.mutate(), cancel: () => running.current?.abort(), isRunning: open.isPending, progress, error: open.error };
}
