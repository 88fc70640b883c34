// What a format of exported data is: a table of its columns and a function that writes rows.
import type { CallFormat } from '../../calls/format.ts';
import type { JsonObject, JsonValue } from '../../tools/tool.ts';
import type { SegmentOptions } from './segments.ts';
import type { ExportUnit } from './unit.ts';

export interface Column {
  readonly name: string;
  /** Its type, as Hugging Face's `datasets` writes it in `dataset_info.json`. */
  readonly feature: JsonValue;
  /** One line for the card. */
  readonly meaning: string;
}

/** What rows depend on besides the data. */
export interface RowOptions extends SegmentOptions {
  /** The wire format of the responses. */
  readonly callFormat: CallFormat;
}

/** Called where something cannot be written in a format; says what it was, in the plural: `responses without a step`. */
export type LeaveOut = (what: string) => void;

export interface ExportFormat {
  /** As it is asked for. */
  readonly name: string;
  readonly title: string;
  /** What it is for and what a reader must know, in Markdown. */
  readonly about: string;
  /** Tags of the card. */
  readonly tags: readonly string[];
  /** What it is made from: labelled rollouts, examples, or rollouts together with their examples. */
  readonly needs: 'rollouts' | 'examples' | 'both';
  /** Whether rows follow the view of labels and may end at the first wrong decision ({@link SegmentOptions}). */
  readonly views: boolean;
  readonly columns: readonly Column[];
  /** The entry in LLaMA-Factory's own `dataset_info.json`, without the file's name, where the format is for it. */
  readonly llamaFactory?: JsonObject;
  /** Rows of one example, always in the same order. */
  readonly rows: (unit: ExportUnit, options: RowOptions, leaveOut: LeaveOut) => Iterable<JsonObject>;
}
