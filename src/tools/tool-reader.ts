// Reads the versions of one tool file one after the other, as an editor sees them: tools that did not change are not read again.
import { createCachedParser, movedRange } from './cached-parse.ts';
import type { Candidate } from './candidates.ts';
import { readDocuments } from './documents.ts';
import { pointerSegments } from './json-pointer.ts';
import { follow, type JsonTree, member, type ParsedJson, type ParseJson } from './json-tree.ts';
import { readToolsOf, withoutMark } from './read.ts';
import { type ReadToolDocument, readToolDocument, type ToolSyntax } from './read-document.ts';
import { readTool, type ToolReading } from './read-tool.ts';
import type { TextRange, Tool } from './tool.ts';
import { keepPlace, placeOf } from './tool-place.ts';

export interface ToolReader {
  /** As `readToolDocument`; a tool whose text and place are as before is the same object. */
  readonly read: (text: string) => ReadToolDocument;
  /**
   * As `read`, in slices of some milliseconds with room for other work between them.
   * @throws the signal's reason once it is aborted.
   */
  readonly readInSlices: (text: string, signal: AbortSignal) => Promise<ReadToolDocument>;
  /** The same object for all versions of a tool between which only its place in the file changed. */
  readonly identityOf: (tool: Tool) => object;
}

/** Milliseconds that one slice takes. */
const slice = 8;

export function createToolReader(syntax: ToolSyntax): ToolReader {
  const parser = createCachedParser();
  const readings = new WeakMap<object, Known>();
  const identities = new WeakMap<Tool, object>();

  function identityOf(tool: Tool): object {
    const known = identities.get(tool);
    if (known !== undefined) return known;
    identities.set(tool, tool);
    return tool;
  }

  function readCandidate(candidate: Candidate): ToolReading {
    const identity = parser.identityOf(candidate.tree) ?? candidate.tree;
    const known = readings.get(identity);
    if (known === undefined || !fits(known.candidate, candidate)) {
      const reading = readTool(candidate);
      readings.set(identity, { candidate, reading });
      return reading;
    }
    const isHere = known.candidate.tree === candidate.tree && known.candidate.pointer === candidate.pointer;
    if (isHere) return known.reading;
    const reading = movedReading(known, candidate);
    if (reading.tool !== undefined && known.reading.tool !== undefined) {
      identities.set(reading.tool, identityOf(known.reading.tool));
    }
    readings.set(identity, { candidate, reading });
    return reading;
  }

  function read(text: string): ReadToolDocument {
    if (syntax === 'yaml') return readToolDocument(text, syntax);
    const source = withoutMark(text);
    parser.startVersion();
    const documents = readDocuments(source, parser.parse);
    return {
      text,
      syntax,
      documents,
      file: readToolsOf(source, documents, { read: readCandidate, parse: parser.parse }),
    };
  }

  async function readInSlices(text: string, signal: AbortSignal): Promise<ReadToolDocument> {
    if (syntax === 'yaml') {
      await pause(signal);
      return readToolDocument(text, syntax);
    }
    const source = withoutMark(text);
    parser.startVersion();
    let start = performance.now();
    for (const piece of parser.missing(source)) {
      if (performance.now() - start > slice) {
        await pause(signal);
        start = performance.now();
      }
      parser.warm(source, piece);
    }
    await pause(signal);
    const parse = remembering(parser.parse);
    const documents = readDocuments(source, parse);
    // Tools are read as far as the time of a slice allows; those that were read are at hand in the next.
    for (let least = 1; ; least *= 2) {
      await pause(signal);
      let complete = true;
      // Each slice finds all tools anew: the fewer slices, the better, where there are very many.
      let done = 0;
      const end = performance.now() + slice;
      const inTime = (candidate: Candidate): ToolReading => {
        const isKnown = readings.has(parser.identityOf(candidate.tree) ?? candidate.tree);
        if (isKnown) return readCandidate(candidate);
        if (done >= least && performance.now() > end) {
          complete = false;
          return { problems: [] };
        }
        done += 1;
        return readCandidate(candidate);
      };
      const file = readToolsOf(source, documents, { read: inTime, parse });
      if (complete) return { text, syntax, documents, file };
    }
  }

  return { read, readInSlices, identityOf };
}

/** Each part of the text is parsed once: what is torn out of broken JSON would be other trees in every slice. */
function remembering(parse: ParseJson): ParseJson {
  const known = new Map<string, ParsedJson>();
  return (text, base = 0) => {
    const key = `${base} ${text.length}`;
    const parsed = known.get(key) ?? parse(text, base);
    known.set(key, parsed);
    return parsed;
  };
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

interface Known {
  readonly candidate: Candidate;
  readonly reading: ToolReading;
}

/** Whether a tool of the same text is read the same way at another place. */
function fits(known: Candidate, { tree, home, key }: Candidate): boolean {
  if (known.home !== home || known.key?.key !== key?.key) return false;
  if (known.key === undefined || key === undefined) return true;
  // A key and its value may move apart.
  const gap = (keyOffset: number, of: JsonTree) => of.range.offset - keyOffset;
  return gap(known.key.keyRange.offset, known.tree) === gap(key.keyRange.offset, tree);
}

/** What was read of a tool, for the same text at another place. */
function movedReading({ candidate: from, reading }: Known, { tree, pointer }: Candidate): ToolReading {
  const by = tree.range.offset - from.tree.range.offset;
  const at = (range: TextRange) => movedRange(range, by);
  const along = (old: string) =>
    old.startsWith(from.pointer) ? pointer + old.slice(from.pointer.length) : old;
  const problems = reading.problems.map((problem) => ({
    ...problem,
    range: at(problem.range),
    pointer: along(problem.pointer),
  }));
  const { tool } = reading;
  if (tool === undefined) return { problems };
  const moved: Tool = {
    ...tool,
    range: at(tool.range),
    nameRange: at(tool.nameRange),
    ...(tool.descriptionRange === undefined ? {} : { descriptionRange: at(tool.descriptionRange) }),
    pointer: along(tool.pointer),
    parameters: tool.parameters.map((parameter) => ({
      ...parameter,
      range: at(parameter.range),
      nameRange: at(parameter.nameRange),
      ...(parameter.descriptionRange === undefined
        ? {}
        : { descriptionRange: at(parameter.descriptionRange) }),
      pointer: along(parameter.pointer),
    })),
  };
  const place = placeOf(tool);
  if (place !== undefined) {
    const { parameters } = place;
    const inner = place.body === place.tree ? tree : member(tree, 'function');
    const segments = parameters && pointerSegments(parameters.pointer.slice(from.pointer.length));
    keepPlace(moved, {
      ...place,
      tree,
      body: inner?.kind === 'object' ? inner : place.body,
      pointer: along(place.pointer),
      ...(parameters === undefined || segments === undefined
        ? {}
        : {
            parameters: {
              ...parameters,
              tree: follow(tree, segments).tree,
              pointer: along(parameters.pointer),
            },
          }),
    });
  }
  return { tool: moved, problems };
}
