/** How far a run is: which stage it is in, and of how many things in it how many are done. */
export interface Progress {
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
}

/** Is told of each step as it is taken, also while nothing else can run; it must be quick. */
export type OnProgress = (progress: Progress) => void;
