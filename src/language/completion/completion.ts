// Completion: keywords, types, formats, names for `required`, targets of `$ref`, members of a tool, whole tools and properties.
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { ToolDocument } from '../open-documents.ts';
import { rangeIn } from '../ranges.ts';
import { cursorAt } from './cursor.ts';
import { type Offer, offersAt } from './offers.ts';
import { type Cursor, placeOn } from './place.ts';
import { literal, withoutPlaces } from './stops.ts';

export interface CompletionOptions {
  readonly snippets: boolean;
  /** Ids of the profiles that the settings ask for. */
  readonly profiles: readonly string[];
}

export function completionsAt(
  document: ToolDocument,
  offset: number,
  options: CompletionOptions,
): CompletionItem[] {
  const cursor = cursorAt(document, offset);
  const place = cursor && placeOn(cursor.path, cursor.atName);
  if (cursor === undefined || place === undefined) return [];
  const style = document.syntax === 'yaml' && cursor.inFlow !== true ? 'block' : 'brackets';
  return offersAt(place, document, offset, { asked: options.profiles, style }).map((offer) =>
    itemOf(offer, cursor, document, options),
  );
}

function itemOf(
  offer: Offer,
  cursor: Cursor,
  document: ToolDocument,
  { snippets }: CompletionOptions,
): CompletionItem {
  const isYaml = document.syntax === 'yaml';
  const snippet = !isYaml
    ? inJson(offer, cursor)
    : cursor.inFlow
      ? inFlow(offer, cursor)
      : inYaml(offer, cursor);
  const newText = snippets ? snippet : withoutPlaces(snippet);
  const range = rangeIn(document, cursor.replaced);
  return {
    label: offer.label,
    kind: offer.kind,
    textEdit: { range, newText },
    filterText: filterOf(offer, document, cursor),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(newText.includes('\n') ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    ...(offer.detail === undefined ? {} : { detail: offer.detail }),
    ...(offer.words === undefined
      ? {}
      : { documentation: { kind: MarkupKind.PlainText, value: offer.words } }),
    ...(offer.rank === undefined ? {} : { sortText: offer.rank }),
  };
}

function inJson({ text, value: behind }: Offer, { hasValue, needsComma }: Cursor): string {
  if (hasValue) return text;
  return `${text}${behind === undefined ? '' : `: ${behind}`}${needsComma ? ',' : ''}`;
}

/** What is typed so far may have its opening quote. */
function filterOf({ label }: Offer, { text, syntax }: ToolDocument, { replaced }: Cursor): string {
  if (syntax === 'json') return JSON.stringify(label);
  const quote = replaced.length === 0 ? undefined : /["']/.exec(text[replaced.offset] ?? '')?.[0];
  return quote === undefined ? label : `${quote}${label}${quote}`;
}

/** On one line: the collection around it may be. */
function inFlow(offer: Offer, cursor: Cursor): string {
  const { value: behind, kind } = offer;
  if (kind === CompletionItemKind.Snippet) return inJson(offer, cursor).replace(/\n\s*/g, ' ');
  const comma = cursor.needsComma && !cursor.hasValue ? ',' : '';
  if (cursor.hasValue || behind === undefined) return plain(offer) + comma;
  // Texts keep their quotes, for there may be commas in them.
  return `${plain(offer)}: ${behind.replace(/"(\$\{\d+\|[^|]*\|\})"/g, '$1')}${comma}`;
}

/** A plain word needs no quotes. */
function plain({ text, label }: Offer): string {
  const isPlain = /^[A-Za-z][\w.-]*$/.test(label) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(label);
  const isWord = text.startsWith('"') && isPlain;
  return isWord || label.startsWith('$') ? literal(label) : text;
}

function inYaml(offer: Offer, { hasValue }: Cursor): string {
  const { text, value: behind, yaml, kind } = offer;
  if (kind === CompletionItemKind.Snippet) return yaml ?? text;
  const written = plain(offer);
  return hasValue || behind === undefined ? written : `${written}: ${behind.replaceAll('"', '')}`;
}
