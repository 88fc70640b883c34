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
  return offersAt(place, document, offset, options.profiles).map((offer) =>
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
  const snippet = isYaml ? inYaml(offer, cursor) : inJson(offer, cursor);
  const newText = snippets ? snippet : withoutPlaces(snippet);
  const range = rangeIn(document, cursor.replaced);
  return {
    label: offer.label,
    kind: offer.kind,
    textEdit: { range, newText },
    // What is typed so far may have its opening quote.
    filterText: isYaml ? offer.label : JSON.stringify(offer.label),
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

function inYaml({ text, value: behind, yaml, label, kind }: Offer, { hasValue }: Cursor): string {
  if (kind === CompletionItemKind.Snippet) return yaml ?? text;
  // A plain word needs no quotes.
  const plain = /^[A-Za-z][\w.-]*$/.test(label) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(label);
  const isWord = text.startsWith('"') && plain;
  const written = isWord || label.startsWith('$') ? literal(label) : text;
  return hasValue || behind === undefined ? written : `${written}: ${behind.replaceAll('"', '')}`;
}
