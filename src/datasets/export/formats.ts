// The formats that labelled rollouts and examples can be exported in.
import type { ExportFormat } from './format.ts';
import { llamaFactory, llamaFactoryKto, llamaFactoryRanking } from './formats/llama-factory.ts';
import { mathShepherd } from './formats/math-shepherd.ts';
import { preference } from './formats/preference.ts';
import { prm800k } from './formats/prm800k.ts';
import { rlhflow } from './formats/rlhflow.ts';
import { sft } from './formats/sft.ts';
import { toolprm } from './formats/toolprm.ts';
import { trlStepwise } from './formats/trl-stepwise.ts';

export const exportFormats: readonly ExportFormat[] = [
  toolprm,
  trlStepwise,
  prm800k,
  mathShepherd,
  rlhflow,
  preference,
  llamaFactory,
  llamaFactoryRanking,
  llamaFactoryKto,
  sft,
];
