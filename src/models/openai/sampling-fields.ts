// Sampling fields that change nothing but the temperature, in each server's words.
import type { JsonObject } from '../../tools/tool.ts';
import type { Backend } from './abilities.ts';

/**
 * Sent explicitly: vLLM and SGLang otherwise take defaults from the model's generation_config.json, and llama.cpp and
 * Ollama cut the distribution (top_k 40, top_p 0.95), which costs beams their diversity.
 */
export function neutralSampling(backend: Backend): JsonObject {
  switch (backend) {
    case 'llama.cpp':
      return { top_p: 1, top_k: 0, min_p: 0, repeat_penalty: 1 };
    case 'ollama':
      return { top_p: 1, top_k: 0, min_p: 0, repeat_penalty: 1 };
    case 'lmstudio':
      return { top_p: 1, top_k: 0, min_p: 0, repeat_penalty: 1 };
    case 'tgi':
      // Its route has only these; top_p must be below 1 where it is given, so it is left away.
      return { frequency_penalty: 0, presence_penalty: 0 };
    case 'trtllm':
      return { top_p: 1, top_k: 0, min_p: 0, repetition_penalty: 1, skip_special_tokens: false };
    case 'vllm':
    case 'sglang':
    case 'unknown':
      // -1 is "all" for both and for older vLLM; SGLang refuses 0. Markers of call formats may be special tokens,
      // which would vanish from the text.
      return { top_p: 1, top_k: -1, min_p: 0, repetition_penalty: 1, skip_special_tokens: false };
  }
}
