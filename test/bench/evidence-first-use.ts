// Reads the logs of a folder once, in a process that has read none before, as a language server does when it starts.
import { createLogFolders } from '../../src/evidence/read-folder.ts';

const [folder = ''] = process.argv.slice(2);
const logs = createLogFolders();
const before = process.cpuUsage();
const start = performance.now();
await logs.refresh([folder]);
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const found = logs.summaries().length;
process.stdout.write(JSON.stringify({ logs: found, milliseconds, work: (user + system) / 1000 }));
