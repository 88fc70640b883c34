// Loading a GGUF into llama.cpp, on the processor, with as many sequences as memory allows.
import { stat } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { LlamaModel, Token } from 'node-llama-cpp';
import { ModelError } from '../exchange.ts';
import { createLanes, type Lanes } from './lanes.ts';
import type { LoadSettings, ModelFacts } from './protocol.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

export interface LoadedModel {
  readonly facts: ModelFacts;
  readonly vocabulary: Vocabulary;
  readonly lanes: Lanes;
  /** The text of tokens by their numbers. @throws {RangeError} for a number that is no token. */
  textOf(tokens: readonly number[]): string;
}

const defaultContextSize = 4096;
const defaultSequences = 16;
const megabyte = 1024 * 1024;

/**
 * Loads the model. Nothing is ever downloaded or compiled: only the binary that was installed is used.
 * @throws {ModelError} `unsupported` without a binary for this machine; `file` when llama.cpp refuses the file.
 */
export async function loadModel(settings: LoadSettings): Promise<LoadedModel> {
  const library = await importLibrary();
  const size = (await stat(settings.modelPath)).size;
  // Threads cost more than they bring while a layer takes microseconds.
  const isSmall = size < 64 * megabyte;
  const threads = settings.threads ?? (isSmall ? 1 : availableParallelism());
  const lines: string[] = [];
  let llama: Awaited<ReturnType<typeof library.getLlama>>;
  try {
    llama = await library.getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      usePrebuiltBinaries: true,
      progressLogs: false,
      maxThreads: threads,
      logLevel: library.LlamaLogLevel.error,
      logger: (level, line) => {
        if (level === library.LlamaLogLevel.error || level === library.LlamaLogLevel.fatal)
          lines.push(line.trim());
      },
    });
  } catch (error) {
    throw noBinary(error);
  }
  try {
    const model = await llama.loadModel({ modelPath: settings.modelPath, gpuLayers: 0 });
    const contextSize = Math.min(settings.contextSize ?? defaultContextSize, model.trainContextSize);
    const wanted = Math.max(1, settings.sequences ?? defaultSequences);
    const sequences = Math.min(wanted, affordableSequences(model, contextSize, isSmall ? 4 : 2));
    const context = await model.createContext({
      contextSize,
      // One more, in which texts are read for scores.
      sequences: sequences + 1,
      batchSize: 512,
      // llama.cpp's flash attention on processors sums in another order for every batch size; plain attention agrees
      // with itself, which seeds and prefix reuse rely on.
      flashAttention: false,
      // 16-bit keys and values cost a small model its third digit: log-probabilities differ from training's by 0.005, and with
      // 32 bits by 0.0004.
      ...(isSmall ? { experimentalKvCacheKeyType: 'F32', experimentalKvCacheValueType: 'F32' } : {}),
      threads: { ideal: threads, min: 1 },
    });
    const vocabulary = createVocabulary(model);
    const release = llama.llamaCppRelease;
    const name = model.fileInfo.metadata.general?.name;
    const note = noteOf(model.fileInfo.metadata);
    const template = model.fileInfo.metadata.tokenizer?.chat_template;
    return {
      vocabulary,
      lanes: createLanes(context, pieceSize(size), vocabulary.size),
      textOf: (tokens) => model.detokenize(knownTokens(model, tokens), true),
      facts: {
        ...(typeof name === 'string' ? { name } : {}),
        ...(note === undefined ? {} : { note }),
        architecture: model.architecture,
        contextSize: Math.min(context.contextSize, model.trainContextSize),
        sequences,
        threads,
        vocabularySize: vocabulary.size,
        ...(typeof template === 'string' && template !== '' ? { chatTemplate: template } : {}),
        beginText: model.tokens.bosString ?? '',
        endText: model.tokens.eosString ?? '',
        mergesPunctuation: vocabulary.mergesPunctuation,
        version: `node-llama-cpp ${await library.getModuleVersion()} (llama.cpp ${release.release})`,
      },
    };
  } catch (error) {
    throw refused(error, lines);
  }
}

/** `toolprm.note`, as this project's own models carry it. */
function noteOf(metadata: object): string | undefined {
  if (!('toolprm' in metadata) || typeof metadata.toolprm !== 'object' || metadata.toolprm === null)
    return undefined;
  const { toolprm } = metadata;
  return 'note' in toolprm && typeof toolprm.note === 'string' && toolprm.note !== ''
    ? toolprm.note
    : undefined;
}

async function importLibrary(): Promise<typeof import('node-llama-cpp')> {
  try {
    return await import('node-llama-cpp');
  } catch (error) {
    throw noBinary(error);
  }
}

/** Tokens evaluated between two looks at whether the request was given up: well under a second of work. */
function pieceSize(fileSize: number): number {
  if (fileSize < 64 * megabyte) return 256;
  return fileSize < 1024 * megabyte ? 64 : 16;
}

/** As many sequences as fit into a quarter of the machine's memory, 2 GiB at most; one in any case. */
function affordableSequences(model: LlamaModel, contextSize: number, bytesEach: number): number {
  const budget = Math.min(2048 * megabyte, totalmem() / 4);
  const { attention, block_count: layers, embedding_length: width } = model.fileInfo.architectureMetadata;
  const heads = largest(attention?.head_count, 1);
  const keyHeads = largest(attention?.head_count_kv, heads);
  const headWidth = (width ?? 4096) / heads;
  const numbers = keyHeads * ((attention?.key_length ?? headWidth) + (attention?.value_length ?? headWidth));
  const bytes = numbers * (layers ?? 32) * bytesEach * contextSize;
  return Math.max(1, Math.floor(budget / bytes) - 1);
}

/** llama.cpp ends the process when it is given a number that is no token. */
function knownTokens(model: LlamaModel, numbers: readonly number[]): Token[] {
  const wanted = new Set(numbers);
  const known = new Map<number, Token>();
  for (const token of model.iterateAllTokens()) if (wanted.has(token)) known.set(token, token);
  return numbers.map((number) => {
    const token = known.get(number);
    if (token === undefined) throw new RangeError(`${number} is no token of this model`);
    return token;
  });
}

function largest(value: number | readonly number[] | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  return typeof value === 'number' ? value : Math.max(1, ...value);
}

function noBinary(error: unknown): ModelError {
  return new ModelError(
    'unsupported',
    `The embedded engine cannot run here (${process.platform} ${process.arch}): ${messageOf(error)}`,
    'Install the build of this extension for your platform (for the command line: reinstall with optional dependencies), or use a model server instead.',
    { cause: error },
  );
}

function refused(error: unknown, lines: readonly string[]): ModelError {
  // The library's own reader of headers stumbles over damaged ones with errors that say nothing to a user.
  const stumbled = error instanceof TypeError || error instanceof RangeError;
  const reason = stumbled ? 'its header is damaged or incomplete' : (lines[0] ?? messageOf(error));
  return new ModelError(
    'file',
    `llama.cpp could not load the model: ${reason}`,
    'Check that the file is complete and made for a current llama.cpp, and that the machine has enough memory; or choose another GGUF.',
    { cause: error },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
