// Reads the labels from a chat route: the first token of the assistant's answer is the label, no template is needed.
import { valueAt } from './json-shape.ts';
import { smallerTop } from './reward-completions.ts';
import { eachInParallel, post, type RewardRoute, scoreChoice } from './reward-route.ts';

export const chatRoute: RewardRoute = {
  name: 'chat top-k',
  async *score(items, context) {
    yield* eachInParallel(items, context, async function* (item, own) {
      for (;;) {
        const asked = own.memory.topTokens;
        try {
          const value = yield* post(own, '/v1/chat/completions', {
            model: own.model,
            messages: item.messages.map(({ role, content }) => ({ role, content })),
            max_tokens: own.maxTokens,
            temperature: 0,
            ...own.sampling,
            logprobs: true,
            top_logprobs: asked,
            // A thinking model would begin with its thoughts instead of the label.
            chat_template_kwargs: { enable_thinking: false },
          });
          yield scoreChoice(item, valueAt(value, 'choices', 0), own, asked, `chat top-${asked}`);
          return;
        } catch (error) {
          own.memory.topTokens = smallerTop(error, asked);
        }
      }
    });
  },
};
