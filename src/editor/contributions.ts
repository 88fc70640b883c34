// Every id that package.json contributes, in one typed place; a test holds the two against each other.

export const commands = {
  runSearch: 'toolprm.runSearch',
  stopSearch: 'toolprm.stopSearch',
  setApiKey: 'toolprm.setApiKey',
  clearApiKey: 'toolprm.clearApiKey',
} as const;

export const settings = {
  policyUrl: 'toolprm.policy.url',
  policyModel: 'toolprm.policy.model',
  rewardUrl: 'toolprm.reward.url',
  rewardModel: 'toolprm.reward.model',
  rewardPreset: 'toolprm.reward.preset',
  rewardLabels: 'toolprm.reward.labels',
  strategy: 'toolprm.search.strategy',
  beams: 'toolprm.search.beams',
  candidates: 'toolprm.search.candidates',
  temperature: 'toolprm.search.temperature',
  seed: 'toolprm.search.seed',
  aggregation: 'toolprm.search.aggregation',
  threshold: 'toolprm.search.threshold',
  constraint: 'toolprm.search.constraint',
  format: 'toolprm.search.format',
  maxTokens: 'toolprm.search.maxTokens',
  maxSteps: 'toolprm.search.maxSteps',
} as const;

export type SettingName = keyof typeof settings;

/** Keys of `when` clauses. */
export const contexts = {
  searchRunning: 'toolprm.searchRunning',
} as const;

/** What the settings page is filtered by when a message offers to open it. */
export const settingsQuery = '@ext:toolprm.toolprm-inspector';
