// What the search view is told of the user's settings. VS Code does not check their types, so this does.
import type { ViewSettings } from '../../protocol/messages.ts';
import type { SettingName } from '../contributions.ts';
import { decidedByLog, type Situation, whyNoSearch } from '../search-permission.ts';

/** A setting that makes no sense counts as not set. */
export function readViewSettings(
  source: (name: SettingName) => unknown,
  situation: Omit<Situation, 'decidedByWorkspace'>,
): ViewSettings {
  const whyNot = whyNoSearch({ ...situation, decidedByWorkspace: decidedByLog });
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

function key(value: unknown, otherwise: string): string {
  return typeof value === 'string' && [...value].length === 1 && value.trim() !== '' ? value : otherwise;
}

function price(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
