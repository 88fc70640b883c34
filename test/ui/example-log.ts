// A log that the tests open from the disk: a search of some steps with retained, pruned and merged candidates.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { logLines, type SyntheticSize, syntheticLog } from '../unit/log/build-log.ts';

export const exampleName = 'example.toolprm.jsonl';

export function writeExampleLog(workspace: string, size: SyntheticSize): void {
  mkdirSync(workspace, { recursive: true });
  writeFileSync(path.join(workspace, exampleName), logLines(syntheticLog(size)));
}
