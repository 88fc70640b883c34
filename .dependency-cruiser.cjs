// The arrows of ARCHITECTURE.md as rules: every room imports only from the rooms before it in this list.
const rooms = [
  'tools',
  // Side by side: neither imports the other.
  ['lint', 'calls'],
  'log',
  // Where tools come from: running servers, documents.
  ['models', 'sources'],
  'search',
  'labels',
  // What logs tell: where searches go wrong, and what differs between two.
  ['evidence', 'compare'],
  'datasets',
  'evaluation',
  'run',
  // Stepping through searches, for any client of the Debug Adapter Protocol.
  'debug',
  // Three front ends that stand beside each other: none imports another.
  ['language', 'cli', 'editor'],
];

const room = (name) => `^src/${name}/`;
const levels = rooms.map((level) => [level].flat());

/** For each room: nothing of its own level but itself, nothing of a later one, and not the program's entry. */
const arrows = levels.flatMap((level, index) =>
  level.map((name) => {
    const later = levels
      .slice(index)
      .flat()
      .filter((other) => other !== name);
    return {
      name: `arrow-${name}`,
      comment: `src/${name} may import only from: ${levels.slice(0, index).flat().join(', ') || 'no other room'}.`,
      severity: 'error',
      from: { path: room(name) },
      to: { path: `^(src/(${[...later].join('|')})/|src/extension\\.ts$|webview/|scripts/|test/)` },
    };
  }),
);

/** Node modules that open connections or start processes, and the packages that do. */
const network = '^(node:)?(net|http|https|http2|tls|dns|dgram|inspector|child_process|cluster)(/|$)';
const networkPackages = 'node_modules/(openai|node-llama-cpp|undici|ws|got|axios|node-fetch)/';

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'no-cycle',
      comment: 'No module may reach itself, not even through types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A module that nobody imports and that imports nobody does not belong to the program.',
      severity: 'error',
      from: { orphan: true, path: '^(src|webview)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'vscode-only-in-editor',
      comment: 'Only src/editor/ and src/extension.ts may import vscode.',
      severity: 'error',
      from: { path: '^(src|webview|scripts)/', pathNot: '^src/(editor/|extension\\.ts$)' },
      to: { path: '^(vscode|node_modules/@types/vscode)(/|$)' },
    },
    {
      name: 'tools-and-calls-stay-offline',
      comment: 'src/tools, src/lint, src/calls and src/log are pure: no network and no child process.',
      severity: 'error',
      from: { path: '^src/(tools|lint|calls|log)/' },
      to: { path: [network, networkPackages] },
    },
    {
      name: 'engine-touches-no-files',
      comment: 'The search engine is an iterable of events: no files, no processes, no network.',
      severity: 'error',
      from: { path: '^src/search/' },
      to: { path: ['^(node:)?fs(/|$)', network, networkPackages] },
    },
    {
      name: 'webview-is-a-browser',
      comment:
        'The webview runs in a browser: no Node modules, no vscode, and of src only the protocol types.',
      severity: 'error',
      from: { path: '^webview/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'webview-takes-only-pure-rooms',
      comment:
        'The webview talks to its host through src/protocol, and reads logs and labels with their pure parts.',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^src/', pathNot: '^src/((protocol|log|labels|calls|tools)/|compare/alignment\\.ts$)' },
    },
    {
      name: 'protocol-is-types',
      comment: 'src/protocol holds message types: whatever it imports, it imports as a type.',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { dependencyTypesNot: ['type-only', 'pre-compilation-only'], path: '^(?!src/protocol/)' },
    },
    {
      name: 'source-does-not-import-tests',
      comment: 'The program does not depend on its tests or scripts.',
      severity: 'error',
      from: { path: '^(src|webview)/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-dev-dependency-in-program',
      comment: 'What the program imports is a dependency, not a development tool.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import resolves.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports are arrows too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
