/** How far a job is. The label names what is counted. */
export interface JobProgress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** What a worker thread says to whoever runs it. */
export type FromJob = { readonly say: 'progress'; readonly progress: JobProgress } | { readonly say: 'done'; readonly value: unknown };
