// Every id that package.json contributes, in one typed place; a test holds the two against each other.

export const commands = {
  runSearch: 'toolprm.runSearch',
  stopSearch: 'toolprm.stopSearch',
  pauseSearch: 'toolprm.pauseSearch',
  stepSearch: 'toolprm.stepSearch',
  resumeSearch: 'toolprm.resumeSearch',
  continueFromHere: 'toolprm.continueFromHere',
  showRunningSearch: 'toolprm.showRunningSearch',
  showInSearch: 'toolprm.showInSearch',
  setApiKey: 'toolprm.setApiKey',
  clearApiKey: 'toolprm.clearApiKey',
  refreshToolFiles: 'toolprm.refreshToolFiles',
  refreshSearches: 'toolprm.refreshSearches',
  renameSearch: 'toolprm.renameSearch',
  deleteSearch: 'toolprm.deleteSearch',
  revealSearch: 'toolprm.revealSearch',
  openSearchAsText: 'toolprm.openSearchAsText',
  copyQuery: 'toolprm.copyQuery',
  compareSearches: 'toolprm.compareSearches',
  diffTools: 'toolprm.diffTools',
  rerunAndCompare: 'toolprm.rerunAndCompare',
  exportLabels: 'toolprm.exportLabels',
  testConnection: 'toolprm.testConnection',
  openSettings: 'toolprm.openSettings',
  showLog: 'toolprm.showLog',
  openExample: 'toolprm.openExample',
  find: 'toolprm.find',
  filter: 'toolprm.filter',
  showTree: 'toolprm.showTree',
  showOutline: 'toolprm.showOutline',
  showTable: 'toolprm.showTable',
  fit: 'toolprm.fit',
  toggleBlind: 'toolprm.toggleBlind',
  shortcuts: 'toolprm.shortcuts',
  labelGood: 'toolprm.labelGood',
  labelBad: 'toolprm.labelBad',
  labelNeutral: 'toolprm.labelNeutral',
  flag: 'toolprm.flag',
  note: 'toolprm.note',
  undoLabel: 'toolprm.undoLabel',
  nextUnlabelled: 'toolprm.nextUnlabelled',
  previousUnlabelled: 'toolprm.previousUnlabelled',
  copyDecision: 'toolprm.copyDecision',
  copyCall: 'toolprm.copyCall',
  openSource: 'toolprm.openSource',
  importFromMcp: 'toolprm.importFromMcp',
  importFromVsCode: 'toolprm.importFromVsCode',
  importFromOpenApi: 'toolprm.importFromOpenApi',
  refreshImported: 'toolprm.refreshImported',
  fixAll: 'toolprm.fixAll',
  convertTools: 'toolprm.convertTools',
  lintSelection: 'toolprm.lintSelection',
  restartLanguageServer: 'toolprm.restartLanguageServer',
  debugSearch: 'toolprm.debugSearch',
  debugThisSearch: 'toolprm.debugThisSearch',
  keepCandidate: 'toolprm.keepCandidate',
  dropCandidate: 'toolprm.dropCandidate',
  tryValue: 'toolprm.tryValue',
  changeSettings: 'toolprm.changeSettings',
  expandAgain: 'toolprm.expandAgain',
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
  searchesFolder: 'toolprm.searches.folder',
  labeller: 'toolprm.labels.labeller',
  labelKeyGood: 'toolprm.labels.keys.good',
  labelKeyBad: 'toolprm.labels.keys.bad',
  labelKeyNeutral: 'toolprm.labels.keys.neutral',
  labelBlind: 'toolprm.labels.blind',
  labelAutoAdvance: 'toolprm.labels.autoAdvance',
  promptPrice: 'toolprm.cost.promptPerMillion',
  completionPrice: 'toolprm.cost.completionPerMillion',
  toolsInclude: 'toolprm.tools.include',
  lintEnabled: 'toolprm.lint.enabled',
  lintProfiles: 'toolprm.lint.profiles',
  lintRules: 'toolprm.lint.rules',
  evidenceEnabled: 'toolprm.evidence.enabled',
  evidenceInlayHints: 'toolprm.evidence.inlayHints',
  evidenceDiagnostics: 'toolprm.evidence.diagnostics',
  evidenceCodeLens: 'toolprm.evidence.codeLens',
  languageTrace: 'toolprm.language.trace.server',
} as const;

export type SettingName = keyof typeof settings;

/** A workspace can set them only once it is trusted. */
export const restrictedSettings = [
  settings.policyUrl,
  settings.policyModel,
  settings.rewardUrl,
  settings.rewardModel,
  settings.searchesFolder,
] as const;

export const views = {
  toolFiles: 'toolprm.toolFiles',
  searches: 'toolprm.searches',
  labels: 'toolprm.labels',
} as const;

/** Keys of `when` clauses. */
export const contexts = {
  searchRunning: 'toolprm.searchRunning',
  /** A search of this window runs and is not paused. */
  canPause: 'toolprm.canPause',
  /** A search of this window is paused. */
  canResume: 'toolprm.canResume',
  /** A candidate is selected in the active search, and searches can be run here. */
  canContinue: 'toolprm.canContinue',
  /** A search view can be seen. */
  searchInView: 'toolprm.searchInView',
  /** A candidate is selected in it. */
  candidateSelected: 'toolprm.candidateSelected',
  /** The active editor shows what may be a tool file. */
  toolFileActive: 'toolprm.toolFileActive',
} as const;

/** View types of custom editors. */
export const editors = {
  search: 'toolprm.search',
} as const;

/** Types of debuggers. */
export const debuggers = {
  search: 'toolprm',
} as const;

/** View types of panels. */
export const panels = {
  compare: 'toolprm.compare',
} as const;

/** What items of the views and links of the language server run; these take arguments, so nobody else can call them. */
export const itemCommands = {
  openCandidate: '_toolprm.openCandidate',
  openEvidence: 'toolprm.openEvidence',
  showProblems: 'toolprm.showProblems',
} as const;

/** What the settings page is filtered by when a message offers to open it. */
export const settingsQuery = '@ext:toolprm.toolprm-inspector';
