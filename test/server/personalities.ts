// The table of personalities.
import { llamaCpp } from './personalities/llama-cpp.ts';
import { lmStudio } from './personalities/lm-studio.ts';
import { ollama } from './personalities/ollama.ts';
import { sglang } from './personalities/sglang.ts';
import { tgi } from './personalities/tgi.ts';
import { trtllm } from './personalities/trtllm.ts';
import { vllm } from './personalities/vllm.ts';
import type { Personality, PersonalityName } from './personality.ts';

export const personalities: Readonly<Record<PersonalityName, Personality>> = {
  vllm,
  sglang,
  'llama-cpp': llamaCpp,
  trtllm,
  ollama,
  'lm-studio': lmStudio,
  tgi,
};
