// `toolprm data`: from queries to training data, a command a step.
import type { Command } from 'commander';
import { addExportCommand } from './data-export.ts';
import { addGenerateCommand } from './data-generate.ts';
import { addLabelCommand } from './data-label.ts';
import { addMaskCommand } from './data-mask.ts';
import { addReportCommand } from './data-report.ts';
import { addRolloutCommand } from './data-rollout.ts';

export function addDataCommand(program: Command): void {
  const data = program
    .command('data')
    .description('training data: generate or mask examples, sample rollouts, label, report, export');
  for (const add of [
    addGenerateCommand,
    addMaskCommand,
    addRolloutCommand,
    addLabelCommand,
    addReportCommand,
    addExportCommand,
  ]) {
    add(data);
  }
}
