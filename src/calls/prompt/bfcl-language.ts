// How BFCL rewrites its tools before it asks: a language sentence, and Java or JavaScript types told in prose.
// Source: ShishirPatil/gorilla @ 6ea57973, bfcl_eval (checkers read `category` the same way).
import { dumpPythonJson, isPythonMap, type PythonJson } from './python-json.ts';

export type BfclLanguage = 'python' | 'java' | 'javascript';
type PythonMap = ReadonlyMap<string, PythonJson>;

/** The language of a test id (`simple_java_12`, `live_multiple_3-1-0`): the category is all before the last `_`. */
export function bfclLanguage(id: string): BfclLanguage {
  const category = id.includes('_') ? id.slice(0, id.lastIndexOf('_')) : id;
  if (category.includes('javascript')) return 'javascript';
  return category.includes('java') ? 'java' : 'python';
}

const sentences: Readonly<Record<BfclLanguage, string>> = {
  python: ' Note that the provided function is in Python 3 syntax.',
  java: ' Note that the provided function is in Java 8 SDK syntax.',
  javascript: ' Note that the provided function is in JavaScript syntax.',
};

/** The tool with its language sentence; for Java and JavaScript every parameter becomes a string. */
export function addLanguageHint(tool: PythonMap, language: BfclLanguage): PythonMap {
  const hinted = new Map(tool);
  hinted.set('description', textOf(tool.get('description')) + sentences[language]);
  const schema = tool.get('parameters');
  const properties = isPythonMap(schema) ? schema.get('properties') : undefined;
  if (language === 'python' || !isPythonMap(schema) || !isPythonMap(properties)) return hinted;
  const rewritten = [...properties].map(([name, parameter]): [string, PythonJson] => [
    name,
    isPythonMap(parameter) ? asStringParameter(parameter, language) : parameter,
  ]);
  hinted.set('parameters', new Map(schema).set('properties', new Map(rewritten)));
  return hinted;
}

function asStringParameter(parameter: PythonMap, language: 'java' | 'javascript'): PythonMap {
  const name = language === 'java' ? 'Java' : 'JavaScript';
  const type = textOf(parameter.get('type'));
  const result = new Map(parameter);
  let description = textOf(parameter.get('description'));
  description +=
    type === 'any'
      ? ` This parameter can be of any type of ${name} object in string representation.`
      : ` This is ${name} ${type} type parameter in string representation.`;
  const items = parameter.get('items');
  const isList = language === 'java' ? type === 'ArrayList' || type === 'Array' : type === 'array';
  if (isList && isPythonMap(items)) {
    description += ` The list elements are of type ${textOf(items.get('type'))}; they are not in string representation.`;
    result.delete('items');
  }
  const entries = parameter.get('properties');
  if (language === 'javascript' && type === 'dict' && entries !== undefined) {
    description += ` The dictionary entries have the following schema; they are not in string representation. ${dumpPythonJson(entries)}`;
    result.delete('properties');
  }
  return result.set('description', description).set('type', 'string');
}

function textOf(value: PythonJson | undefined): string {
  return typeof value === 'string' ? value : '';
}
