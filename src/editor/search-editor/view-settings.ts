// What the search view is told of the user's settings. VS Code does not check their types, so this does.
import type { ViewSettings } from '../../protocol/messages.ts';
import type { SettingName } from '../contributions.ts';

export interface Situation {
  readonly trusted: boolean;
  /** The log lies on the disk of the extension host. */
  readonly onDisk: boolean;
}

/** A setting that makes no sense counts as not set. */
export function readViewSettings(source: (name: SettingName) => unknown, situation: Situation): ViewSettings {
  const whyNot = whyNoSearch(situation);
  return {
    labelKeys: {
      good: key(source('labelKeyGood'), '1'),
      bad: key(source('labelKeyBad'), '2'),
      neutral: key(source('labelKeyNeutral'), '3'),
    },
    blind: source('labelBlind') === true,
    autoAdvance: source('labelAutoAdvance') === true,
    pricePerMillion: {
      prompt: price(source('promptPrice')),
      completion: price(source('completionPrice')),
    },
    canSearch: whyNot === undefined,
    ...(whyNot === undefined ? {} : { whyNot }),
  };
}

/** Why no search can be run here, in plain words; nothing where one can. */
export function whyNoSearch({ trusted, onDisk }: Situation): string | undefined {
  if (!trusted) return 'This workspace is not trusted. Trust it to run searches.';
  if (!onDisk) return 'This log does not lie on the disk. Open it from a folder on the disk to run searches.';
  return undefined;
}

function key(value: unknown, otherwise: string): string {
  return typeof value === 'string' && [...value].length === 1 && value.trim() !== '' ? value : otherwise;
}

function price(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
