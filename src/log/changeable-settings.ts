// The settings of a search that a person may change in the middle of it, and what each of them means.

/** In the order in which they are offered; a sentence each. */
export const changeableSettings = {
  beams: 'N: beams retained after each step.',
  candidates: 'M: candidates sampled for each beam at each step.',
  temperature: 'Temperature of the sampling; 0 is greedy.',
  threshold: 'Candidates that score below it, in [0, 1], are pruned.',
  seed: 'Seed of the sampling.',
} as const;

export type ChangeableSetting = keyof typeof changeableSettings;

export const isChangeable = (name: string): name is ChangeableSetting =>
  Object.hasOwn(changeableSettings, name);

export const changeableNames: readonly ChangeableSetting[] =
  Object.keys(changeableSettings).filter(isChangeable);
