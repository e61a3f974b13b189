import * as z from 'zod';

/** How the stand-in is told to misbehave, in code and by `POST /stand-in/behaviour`. An empty object is good behaviour. */
export const behaviourSchema = z.strictObject({
  /** Waits so long before anything else. */
  latencyMs: z.number().int().nonnegative().max(600_000).optional(),
  fail: z.enum(['429', '500', '503', 'geo-block', 'bad-key']).optional(),
  nonsense: z
    .enum(['not-json', 'wrong-schema', 'html', 'empty-candidates', 'prompt-blocked', 'safety', 'max-tokens'])
    .optional(),
  /** A taken-over model: replies with this text, sure of itself. */
  obey: z.string().optional(),
  /** Only for requests to this model. */
  model: z.string().optional(),
  /** For so many requests; without it until told otherwise. */
  times: z.number().int().positive().optional(),
});

export type Behaviour = z.infer<typeof behaviourSchema>;

export interface BehaviourBox {
  set(behaviour: Behaviour): void;
  reset(): void;
  /** What holds for a request to this model; counts it. */
  take(model: string): Behaviour;
}

export function createBehaviourBox(): BehaviourBox {
  let current: Behaviour = {};
  let left = Number.POSITIVE_INFINITY;
  return {
    set(behaviour) {
      current = behaviour;
      left = behaviour.times ?? Number.POSITIVE_INFINITY;
    },
    reset() {
      current = {};
    },
    take(model) {
      if (left <= 0 || (current.model !== undefined && current.model !== model)) return {};
      left -= 1;
      return current;
    },
  };
}
