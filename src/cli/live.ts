// Shows a running search: a tree that grows in a terminal, plain lines elsewhere.
import { createLogUpdate } from 'log-update';
import pc from 'picocolors';
import { byVerdict } from '../log/best-first.ts';
import type { SearchEvent } from '../log/events.ts';
import type { SearchTree } from '../log/tree.ts';
import { createTree } from '../log/tree-builder.ts';
import { drawLine, drawTree } from './draw-tree.ts';
import { headLines, resultLines } from './report.ts';

export interface Live {
  show(event: SearchEvent): void;
  /** Draws the end. @returns the tree of the whole search. */
  end(logPath: string | undefined): SearchTree;
}

/** Milliseconds between two drawings of the tree. */
const pace = 60;

export function createLive(out: NodeJS.WriteStream): Live {
  return out.isTTY ? terminal(out) : lines(out);
}

function terminal(out: NodeJS.WriteStream): Live {
  const tree = createTree();
  const update = createLogUpdate(out, { showCursor: false });
  let drawnAt = 0;
  const draw = (): void => {
    const snapshot = tree.snapshot();
    const drawn = [...headLines(snapshot, pc), ...drawTree(snapshot, { colors: pc, columns: out.columns })];
    update(drawn.slice(-Math.max(4, out.rows - 2)).join('\n'));
    drawnAt = performance.now();
  };
  return {
    show(event) {
      tree.apply(event);
      if (performance.now() - drawnAt >= pace) draw();
    },
    end(logPath) {
      update.clear();
      update.done();
      return printTree(tree.snapshot(), out, logPath);
    },
  };
}

function lines(out: NodeJS.WriteStream): Live {
  const tree = createTree();
  return {
    show(event) {
      tree.apply(event);
      if (event.type === 'search-started') out.write(`${headLines(tree.snapshot(), pc).join('\n')}\n`);
      if (event.type === 'notice') out.write(`${event.severity}: ${event.message} ${event.remedy ?? ''}\n`);
      if (event.type !== 'step-finished') return;
      const snapshot = tree.snapshot();
      const judged = snapshot.nodes.filter((node) => node.step === event.step);
      for (const node of judged.toSorted(byVerdict)) out.write(`${drawLine(snapshot, node)}\n`);
    },
    end(logPath) {
      return printResult(tree.snapshot(), out, logPath);
    },
  };
}

/** Prints a whole search: head, tree, notices and result. */
export function printTree(
  tree: SearchTree,
  out: NodeJS.WriteStream,
  logPath: string | undefined,
): SearchTree {
  const columns = out.isTTY ? out.columns : 1000;
  out.write(`${[...headLines(tree, pc), ...drawTree(tree, { colors: pc, columns })].join('\n')}\n`);
  for (const { severity, message, remedy } of tree.notices) {
    out.write(`${severity}: ${message} ${remedy ?? ''}\n`);
  }
  return printResult(tree, out, logPath);
}

function printResult(tree: SearchTree, out: NodeJS.WriteStream, logPath: string | undefined): SearchTree {
  out.write(`${resultLines(tree, pc, logPath).join('\n')}\n`);
  return tree;
}
