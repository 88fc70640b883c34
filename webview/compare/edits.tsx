// The edits of the schemas between the two searches, each with the decisions that it shows in.
import type { Alignment } from '../../src/compare/alignment.ts';
import { visible } from '../../src/log/visible.ts';
import { effectWords, placeOf } from './words.ts';

interface Props {
  readonly alignment: Alignment;
  readonly onOpen: (edit: number) => void;
  readonly onStep: (step: number) => void;
}

export function Edits({ alignment: { edits }, onOpen, onStep }: Props) {
  if (edits.length === 0) return null;
  return (
    <section class="compare-edits" aria-label="Edits of the schemas">
      <h2>Edits</h2>
      <ol>
        {edits.map(({ change, steps }, index) => (
          <li key={index}>
            <button
              type="button"
              class="link edit-place"
              title={`Open ${placeOf(change)} in the tool file`}
              onClick={() => onOpen(index)}
            >
              {placeOf(change)}
            </button>{' '}
            {visible(change.message)} <span class="quiet">({effectWords[change.effect]})</span>{' '}
            {steps.length === 0 ? (
              <span class="quiet">shows in no decision</span>
            ) : (
              <span class="edit-steps">
                <span class="quiet">shows in decision</span>
                {steps.map((step) => (
                  <button
                    key={step}
                    type="button"
                    class="link"
                    aria-label={`Go to decision ${step + 1}`}
                    onClick={() => onStep(step)}
                  >
                    {step + 1}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
