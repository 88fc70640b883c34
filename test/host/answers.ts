// Answers the editor's questions in a test: VS Code shows no dialog while an extension is tested, and nobody sits there.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export interface Answers {
  /** For each list in turn: what the label of the chosen item holds; `undefined` leaves it with Escape. */
  readonly picks?: readonly (RegExp | undefined)[];
  /** For each input box in turn. */
  readonly inputs?: readonly (string | undefined)[];
  /** The button of each message that has one of these; other messages are left alone. */
  readonly buttons?: readonly RegExp[];
  /** The folder of the one dialog that asks for one. */
  readonly folder?: vscode.Uri;
  /** The file of the one dialog that asks where to write. */
  readonly file?: vscode.Uri;
}

export interface Asked {
  /** Titles and messages, in the order in which they came. */
  readonly said: readonly string[];
}

/** What is in `vscode.window` during the work; the extension under test has the same object. */
type Functions = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

/** @throws {AssertionError} when a question had no answer, or an answer no question. */
export async function answering(
  answers: Answers,
  work: (asked: Asked) => PromiseLike<unknown>,
): Promise<Asked> {
  const picks = [...(answers.picks ?? [])];
  const inputs = [...(answers.inputs ?? [])];
  const said: string[] = [];
  const message = async (text: unknown, ...rest: readonly unknown[]): Promise<unknown> => {
    said.push(String(text));
    return rest.find((item) => typeof item === 'string' && answers.buttons?.some((one) => one.test(item)));
  };
  const restore = replace({
    async showQuickPick(items, options) {
      said.push(titleOf(options));
      assert.ok(picks.length > 0, `nobody picks from the list "${titleOf(options)}"`);
      const wanted = picks.shift();
      if (wanted === undefined) return undefined;
      const list: unknown = await items;
      assert.ok(Array.isArray(list));
      const matches = (item: unknown) => wanted.test(labelOf(item));
      const found: unknown = takesMany(options) ? list.filter(matches) : list.find(matches);
      assert.ok(found, `the list "${titleOf(options)}" has no ${wanted}`);
      return found;
    },
    async showInputBox(options) {
      said.push(titleOf(options));
      assert.ok(inputs.length > 0, `nobody types into "${titleOf(options)}"`);
      const text = inputs.shift();
      const problem = text === undefined ? undefined : await validate(options, text);
      assert.equal(problem, undefined);
      return text;
    },
    async showOpenDialog(options) {
      said.push(titleOf(options));
      return answers.folder === undefined ? undefined : [answers.folder];
    },
    async showSaveDialog(options) {
      said.push(titleOf(options));
      return answers.file;
    },
    showInformationMessage: message,
    showWarningMessage: message,
    showErrorMessage: message,
  });
  try {
    await work({ said });
  } finally {
    restore();
  }
  assert.deepEqual({ picks, inputs }, { picks: [], inputs: [] }, 'these answers had no question');
  return { said };
}

function replace(functions: Functions): () => void {
  const before = Object.keys(functions).map(
    (name) => [name, Object.getOwnPropertyDescriptor(vscode.window, name)] as const,
  );
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(vscode.window, name, {
      value,
      configurable: true,
      writable: true,
      enumerable: true,
    });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor !== undefined) Object.defineProperty(vscode.window, name, descriptor);
    }
  };
}

function titleOf(options: unknown): string {
  return typeof options === 'object' && options !== null && 'title' in options ? String(options.title) : '';
}

function labelOf(item: unknown): string {
  if (typeof item === 'string') return item;
  return typeof item === 'object' && item !== null && 'label' in item ? String(item.label) : '';
}

function takesMany(options: unknown): boolean {
  return (
    typeof options === 'object' &&
    options !== null &&
    'canPickMany' in options &&
    options.canPickMany === true
  );
}

async function validate(options: unknown, text: string): Promise<unknown> {
  if (typeof options !== 'object' || options === null || !('validateInput' in options)) return undefined;
  const { validateInput } = options;
  return typeof validateInput === 'function' ? await validateInput(text) : undefined;
}
