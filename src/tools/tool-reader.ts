// Reads the versions of one tool file one after the other, as an editor sees them: tools that did not change are not read again.
import { createCachedParser, movedRange } from './cached-parse.ts';
import type { Candidate } from './candidates.ts';
import { readDocuments } from './documents.ts';
import { pointerSegments } from './json-pointer.ts';
import { follow, type JsonTree, member } from './json-tree.ts';
import { readingTools, withoutMark } from './read.ts';
import { type ReadToolDocument, readingYaml, readToolDocument, type ToolSyntax } from './read-document.ts';
import { readTool, type ToolReading } from './read-tool.ts';
import { atOnce, inSlices, type Steps } from './slices.ts';
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

  /** @param source Without its mark. */
  function* readingJson(text: string, source: string): Steps<ReadToolDocument> {
    const documents = readDocuments(source, parser.parse);
    yield;
    const options = { read: readCandidate, parse: parser.parse };
    return { text, syntax, documents, file: yield* readingTools(source, documents, options) };
  }

  function read(text: string): ReadToolDocument {
    if (syntax === 'yaml') return readToolDocument(text, syntax);
    parser.startVersion();
    return atOnce(readingJson(text, withoutMark(text)));
  }

  function* reading(text: string): Steps<ReadToolDocument> {
    if (syntax === 'yaml') return yield* readingYaml(text);
    const source = withoutMark(text);
    parser.startVersion();
    for (const piece of parser.missing(source)) {
      parser.warm(source, piece);
      yield;
    }
    return yield* readingJson(text, source);
  }

  return { read, readInSlices: (text, signal) => inSlices(reading(text), signal), identityOf };
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
